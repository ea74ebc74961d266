"""A list that one can work in: enough rows on a screen, and on a phone one card for each."""

import datetime as dt

import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 900}
WHOLLY_SEEN = """() => [...document.querySelectorAll("tbody tr")]
    .filter(row => row.getBoundingClientRect().bottom <= innerHeight).length"""
PLACES = """row => [...row.children].filter(cell => cell.checkVisibility())
    .map(cell => [cell.innerText, Math.round(cell.getBoundingClientRect().top)])"""


@pytest.fixture(scope="module")
def adviser(address):
    """Of thirty young people with names, activities and homes as long as they come."""
    council = CouncilFactory()
    mine = member(council, Role.EET_ADVISER, "Priya Ravenscar")
    theirs = member(council, Role.PERSONAL_ADVISER, "Dele Swiftley")
    advisers = {"eet_adviser": mine.user, "personal_adviser": theirs.user}
    with council_context(council.id):
        for number in range(30):
            given, family = f"Gabriel{chr(97 + number % 26)}", f"Featherstone {number}"
            names = {"given_name": given, "family_name": family}
            person = CareLeaverFactory(council=council, **names, **advisers, home_postcode="SE25 6AB")
            on = clock.today() - dt.timedelta(days=100 + number)
            start_activity(care_leaver=person, code=ActivityCode.G5, on=on, source=Source.WORKER, by=None)
    return mine


def test_fifteen_rows_are_seen_at_once_and_a_phone_shows_each_as_a_card(at_a_browser, adviser):
    person = at_a_browser(adviser, viewport=WIDE).is_signed_in()
    person.opens("/people/")
    assert person.page.evaluate(WHOLLY_SEEN) >= 15
    assert not person.page.get_by_role("button", name="Assign an EET adviser").is_visible()
    person.page.get_by_role("checkbox", name="Select").first.check()
    assert person.page.get_by_role("button", name="Assign an EET adviser").is_visible()
    person.page.get_by_text("Filter", exact=True).click()
    assert axe_violations(person.page) == []

    person.page.set_viewport_size(NARROW)
    assert axe_violations(person.page) == []
    assert sticks_out(person.page, NARROW["width"]) == []
    person.page.get_by_label("Sort by").select_option("-name")
    person.presses("Apply filters")
    _, name, age, following, *figures = person.page.locator("tbody tr").first.evaluate(PLACES)
    assert name[0].endswith("Featherstone 9")
    assert name[1] == age[1], "the age stands beside the name"
    assert name[1] < following[1] < min(top for _, top in figures), "what is next comes after them, before any figure"
