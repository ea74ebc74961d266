"""A list that one can work in: enough rows on a screen, and on a phone one card for each."""

import datetime as dt
import random
import re

import pytest
from playwright.sync_api import expect

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
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


@pytest.fixture(scope="module")
def around_croydon(adviser):
    """Live opportunities up to eight miles from the middle of Croydon, nine of them alike, and three in one spot."""
    council, draw = adviser.council, random.Random(5)
    with council_context(council.id):
        care = EmployerFactory(council=council, name="Oakhanger Care Homes")
        alike = [OpportunityFactory(council=council, title="Adult care worker", employer=care) for _ in range(9)]
        titles = [f"Early years educator apprentice {number}" for number in range(14)]
        others = [OpportunityFactory(council=council, title=title) for title in titles]
        for each in [*alike, *others]:
            east, north = draw.randint(-9_000, 9_000), draw.randint(-9_000, 9_000)
            SiteFactory(opportunity=each, easting=533_826 + east, northing=163_935 + north)
        for number in range(3):
            SiteFactory(opportunity=OpportunityFactory(council=council, title=f"Ward clerk {number}"))


def test_where_leads_and_the_map_stands_beside_its_list(at_a_browser, adviser, around_croydon):
    person = at_a_browser(adviser, viewport=WIDE).is_signed_in()
    person.opens("/opportunities/?near=Croydon&within=10")
    page, first_row = person.page, person.page.locator("tbody tr").first
    picture = page.locator("svg.onward-map")
    assert picture.bounding_box()["x"] > first_row.bounding_box()["width"], "beside the list"
    assert page.evaluate(WHOLLY_SEEN) >= 15
    assert axe_violations(page) == []
    pin = page.get_by_role("link", name="together: rows").first
    pin.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(pin.get_attribute("href"))
    page.get_by_text("9 alike").click()
    assert page.locator("details[open] .onward-alike__list li").count() == 9

    page.set_viewport_size(NARROW)
    assert axe_violations(page) == []
    assert sticks_out(page, NARROW["width"]) == []
    assert picture.bounding_box()["y"] > page.locator("tbody tr").last.bounding_box()["y"], (
        "on a phone the list is first"
    )
    page.get_by_role("link", name="See the map").click()
    assert picture.bounding_box()["y"] < NARROW["height"]


def test_what_is_no_place_is_in_no_history(at_a_browser, adviser, around_croydon):
    """Each of two tabs says what was typed in it, and its address holds nothing of it."""
    person = at_a_browser(adviser, viewport=WIDE).is_signed_in()
    first, second = person.page, person.page.context.new_page()
    for page, typed in ((first, "12 Some Road"), (second, "Danielle Okafor")):
        page.goto("/opportunities/?sort=title")
        page.get_by_label("Near a postcode or borough").fill(typed)
        page.get_by_role("button", name="Show", exact=True).click()
        expect(page.get_by_label("Near a postcode or borough")).to_have_value(typed)
        expect(page.get_by_text(f"“{typed}” is no place we know").first).to_be_visible()
        expect(page).to_have_url(re.compile(r"/opportunities/\?(?!.*near)"))
    second.reload()
    expect(second.get_by_label("Near a postcode or borough")).to_have_value("")
