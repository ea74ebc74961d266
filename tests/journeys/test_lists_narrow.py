"""In a real browser, at 320 px: lists of records are cards that end where their page does, with the state first."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.checklist import required_checks
from tests.factories.councils import CouncilFactory
from tests.factories.employers import check_of
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.journeys.looking import is_on_first_screen, sticks_out
from tests.journeys.people import can_sign_in, member


pytestmark = pytest.mark.browser

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
WIDER_THAN_PARENT = """() => [...document.querySelectorAll("main .onward-rows table, main .onward-rows td")]
    .filter(each => each.checkVisibility())
    .filter(each => each.scrollWidth > each.closest(".onward-rows").clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture
def council(at_a_browser):
    return CouncilFactory()


@pytest.fixture
def world(council):
    with council_context(council.id):
        made = referral_world(council, title="Assistant in a kitchen that bakes for the neighbourhood")
        made.refer()
        for asked in required_checks(made.opportunity.employer.kind):
            check_of(made.opportunity.employer, asked.item)
        made.waiting = OpportunityFactory(
            council=council, employer=made.opportunity.employer, submitted=True, title="Apprentice baker of bread"
        )
    return made


def wide_lists(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    page.set_viewport_size(NARROW)
    found = {}
    for each in addresses:
        page.goto(each)
        found[each] = page.evaluate(WIDER_THAN_PARENT) + sticks_out(page, NARROW["width"])
        if not page.locator("main .onward-rows").count():
            found[each].append("no list")
    return {each: wide for each, wide in found.items() if wide}


def test_lists_of_an_employer_end_where_the_page_does_and_say_the_state_first(at_a_browser, world):
    can_sign_in(world.employer_user)
    page = at_a_browser(world.employer_user.memberships.get()).is_signed_in().page
    assert not wide_lists(page, [reverse("employer-referrals"), reverse("employer-opportunities")])
    row = page.locator("main .onward-rows tbody tr").first
    state, kind = (row.locator(f"td[data-label='{label}']").bounding_box() for label in ("State", "Type"))
    assert state["y"] <= kind["y"]


def test_lists_of_the_council_end_where_the_page_does(at_a_browser, council, world):
    page = at_a_browser(member(council, Role.ENGAGEMENT_OFFICER, "Omar Stour")).is_signed_in().page
    employer = reverse("employer", args=[world.opportunity.employer.public_id])
    assert not wide_lists(page, [reverse("approvals"), employer])
    page.set_viewport_size(WIDE)
    page.goto(reverse("approval", args=[world.waiting.public_id]))
    for name in ("Approve", "Ask for changes"):
        assert is_on_first_screen(page.get_by_role("button", name=name, exact=True))
    assert is_on_first_screen(page.get_by_role("heading", name="What people will read"))


def test_the_menu_of_administration_is_one_line_on_a_phone(at_a_browser, council):
    page = at_a_browser(member(council, Role.ADMINISTRATOR, "Ada Wharf")).is_signed_in().page
    assert not wide_lists(page, [reverse("administration")])
    assert page.locator("main nav").locator("visible=true").count() == 0
    page.locator("main summary").first.click()
    assert page.locator("main nav a").locator("visible=true").count() > 5
    page.set_viewport_size(WIDE)
    assert page.locator("main nav").locator("visible=true").count() == 1
