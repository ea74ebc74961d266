"""An opportunity found elsewhere to an interview, in a real browser: one page, few keys, and a press for each step."""

import pytest
from playwright.sync_api import expect

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_at, open_folds, sticks_out
from tests.journeys.people import member
from tests.sampling import one_in


pytestmark = pytest.mark.browser
WIDTHS = (320, 1280)
MOST_FIELDS = 15  # to look at, on one page
MOST_KEYS = 150  # typed and tabbed: at a second each it is well under two minutes
TYPED = {"What it is called": "Baker’s assistant", "Employer": "Crumb & Co"}


@pytest.fixture(params=one_in(2, [True, False]), ids=["with script", "without script"])
def somebody(request, at_a_browser):
    council = CouncilFactory()
    adviser = member(council, Role.EET_ADVISER, "Jo Larkspur")
    with council_context(council.id):
        facts = {"ready": True, "preferred_name": "Amina", "eet_adviser": adviser.user}
        person = CareLeaverFactory(council=council, aspiration="I want to bake. I am never late.", **facts)
    sitting = at_a_browser(adviser, java_script_enabled=request.param).is_signed_in()
    sitting.has_script = request.param
    return sitting, person


def is_sound(somebody, name: str) -> None:
    """Measured with script: axe is one itself."""
    if not somebody.has_script:
        return
    for width in WIDTHS:
        somebody.page.set_viewport_size({"width": width, "height": 900})
        open_folds(somebody.page)
        assert sticks_out(somebody.page, width) == [], (name, width)
        assert axe_at(somebody.page, width) == [], (name, width)


def test_found_elsewhere_to_an_interview(somebody):
    adviser, person = somebody
    page = adviser.page
    adviser.opens(f"/people/{person.public_id}/")
    adviser.follows("Add an opportunity found elsewhere")
    keys = types_with_keys_alone(adviser)
    fields = page.locator("main form").locator("input:visible, select:visible, textarea:visible").count()
    assert (fields <= MOST_FIELDS, keys <= MOST_KEYS) == (True, True), (fields, keys)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Application to Baker’s assistant")
    is_sound(adviser, "applying")

    adviser.presses("It is ready")
    expect(page.get_by_text("Ready on")).to_be_visible()
    adviser.follows("Put it together")
    page.get_by_label("Use “I am never late.”").check()
    is_sound(adviser, "statement")
    adviser.presses("Save the statement")
    expect(page.locator("#statement")).to_contain_text("I am never late.")
    is_sound(adviser, "statement to print")
    page.go_back()

    adviser.opens(f"/people/{person.public_id}/")
    is_sound(adviser, "matches with what was found")
    adviser.follows("Helped to apply")
    adviser.presses("They have applied")
    adviser.presses("An interview")
    expect(page.get_by_text("An interview is arranged").first).to_be_visible()


def types_with_keys_alone(adviser) -> int:
    """Fills in what is needed without a mouse; how many keys that took."""
    page, keys = adviser.page, 0
    is_sound(adviser, "found elsewhere")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_label("What it is called").focus()
    for label, text in TYPED.items():
        page.keyboard.type(text)
        keys += len(text) + 1
        page.keyboard.press("Tab")
        assert label
    page.keyboard.type("Job")
    keys += 3
    page.get_by_label("The advert gives no last day").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Add it").focus()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    return keys + 14 + 2  # the tabs to the box and to the button, and the presses
