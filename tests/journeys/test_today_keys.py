"""In a real browser: Today by keyboard, with single letters that are silent where they would be typed or are off."""

import pytest
from playwright.sync_api import expect

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.people import member


pytestmark = pytest.mark.browser

HERE = "[data-kind]:focus-within"


@pytest.fixture
def adviser(address):
    council = CouncilFactory()
    mine = member(council, Role.EET_ADVISER, "Priya Ravenscar")
    with council_context(council.id):
        CareLeaverFactory.create_batch(3, council=council, eet_adviser=mine.user)
    return mine


def test_lines_are_walked_acted_on_put_off_and_handed_over_by_keys(at_a_browser, adviser):
    page = at_a_browser(adviser).is_signed_in().page
    page.goto("/today/")
    lines = page.locator("[data-kind]")
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(lines.nth(place).locator("[data-act]")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(page.locator(HERE).locator("[data-later]")).to_be_focused()
    page.keyboard.press("Escape")
    page.goto("/today/")
    page.keyboard.press("j")
    page.keyboard.press("h")
    page.wait_for_url("**/hand-over/**")
    page.get_by_label("What should they know?").press("j")
    expect(page.get_by_label("What should they know?")).to_have_value("j")
    page.goto("/today/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/today/" not in url)


def test_a_person_who_switched_single_keys_off_types_them_for_nothing(at_a_browser, adviser):
    adviser.user.uses_single_keys = False
    adviser.user.save()
    page = at_a_browser(adviser).is_signed_in().page
    page.goto("/today/")
    page.keyboard.press("j")
    expect(page.locator(HERE)).to_have_count(0)
