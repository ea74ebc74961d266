"""In a real browser: somebody at an employer without an account answers an introduction by the link in our e-mail."""

import datetime as dt
import re
import time

import pytest
from django.core import mail
from playwright.sync_api import expect

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.referrals.models import Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import ReferralWorld
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import member
from tests.sampling import one_in


pytestmark = pytest.mark.browser

NARROW, WIDE = 320, 1280  # CSS pixels
PATIENCE = 30  # seconds
NEAR_CARE = ("care", "young person", "virtual school", "adviser", "looked after", "Borough Council")


@pytest.fixture
def journey(address):
    made = Journey()
    yield made
    mail.outbox.clear()


class Journey:
    def __init__(self):
        self.council = CouncilFactory(
            name="Wexmoor Borough Council",
            employment_team_name="Wexmoor employment team",
            employment_team_phone="01234 567890",
        )
        adviser = member(self.council, Role.EET_ADVISER, "Priya Larkspur")
        self.adviser = adviser
        employer = EmployerFactory(council=self.council, name="The Copper Pan", verified=True)
        self.contact = EmployerContactFactory(employer=employer, name="Sam Doorley", email="sam@copperpan.example")
        with council_context(self.council.id):
            named = {"given_name": "Amina", "family_name": "Yusuf"}
            self.person = CareLeaverFactory(council=self.council, ready=True, **named)
            update_profile(care_leaver=self.person, eet_adviser=adviser.user, by=adviser.user)
            consent_to(self.person, "share_name", "share_phone")
            offer = OpportunityFactory(council=self.council, employer=employer, title="Kitchen assistant")
            world = ReferralWorld(self.council, adviser.user, adviser.user, self.person, offer)
            self.referral: Referral = world.refer()

    def mail_with(self, pattern: str) -> str:
        """What the newest mail to them that holds it says."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for each in reversed(mail.outbox):
                if each.to == [self.contact.email] and (found := re.search(pattern, each.body)):
                    return found[1]
            time.sleep(0.2)
        raise AssertionError(f"no mail holds {pattern}: {[each.subject for each in mail.outbox]}")


def looked_at(somebody, *, script: bool) -> None:
    page = somebody.page
    somebody.sees_nothing_of(*NEAR_CARE)
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(page, width) == []
        if script:
            assert axe_at(page, width) == []


def takes_the_interview_into_a_calendar(somebody, journey) -> None:
    with somebody.page.expect_download() as download:
        somebody.page.get_by_role("link", name="Add the interview to your calendar").click()
    assert download.value.suggested_filename == f"interview-{journey.referral.reference}.ics"


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_an_interview_is_given_by_link(at_a_browser, journey, script):
    somebody = at_a_browser(journey.adviser, java_script_enabled=script)  # never signed in at this browser
    somebody.opens(journey.mail_with(r"https?://[^/]+(/introduction/[\w-]{60,}/)"))
    somebody.sees("An introduction for you", "We send a code to s…@copperpan.example")
    somebody.sees_nothing_of("Amina", "Yusuf", "Kitchen")
    looked_at(somebody, script=script)
    somebody.presses("Send me a code")
    looked_at(somebody, script=script)
    somebody.writes("The code in our e-mail", "12")
    somebody.presses("Continue")
    somebody.sees("This code is not right")
    looked_at(somebody, script=script)
    somebody.writes("The code in our e-mail", journey.mail_with(r"code is (\d{6})"))
    somebody.presses("Continue")
    somebody.sees("Amina Yusuf", "Kitchen assistant")
    looked_at(somebody, script=script)
    somebody.follows("Not this time")
    looked_at(somebody, script=script)
    somebody.follows("Interview")
    somebody.writes_date("Day of the interview", clock.today() + dt.timedelta(days=3))
    somebody.writes("Time", "10am")
    somebody.writes("Where, and what to bring", "Ask for Sam")
    somebody.presses("Invite to an interview")
    somebody.sees("The employment team has your invitation", "If you have not heard from us by")
    looked_at(somebody, script=script)
    takes_the_interview_into_a_calendar(somebody, journey)
    somebody.presses("Leave this page")
    somebody.sees("The page is closed")
    looked_at(somebody, script=script)
    somebody.page.go_back()
    somebody.page.reload()
    expect(somebody.page.get_by_text("Amina")).to_have_count(0)
    assert somebody.page.title().startswith("The page is closed")
    with council_context(journey.council.id):
        event = journey.referral.events.last()
        assert (event.step, event.by_contact) == ("interview", journey.contact)
    adviser = at_a_browser(journey.adviser).is_signed_in()
    adviser.opens(f"/referrals/{journey.referral.public_id}/")
    adviser.sees("Sam Doorley, The Copper Pan, by link")


def test_a_no_is_the_end_of_it_and_says_so(at_a_browser, journey):
    somebody = at_a_browser(journey.adviser)
    link = journey.mail_with(r"https?://[^/]+(/introduction/[\w-]{60,}/)")
    somebody.opens(link)
    somebody.presses("Send me a code")
    somebody.writes("The code in our e-mail", journey.mail_with(r"code is (\d{6})"))
    somebody.presses("Continue")
    somebody.follows("Not this time")
    somebody.chooses("The days or hours would not fit")
    somebody.presses("Not this time")
    somebody.sees("This is done", "pass your answer on kindly")
    looked_at(somebody, script=True)
    somebody.watched.problems = [each for each in somebody.watched.problems if "410" not in each]
    somebody.watched.let_nothing_pass()
    somebody.opens(link)
    somebody.sees("This is done")
    somebody.watched.problems.clear()
