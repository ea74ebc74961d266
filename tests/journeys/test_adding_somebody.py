"""In a real browser: somebody is added by a few facts, their matches say so by themselves, and a contact is logged."""

import pytest
from playwright.sync_api import expect

from backend.councils.choices import Role
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser

BOTH = (1280, 320)


def holds_at_both_widths(page) -> None:
    for width in BOTH:
        page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(page, width) == []
        assert axe_violations(page) == []


def test_somebody_is_added_and_their_matches_appear_by_themselves(at_a_browser):
    council = CouncilFactory()
    adviser = at_a_browser(member(council, Role.EET_ADVISER, "Priya Ravenscar")).is_signed_in()
    page = adviser.page
    adviser.opens("/people/add/")
    holds_at_both_widths(page)
    for label, typed in (("Given name", "Danielle"), ("Day", "3 Dec 2007"), ("Identifier in the case system", "C-77")):
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_text("They agreed today").check()
    page.get_by_label("How they said so").select_option(label="Phone call")
    adviser.presses("Add them")
    expect(page.get_by_role("alert")).to_contain_text("0 matches to decide", timeout=15_000)
    holds_at_both_widths(page)

    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Log a contact").first.click()  # first action
    page.get_by_label("Phone call").check()  # second
    adviser.presses("Save: we spoke")  # third
    expect(page.get_by_role("alert")).to_contain_text("is logged")
    expect(page.locator("main")).to_contain_text("Phone call: spoke with them")
