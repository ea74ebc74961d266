"""A page left open is covered where it stands, in every tab, and is there again as it was for who unlocks it."""

import datetime as dt
import re

import pytest
from django.contrib.sessions.models import Session
from django.db.models import F
from playwright.sync_api import expect

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.clock import as_the_clock
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import PASSWORD, member


pytestmark = pytest.mark.browser

NARROW = 320  # CSS pixels
NOTE = "We spoke for an hour about the bakery."
HALF_AN_HOUR = "30:05"
COVER = ".onward-lock"
KEPT_IN_MEMORY = "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


@pytest.fixture
def left_alone(at_a_browser, address, request):
    """Somebody with a half-filled form in one tab and a list in another, who goes away for half an hour."""
    adviser = member(CouncilFactory(), Role.EET_ADVISER, f"Sam {request.node.name[:20]} Rowan")
    with council_context(adviser.council_id):
        young_person = CareLeaverFactory(council=adviser.council, preferred_name="Marigold")
    somebody = at_a_browser(adviser).is_signed_in()
    somebody.page.clock.install()
    somebody.other_tab = somebody.watched.context.new_page()
    somebody.other_tab.goto("/people/")
    somebody.opens(f"/people/{young_person.public_id}/contacts/add/")
    somebody.page.get_by_label(re.compile("^Note")).press_sequentially(NOTE)
    somebody.sees("Draft saved at")
    return somebody


def time_goes_by(somebody) -> None:
    with as_the_clock():
        Session.objects.update(expire_date=F("expire_date") - dt.timedelta(minutes=31))
    somebody.page.clock.fast_forward(HALF_AN_HOUR)
    expect(somebody.page.locator(f"{COVER} [name=secret]")).to_be_visible()


def test_it_is_covered_and_there_again_as_it_was(left_alone):
    page = left_alone.page
    title = page.title()
    assert "Marigold" in title
    time_goes_by(left_alone)
    assert page.title() == "Locked - Onward"
    seen = page.locator("body").aria_snapshot()
    assert "Marigold" not in seen
    assert NOTE not in seen
    assert page.locator("header").is_hidden()
    assert axe_violations(page) == []
    page.set_viewport_size({"width": NARROW, "height": 700})
    assert sticks_out(page, NARROW) == []
    page.locator("[name=secret]").fill("not the right one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The password is not right")
    expect(page.locator("[name=secret]")).to_be_focused()
    other_tab = left_alone.other_tab
    other_tab.evaluate(KEPT_IN_MEMORY)
    expect(other_tab.locator(f"{COVER} [name=secret]")).to_be_visible()
    page.locator("[name=secret]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(COVER)).to_have_count(0)
    assert page.title() == title
    expect(page.get_by_label(re.compile("^Note"))).to_have_value(NOTE)
    expect(page.get_by_label(re.compile("^Note"))).to_be_focused()
    expect(other_tab.locator(COVER)).to_have_count(0)
    left_alone.chooses("Phone call")
    left_alone.presses("Save: we spoke")
    left_alone.sees("is logged")


@pytest.mark.full
def test_nobody_else_uncovers_it(left_alone):
    time_goes_by(left_alone)
    other = member(left_alone.membership.council, Role.EET_ADVISER, "Jo Larkspur")
    left_alone.membership = other
    left_alone.is_signed_in()
    page = left_alone.page
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(COVER)).to_contain_text("somebody else has signed in here")
    assert NOTE not in page.locator("body").aria_snapshot()
