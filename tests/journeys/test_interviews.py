"""In a browser: times by link, chosen by the adviser, read by the employer; and a day for several in few actions."""

import datetime as dt
import os
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.core import mail

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.referrals.models import AssessmentDay, Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.employers import EmployerContactFactory
from tests.factories.referrals import ReferralWorld
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import member
from tests.journeys.test_answer_by_link import NARROW, WIDE, Journey
from tests.sampling import one_in
from tests.web.actions import at_most


pytestmark = pytest.mark.browser

SHOTS = os.environ.get("ONWARD_SHOTS", "")


@pytest.fixture
def journey(address):
    yield Journey()
    mail.outbox.clear()


def looked_at(somebody, name: str, *, script: bool = True) -> None:
    for width in (NARROW, WIDE):
        somebody.page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(somebody.page, width) == []
        if script:
            assert axe_at(somebody.page, width) == []
        if SHOTS and script:
            somebody.page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_times_offered_by_link_are_chosen_and_read(at_a_browser, journey, script):
    somebody = at_a_browser(journey.adviser, java_script_enabled=script)
    somebody.opens(journey.mail_with(r"https?://[^/]+(/introduction/[\w-]{60,}/)"))
    somebody.presses("Send me a code")
    somebody.writes("The code in our e-mail", journey.mail_with(r"code is (\d{6})"))
    somebody.presses("Continue")
    first, second = clock.today() + dt.timedelta(days=8), clock.today() + dt.timedelta(days=9)
    third = clock.today() + dt.timedelta(days=10)
    somebody.writes_date("Day of the interview", first)
    somebody.writes("Time", "10am")
    somebody.writes_date("Another day they could choose", second)
    somebody.writes("Time on that day", "2.30pm")
    somebody.writes_date("A third day they could choose", third)
    somebody.writes("Time on the third day", "14:00")
    somebody.writes("Where, and what to bring", "Ask for Sam")
    looked_at(somebody, "offer", script=script)
    somebody.presses("Invite to an interview")
    somebody.sees("The employment team has your invitation", "Times offered, none chosen yet")
    looked_at(somebody, "offered", script=script)
    adviser = at_a_browser(journey.adviser, java_script_enabled=script).is_signed_in()
    adviser.opens("/today/")
    looked_at(adviser, "today", script=script)
    adviser.acts_on_today("times-to-choose")
    adviser.sees("Choose a time for the interview")
    looked_at(adviser, "choose", script=script)
    with at_most(1, adviser.page) if script else nullcontext():
        adviser.presses("Chosen by telephone")
    adviser.sees("Recorded. The employer gets one e-mail", "The interview is on")
    looked_at(adviser, "referral", script=script)
    adviser.follows("Say how it went, or another day")
    looked_at(adviser, "went", script=script)
    somebody.page.reload()
    somebody.sees("Interview arranged", "When")
    looked_at(somebody, "chosen", script=script)
    assert journey.mail_with(r"(A time is chosen for the interview)")


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_three_people_are_invited_to_one_day_in_at_most_seven_actions(at_a_browser, journey, script):
    boss = member(journey.council, Role.EMPLOYER, "Bo Marlow")
    with council_context(journey.council.id):
        post = journey.referral.opportunity
        EmployerContactFactory(employer=post.employer, user=boss.user, name="Bo Marlow")
        for name in ("Ada", "Ben"):
            person = CareLeaverFactory(council=journey.council, ready=True, given_name=name, family_name="Test")
            update_profile(care_leaver=person, eet_adviser=journey.adviser.user, by=journey.adviser.user)
            consent_to(person, "share_name")
            another(journey, person)
    somebody = at_a_browser(boss, java_script_enabled=script).is_signed_in()
    somebody.opens("/employer/referrals/")
    looked_at(somebody, "list", script=script)
    with at_most(7, somebody.page) if script else nullcontext():
        somebody.follows("Invite several to one day")
        for name in ("Amina Yusuf", "Ada Test", "Ben Test"):
            somebody.chooses(name)
        somebody.writes("Day", (clock.today() + dt.timedelta(days=8)).strftime("%d/%m/%Y"))
        somebody.writes("Time", "9.30am")
        somebody.writes("Where, and what to bring", "Ask for Sam at the gate")
        somebody.presses("Send the invitations")
    somebody.sees("3 people are invited.", "Who comes")
    looked_at(somebody, "day", script=script)
    with council_context(journey.council.id):
        assert AssessmentDay.objects.filter(opportunity=post).count() == 1
    somebody.page.go_back()
    looked_at(somebody, "invite", script=script)
    somebody.page.go_forward()
    somebody.follows("Call the day off")
    looked_at(somebody, "off", script=script)
    somebody.writes("Why it is called off", "The kitchen is closed")
    somebody.presses("Call the day off")
    somebody.sees("The day is called off")


def another(journey, person) -> Referral:
    by = journey.adviser.user
    return ReferralWorld(journey.council, by, by, person, journey.referral.opportunity).refer()
