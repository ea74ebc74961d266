"""In a real browser: an adviser sends a CV, the employer saves it by link, the young person stops it: it is gone."""

import os
import re
import time
from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import expect

from backend.care_leavers.choices import ConsentKind
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.links.choices import Channel, Purpose
from backend.links.services import make_link
from backend.links.visits import agree_word
from backend.referrals.models import SentDocument
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.documents import added_document, agree_to_documents, looked_at
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import ReferralWorld
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import Person, member
from tests.sampling import one_in


pytestmark = pytest.mark.browser
NARROW, WIDE, PATIENCE, WORD = 320, 1280, 30, "blue kettle"


class Journey:
    def __init__(self):
        self.council = CouncilFactory(
            employment_team_name="Wexmoor employment team", employment_team_phone="01234 567890"
        )
        self.adviser = member(self.council, Role.EET_ADVISER, "Priya Larkspur")
        employer = EmployerFactory(council=self.council, name="The Copper Pan", verified=True)
        self.contact = EmployerContactFactory(employer=employer, name="Sam Doorley", email="sam@copperpan.example")
        by = self.adviser.user
        with council_context(self.council.id):
            named = {"given_name": "Amina", "family_name": "Yusuf", "eet_adviser": by}
            self.person = CareLeaverFactory(council=self.council, ready=True, **named)
            consent_to(self.person, ConsentKind.SHARE_NAME)
            offer = OpportunityFactory(council=self.council, employer=employer, title="Kitchen assistant")
            self.world = ReferralWorld(self.council, by, by, self.person, offer)
            agree_to_documents(self.person, employer, by)
            looked_at(self.person, by)
            added_document(self.person, by, "Dear Sir", "letter")
            theirs = {"holder": self.person.public_id, "subject": self.person.public_id}
            facts = {"council": self.council, "purpose": Purpose.NEXT_STEPS, "channel": Channel.BY_HAND, "by": by}
            self.token = make_link(**facts, **theirs)[1]
            agree_word(council=self.council, holder=self.person.public_id, word=WORD, by=by)

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


def looks_right(somebody: Person, name: str, *, script: bool) -> None:
    page, kept = somebody.page, os.environ.get("SHOTS")
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(page, width) == [], name
        assert not script or axe_at(page, width) == [], name
        if kept and script:
            page.screenshot(path=Path(kept) / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_from_the_preview_to_gone(at_a_browser, journey, script):
    adviser = at_a_browser(journey.adviser, java_script_enabled=script).is_signed_in()
    introduces_with_a_cv(adviser, journey, script=script)
    somebody = at_a_browser(journey.adviser, java_script_enabled=script)
    saves_it_by_link(somebody, journey, script=script)
    reads_that_it_was_read(adviser, journey, script=script)
    stops_it(at_a_browser(journey.adviser, java_script_enabled=script), journey, script=script)
    finds_it_gone(somebody, journey, script=script)
    adviser.page.reload()
    adviser.sees("They do not agree to it any more.")
    looks_right(adviser, "referral-stopped", script=script)


def introduces_with_a_cv(adviser: Person, journey: Journey, *, script: bool) -> None:
    offer = journey.world.opportunity
    adviser.opens(f"/people/{journey.person.public_id}/opportunities/{offer.public_id}/refer/")
    adviser.sees("Not to be sent yet:", "nobody has looked at it yet")
    adviser.page.get_by_label(re.compile("^CV of ")).check()
    adviser.presses("Introduce to the employer")
    adviser.sees("A document is read for each employer before it goes")
    looks_right(adviser, "preview-refused", script=script)
    adviser.page.get_by_label(re.compile("I have read what I ticked")).check()
    looks_right(adviser, "preview", script=script)
    adviser.presses("Introduce to the employer")
    adviser.sees("is introduced to", "Documents sent with it", "Not read yet. The employer may open it.")
    looks_right(adviser, "referral-sent", script=script)


def saves_it_by_link(somebody: Person, journey: Journey, *, script: bool) -> None:
    somebody.opens(journey.mail_with(r"https?://[^/]+(/introduction/[\w-]{60,}/)"))
    somebody.presses("Send me a code")
    somebody.writes("The code in our e-mail", journey.mail_with(r"code is (\d{6})"))
    somebody.presses("Continue")
    somebody.sees("Amina Yusuf", "They agreed that we send you this.")
    looks_right(somebody, "introduction", script=script)
    with somebody.page.expect_download() as downloaded:
        somebody.page.get_by_role("link", name="Save CV.pdf").click()
    assert downloaded.value.suggested_filename == "CV.pdf"


def reads_that_it_was_read(adviser: Person, journey: Journey, *, script: bool) -> None:
    adviser.page.reload()
    adviser.sees("Read on", "The employer may open it.")
    adviser.follows("Take it back")
    adviser.sees("Somebody there opened it on", "Ask the employer to delete it")
    looks_right(adviser, "take-back", script=script)
    adviser.follows("Back")
    adviser.follows("Send a document with it")
    adviser.sees("Send a document to The Copper Pan", "Not to be sent yet:")
    looks_right(adviser, "send", script=script)
    adviser.follows("Back")


def stops_it(young_person: Person, journey: Journey, *, script: bool) -> None:
    page = young_person.page
    young_person.opens(f"/next/{journey.token}/")
    page.get_by_role("textbox").first.fill(WORD)
    page.locator("main button[type=submit]").first.click()
    young_person.sees("We sent your CV to The Copper Pan on", "They opened it on")
    looks_right(young_person, "own-page", script=script)
    page.get_by_role("link", name=re.compile(r"Stop this\W+Send them your CV")).click()
    expect(page.get_by_role("button", name="Yes, stop this")).to_be_visible()
    looks_right(young_person, "stop", script=script)
    page.get_by_role("button", name="Yes, stop this").click()
    young_person.sees("They cannot open it now.")
    looks_right(young_person, "own-page-stopped", script=script)


def finds_it_gone(somebody: Person, journey: Journey, *, script: bool) -> None:
    with council_context(journey.council.id):
        sent = SentDocument.objects.get()
    somebody.page.reload()
    somebody.sees("A document that was here is no longer here.")
    looks_right(somebody, "introduction-gone", script=script)
    somebody.opens(f"/introduction/documents/{sent.public_id}/")
    somebody.sees("It is no longer here", "01234 567890")
    looks_right(somebody, "gone", script=script)
    somebody.watched.problems = [each for each in somebody.watched.problems if "410" not in each]
    somebody.watched.let_nothing_pass()
