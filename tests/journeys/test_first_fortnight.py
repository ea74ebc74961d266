"""In a real browser: an accepted offer is planned, something of it is done on Today, and their own page says so."""

import datetime as dt
import re
from contextlib import nullcontext

import pytest
from playwright.sync_api import expect

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.models import Membership
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import step
from tests.journeys.looking import axe_at, axe_violations, sticks_out
from tests.web.actions import at_most
from tests.web.young_person.worlds import WORD, own_world


pytestmark = pytest.mark.browser
WIDTHS = (320, 1280)
KIT = "We get you the clothes and kit you need to start."


@pytest.fixture
def mine(address):
    """The first day is a week away: kit is to be got today."""
    with clock.moved_to(TODAY):
        mine = own_world(preferred_name="Mina")
        facts = {"start_date": TODAY + dt.timedelta(days=7), "working_pattern": "Monday to Friday, 06:30 to 14:30"}
        mine.referral = mine.put_forward(mine.post("Gardener", "Green Park", paid=True, **facts))
        with council_context(mine.council.id):
            for name in ("offered", "accepted"):
                step(referral=mine.referral, step=name, on=TODAY, by=mine.adviser)
            mine.membership = Membership.objects.get(user=mine.adviser)
        yield mine


@pytest.mark.parametrize("script", [True], ids=["script"])
def test_from_an_accepted_offer_to_what_they_read(at_a_browser, mine, script):
    at_desk = at_a_browser(mine.membership, java_script_enabled=script).is_signed_in()
    page = at_desk.page
    at_desk.opens("/today/")
    is_sound(page, "today, to plan")
    with at_most(3, page) if script else nullcontext():
        at_desk.acts_on_today("first-fortnights")
        expect(page.get_by_text("before 7am: ring them about the first bus")).to_be_visible()
        is_sound(page, "plan")
        page.get_by_label("Needed: letter for the work coach").uncheck()
        at_desk.presses("Promise this")
    expect(page.get_by_role("row").filter(has_text=KIT)).to_contain_text("Due today")
    is_sound(page, "planned")
    at_desk.follows("Print the letter")
    expect(page.get_by_role("heading", level=1)).to_have_text(mine.person.full_name)
    is_sound(page, "letter")
    does_it_on_today(at_desk)
    reads_it_on_their_own_page(at_desk, mine)


def does_it_on_today(at_desk):
    page = at_desk.page
    at_desk.opens("/today/")
    is_sound(page, "today, to do")
    line = page.locator("[data-kind=promises-due]").filter(has_text="clothes and kit")
    line.locator("summary[data-act]").click()
    assert axe_violations(page) == []
    line.get_by_label("How it was done").fill("Boots from the store")
    with page.expect_navigation(wait_until="load"):
        line.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It stands as done on their own page")).to_be_visible()


def reads_it_on_their_own_page(at_desk, mine):
    page = at_desk.page
    page.goto(mine.address)
    page.get_by_label("Type your word").fill(WORD)
    page.get_by_role("button", name="Go on").click()
    promised = page.get_by_role("region", name="What we said we would do")
    expect(promised.get_by_role("listitem").filter(has_text=KIT)).to_contain_text("Done")
    expect(promised).to_contain_text("You start early. We find out about the first bus and tell you.")
    expect(promised).not_to_contain_text(re.compile("8 June|work coach"))
    is_sound(page, "own page")


def is_sound(page, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(page, width) == [], (name, width)
        assert axe_at(page, width) == [], (name, width)
