"""From any page to a person in two steps: the name and Enter; without a mouse, and on a telephone."""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser

NARROW, WIDE = 320, 1280  # CSS pixels
_numbers = count(1)


@pytest.fixture(scope="module")
def council(address):
    council = CouncilFactory()
    with council_context(council.id):
        for family_name in ("Coldharbour", "Coldbourne", "Featherstonehaugh-Cholmondeley"):
            CareLeaverFactory(council=council, given_name="Tyler", family_name=family_name, phone="07700 900142")
        employer = EmployerFactory(council=council, name="Coldharbour Salons and Hairdressers of Larkfield Limited")
        OpportunityFactory(council=council, employer=employer, title="Barbering apprentice")
    return council


@pytest.fixture
def adviser(at_a_browser, council):
    """Another for each test, since somebody's keys stay as they left them."""
    name = f"Jo {next(_numbers)} Larkspur"
    return at_a_browser(member(council, Role.EET_ADVISER, name)).is_signed_in()


def test_a_key_a_name_and_enter_lead_to_a_person(adviser):
    page, field = adviser.page, adviser.page.get_by_role("searchbox", name="Search")
    page.goto("/placements/")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("tyler coldharbour")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Tyler Coldharbour"))
    page.wait_for_load_state()

    page.keyboard.press("/")
    page.keyboard.type("cold/har")  # inside a field the key is a letter
    expect(field).to_have_value("cold/har")
    field.fill("cold")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=cold")
    expect(page.locator(".onward-hit--best")).to_be_focused()
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe_violations(page) == []
        assert sticks_out(page, width) == []
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Tyler Cold"))


def test_a_telephone_has_a_link_to_the_field_and_the_key_can_be_turned_off(adviser):
    page = adviser.page
    page.set_viewport_size({"width": NARROW, "height": 640})
    page.goto("/placements/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_hidden()
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox", name="Search").fill("nobody at all")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing found for “nobody at all”")
    assert axe_violations(page) == []
    assert sticks_out(page, NARROW) == []

    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto("/keyboard/")
    page.get_by_role("button", name="Turn single keys off").click()
    expect(page.get_by_text("Single keys are off").first).to_be_visible()
    assert axe_violations(page) == []
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).not_to_be_focused()
    assert page.evaluate("document.body.dataset.keys") == "off"  # as other pages with keys ask
