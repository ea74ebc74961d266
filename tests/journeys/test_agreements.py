"""In a real browser: agreed for one employer, taken back, asked to be deleted, and answered by a link and a code."""

import os
import re
import time
from pathlib import Path

import pytest
from django.core import mail

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.referrals.models import DeleteRequest, Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import ReferralWorld
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import Person, member
from tests.sampling import one_in


pytestmark = pytest.mark.browser
NARROW, WIDE, PATIENCE = 320, 1280, 30


class Journey:
    def __init__(self):
        self.council = CouncilFactory(employment_team_name="Wexmoor employment team")
        self.adviser = member(self.council, Role.EET_ADVISER, "Priya Larkspur")
        employer = EmployerFactory(council=self.council, name="The Copper Pan", verified=True)
        self.contact = EmployerContactFactory(employer=employer, name="Sam Doorley", email="sam@copperpan.example")
        with council_context(self.council.id):
            named = {"given_name": "Amina", "family_name": "Yusuf", "eet_adviser": self.adviser.user}
            self.person = CareLeaverFactory(council=self.council, ready=True, **named)
            consent_to(self.person, "share_name")
            offer = OpportunityFactory(council=self.council, employer=employer, title="Kitchen assistant")
            world = ReferralWorld(self.council, self.adviser.user, self.adviser.user, self.person, offer)
            self.referral: Referral = world.refer()

    def mail_with(self, pattern: str) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for each in reversed(mail.outbox):
                if each.to == [self.contact.email] and (found := re.search(pattern, each.body)):
                    return found[1]
            time.sleep(0.2)
        raise AssertionError(f"no mail holds {pattern}: {[each.subject for each in mail.outbox]}")


@pytest.fixture
def journey(address):
    yield Journey()
    mail.outbox.clear()


def looked_at(somebody: Person, name: str, *, script: bool) -> None:
    page, kept = somebody.page, os.environ.get("SHOTS")
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(page, width) == [], name
        assert not script or axe_at(page, width) == [], name
        if kept and script:
            page.screenshot(path=Path(kept) / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_from_a_yes_to_deleted(at_a_browser, journey, script):
    adviser = at_a_browser(journey.adviser, java_script_enabled=script).is_signed_in()
    agreements = f"/people/{journey.person.public_id}/agreements/"
    agrees_for_one(adviser, agreements, script=script)
    adviser.opens(agreements)
    adviser.page.locator("button[name=withdraw]").first.click()
    adviser.sees("is taken back from today", "The Copper Pan could read: Name from", "Nobody there opened the page.")
    looked_at(adviser, "taken-back", script=script)
    adviser.presses("Ask The Copper Pan to delete it")
    adviser.sees("The Copper Pan is asked to delete it", "No answer yet")
    answers_by_link(at_a_browser(journey.adviser, java_script_enabled=script), journey, script=script)
    adviser.opens(agreements)
    adviser.sees("It has deleted it, said on", "Sam Doorley")
    with council_context(journey.council.id):
        assert DeleteRequest.objects.get().by_contact == journey.contact


def agrees_for_one(adviser: Person, agreements: str, *, script: bool) -> None:
    adviser.opens(agreements)
    looked_at(adviser, "agreements", script=script)
    adviser.follows("The Copper Pan")
    adviser.sees("We tell The Copper Pan that you have been in care.")
    adviser.chooses("Tell the employer I am a care leaver")
    adviser.chooses("Phone call")
    looked_at(adviser, "record", script=script)
    adviser.presses("Save")
    adviser.sees("What Amina agreed to is recorded.")
    adviser.opens(f"{agreements}sheet/")
    adviser.sees("What I agreed to", "Tell them about how you grew up")
    looked_at(adviser, "sheet", script=script)


def answers_by_link(somebody: Person, journey: Journey, *, script: bool) -> None:
    somebody.opens(journey.mail_with(r"https?://[^/]+(/deletion/[\w-]{60,}/)"))
    somebody.sees("Please delete what you had from us")
    somebody.sees_nothing_of("Amina", "Yusuf", "Kitchen", "care leaver")
    looked_at(somebody, "deletion-start", script=script)
    somebody.presses("Send me a code")
    somebody.writes("The code in our e-mail", journey.mail_with(r"code is (\d{6})"))
    somebody.presses("Continue")
    somebody.sees("What to delete", journey.referral.reference)
    somebody.sees_nothing_of("Amina", "Yusuf", "Kitchen", "care")
    looked_at(somebody, "deletion", script=script)
    somebody.presses("We have deleted it")
    somebody.sees("This is done", "We have noted that you have deleted it")
    somebody.watched.problems = [each for each in somebody.watched.problems if "410" not in each]
