"""In a real browser: Today of a personal adviser on a telephone and at a desk."""

import pytest
from playwright.sync_api import expect

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser

PEOPLE = 12
TALLEST_CARD = 90  # CSS pixels: three lines
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
A4 = {"width": 718, "height": 1047}  # CSS pixels, within margins of one centimetre


@pytest.fixture
def today(at_a_browser, address):
    council = CouncilFactory()
    worker = member(council, Role.PERSONAL_ADVISER, "Dele Swiftley")
    adviser = member(council, Role.EET_ADVISER, "Priya Ravenscar")
    with council_context(council.id):
        CareLeaverFactory.create_batch(
            PEOPLE, council=council, personal_adviser=worker.user, eet_adviser=adviser.user, phone="07700 900118"
        )
    page = at_a_browser(worker).is_signed_in().page
    page.goto("/today/")
    return page


def test_on_a_telephone_lines_are_short_and_what_asks_for_nothing_is_folded(today):
    today.set_viewport_size(NARROW)
    rows = today.locator(".onward-own tbody tr")
    expect(rows).to_have_count(PEOPLE)
    expect(rows.first).to_be_hidden()
    expect(today.locator("#nothing-here")).to_be_hidden()
    line = today.locator(".onward-line").first
    when, act = (line.locator(each).bounding_box() for each in ("[data-when]", "[data-act]"))
    assert act["y"] < when["y"] + when["height"], "the act stands beside the date, not below it"
    today.get_by_text(f"Show your {PEOPLE} young people").click()
    assert all(row.bounding_box()["height"] <= TALLEST_CARD for row in rows.all())
    expect(rows.first.get_by_role("link", name="07700 900118")).to_be_visible()
    assert not sticks_out(today, 320)
    assert not axe_violations(today)


def test_at_a_desk_only_what_asks_for_nothing_is_folded(today):
    today.set_viewport_size(WIDE)
    expect(today.locator(".onward-own tbody tr").first).to_be_visible()
    expect(today.locator(".onward-fold > summary:visible")).to_have_count(0)
    expect(today.locator("#nothing-here")).to_be_hidden()
    today.get_by_text("other kinds").click()
    expect(today.locator("#nothing-here")).to_be_visible()
    assert not axe_violations(today)


def test_on_a_sheet_of_paper_nothing_is_folded(today):
    """Paper is narrower than a desk, and nobody can unfold it there."""
    today.set_viewport_size(A4)
    expect(today.locator(".onward-own tbody tr").first).to_be_hidden()
    numbers = today.locator(".onward-line").get_by_text("07700", exact=False)
    expect(numbers.first).to_be_hidden()
    today.emulate_media(media="print")
    expect(numbers.first).to_be_visible()
    expect(today.locator(".onward-own tbody tr").first).to_be_visible()
    expect(today.locator("#nothing-here")).to_be_visible()
    expect(today.locator(".onward-fold > summary:visible")).to_have_count(0)
