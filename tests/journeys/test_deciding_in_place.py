"""In a real browser: an adviser decides about matches without leaving the page, by mouse, keyboard and on a phone."""

import pytest
from playwright.sync_api import expect

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.shortlists.models import Decision
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.shortlists import shortlist_of
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
MATCH = ".onward-match"
LINES = "els => els.map(el => el.getBoundingClientRect().bottom)"


@pytest.fixture(scope="module")
def council(address):
    return CouncilFactory()


@pytest.fixture
def person(council):
    with council_context(council.id):
        young_person = CareLeaverFactory(council=council, phone="07700 900123")
        shortlist_of(young_person, 12)
    return young_person


@pytest.fixture
def page(at_a_browser, council, person):
    page = at_a_browser(member(council, Role.EET_ADVISER, f"Adviser {person.id}")).is_signed_in().page
    page.set_viewport_size(DESK)
    page.goto(f"/people/{person.public_id}/")
    return page


def decided(council) -> list[tuple[str, str]]:
    with council_context(council.id):
        return list(Decision.objects.standing().order_by("id").values_list("kind", "because"))


def test_one_press_is_yes_and_two_are_no_and_the_page_stays_where_it_was(page, council):
    third = page.locator(MATCH).nth(2)
    third.get_by_role("button", name="Shortlist").click()
    expect(page.locator("#decided")).to_be_in_viewport()
    expect(page.locator("#decided")).to_contain_text("is shortlisted")
    fifth = page.locator(MATCH).nth(4)
    fifth.get_by_text("Not this one").click()
    fifth.get_by_role("button", name="Too far to travel").click()
    expect(page.locator("#decided")).to_be_in_viewport()
    expect(page.locator("#decided")).to_contain_text("too far to travel")
    page.locator("#decided").get_by_role("button", name="Undo").click()
    expect(page.locator("#decided")).to_contain_text("Undone")
    expect(page.locator(MATCH)).to_have_count(11)
    assert decided(council)[-1:] == [("shortlist", "")]


def test_keys_decide_unless_something_is_typed_or_they_are_off(page, council):
    before = len(decided(council))
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(MATCH).nth(1).get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("n")
    expect(page.locator(MATCH).nth(1).get_by_role("button", name="Not the kind of work")).to_be_focused()
    page.keyboard.press("Escape")
    page.evaluate("document.body.dataset.keys = 'off'")
    page.keyboard.press("s")
    expect(page.locator(MATCH)).to_have_count(12)
    page.evaluate("delete document.body.dataset.keys")
    with page.expect_navigation():
        page.keyboard.press("s")
    expect(page.locator("#decided")).to_contain_text("is shortlisted")
    assert len(decided(council)) == before + 1


def test_the_decision_is_on_the_first_screen_and_nothing_is_cut_with_menus_open(page, person):
    ticked = "&".join(f"m={each.get_attribute('value')}" for each in page.locator("[name=m]").all()[:4])
    addresses = ["", "?open=4", f"compare/?{ticked}", "ruled-out/"]
    for size, lowest in ((DESK, 400), (PHONE, 560)):
        page.set_viewport_size(size)
        page.goto(f"/people/{person.public_id}/")
        box = page.get_by_role("button", name="Shortlist").first.bounding_box()
        assert box["y"] + box["height"] <= lowest
        for address in addresses:
            page.goto(f"/people/{person.public_id}/{address}")
            page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true; })")
            assert sticks_out(page, size["width"]) == [], address
            assert axe_violations(page) == [], address


def test_paper_has_no_chance_on_it(page):
    page.emulate_media(media="print")
    assert page.locator(".onward-chance").filter(visible=True).count() == 0
    assert page.get_by_role("button").filter(visible=True).count() == 0
