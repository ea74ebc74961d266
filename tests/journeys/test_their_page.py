"""In a real browser: an adviser agrees a word, makes a link, puts something on a young person's page and answers."""

import re
from contextlib import nullcontext
from functools import partial

import pytest
from playwright.sync_api import expect

from backend.care_leavers.choices import ConsentKind, OwnMessageKind
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.links.models import Link
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Suggestion
from backend.shortlists.suggestions import answer_suggestion
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.shortlists import shortlist_of
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import member
from tests.sampling import one_in
from tests.web.actions import at_most


pytestmark = pytest.mark.browser

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture
def council(address):
    return CouncilFactory()


@pytest.fixture
def adviser(council):
    return member(council, Role.EET_ADVISER, "Priya Ravenscar")


@pytest.fixture
def person(council, adviser):
    with council_context(council.id):
        young_person = CareLeaverFactory(council=council, ready=True, eet_adviser=adviser.user)
        consent_to(young_person, ConsentKind.CONTACT_BY_TEXT)
        shortlist_of(young_person, 4)
    return young_person


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["script", "no-script"])
def test_from_a_word_to_an_answer(at_a_browser, council, adviser, person, script):
    at_desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
    look = partial(looks_right, at_desk.page) if script else lambda name: None
    theirs = f"/people/{person.public_id}/own-page/"
    at_desk.opens(theirs)
    look("empty")
    gets_in(at_desk, look)
    puts_something_there(at_desk, look, person)
    with council_context(council.id):
        is_heard(person)
    at_desk.opens("/today/")
    look("today")
    with at_most(4, at_desk.page) if script else nullcontext():
        records_what_cannot_wait(at_desk)
    with council_context(council.id):
        assert OwnMessage.objects.get(names_harm=True).told_whom == "Sam Okoro, safeguarding lead"
    at_desk.opens(theirs)
    look("their-page")
    at_desk.presses("Switch off all links")
    at_desk.sees("All links to their page are switched off.")
    with council_context(council.id):
        assert Link.objects.get().ended_at


def looks_right(page, name):
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert not sticks_out(page, size["width"]), name
        assert not axe_at(page, size["width"]), name


def gets_in(at_desk, look):
    at_desk.presses("Agree a word")
    at_desk.writes("The word or number", "Purple Otter")
    look("word")
    at_desk.presses("Save the word")
    at_desk.sees("Nobody can read it here again")
    at_desk.presses("Make a link")
    at_desk.chooses("By hand or on paper")
    look("link")
    at_desk.presses("Make the link")
    at_desk.sees("The link, shown once")
    look("card")
    picture = at_desk.page.locator(".onward-own-card img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    at_desk.follows("Go to their page")


def puts_something_there(at_desk, look, person):
    at_desk.opens(f"/people/{person.public_id}/")
    at_desk.page.locator("[name=m]").first.check()
    at_desk.presses("Put the ticked on their page")
    at_desk.writes("What you say of it", "Near your nan")
    look("suggest")
    at_desk.presses("Put on their page")
    at_desk.sees("1 opportunity is on their page now.")


def is_heard(person):
    said = {"answer": OwnAnswer.NOT_FOR_ME, "because": [NotForMe.TOO_FAR], "words": "its 2 buses\n   and I hate the 49"}
    answer_suggestion(suggestion=Suggestion.objects.get(care_leaver=person), by=None, **said)
    send_own_message(care_leaver=person, kind=OwnMessageKind.WRONG, words="My maths is level 2")
    words = f"{'x' * 300} he hit me"
    send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words=words)


def records_what_cannot_wait(at_desk):
    at_desk.acts_on_today("wrote-cannot-wait")
    at_desk.sees("This cannot wait.")
    at_desk.page.get_by_label(re.compile("^When did somebody speak with them")).fill(f"{clock.today():%d/%m/%Y}")
    at_desk.writes("Who was told", "Sam Okoro, safeguarding lead")
    at_desk.writes("What was done about it", "We spoke. You are at Jo’s tonight.")
    at_desk.presses("Save the answer")
