"""Without a mouse: the way past the menu, and from an error to the field that is wrong."""

import pytest
from playwright.sync_api import expect

from backend.councils.choices import Role
from tests.factories.councils import CouncilFactory
from tests.journeys.people import member


pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement"


@pytest.fixture(scope="module")
def staff(address):
    return member(CouncilFactory(), Role.STAFF, "Jo Larkspur")


@pytest.fixture
def page(at_a_browser, staff):
    return at_a_browser(staff).is_signed_in().page


def test_the_first_stop_leads_past_the_menu(page):
    page.goto("/people/")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "main-content"
    page.keyboard.press("Tab")
    assert page.evaluate(f"!!{FOCUSED}.closest('main')")


def test_an_error_takes_the_focus_and_leads_to_its_field(page):
    page.goto("/people/add/")
    page.get_by_role("button", name="Add them").press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.keyboard.press("Tab")
    wrong = page.evaluate(f"{FOCUSED}.hash.slice(1)")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == wrong
    message = page.evaluate(f"{FOCUSED}.getAttribute('aria-describedby')").split()[-1]
    expect(page.locator(f"#{message}")).to_be_visible()
