"""The steps of three journeys in which a fact changes after somebody was put forward, each as the person who acts."""

import datetime as dt
import time
from contextlib import ExitStack

from backend.audit.models import Read
from backend.core import clock
from backend.core.models import Job
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.notifications.models import Message
from backend.referrals.choices import Step
from backend.referrals.models import Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import ReferralWorld
from tests.factories.shortlists import MatchFactory
from tests.journeys.people import can_sign_in, member
from worker.tasks.referrals import remind_every_council


MONDAY = dt.date(2026, 6, 15)
TITLE, NAME, EMPLOYER = "Apprentice baker", "Amina Yusuf", "The Copper Pan"
PAUSED = "Paused for the moment"
PATIENCE = 30  # seconds


class HeldReferral(ExitStack):
    def __init__(self, at_a_browser):
        super().__init__()
        self.at_a_browser = at_a_browser

    def given_somebody_who_may_be_put_forward(self, journey: str):
        """`journey` makes the people of each another's: all of them share one database."""
        self.enter_context(clock.moved_to(MONDAY))
        self.council = CouncilFactory(name=f"{journey} Borough Council", employment_team_name=f"{journey} team")
        adviser = member(self.council, Role.EET_ADVISER, f"Priya {journey}")
        employer = EmployerFactory(council=self.council, name=EMPLOYER, verified=True)
        contact = EmployerContactFactory(employer=employer, signs_in=True, user__name=f"Alex {journey}")
        with council_context(self.council.id):
            named = {"given_name": "Amina", "family_name": "Yusuf", "eet_adviser": adviser.user}
            self.person = CareLeaverFactory(council=self.council, ready=True, **named)
            consent_to(self.person, "share_name")
            self.offer = OpportunityFactory(council=self.council, employer=employer, title=TITLE)
            MatchFactory(care_leaver=self.person, opportunity=self.offer)
        self.world = ReferralWorld(self.council, adviser.user, contact.user, self.person, self.offer)
        self.adviser = self.at_a_browser(adviser).is_signed_in()
        self.employer = self.at_a_browser(can_sign_in(contact.user).memberships.get()).is_signed_in()

    def and_they_are_introduced(self):
        with council_context(self.council.id):
            self.referral = self.world.refer()

    def and_the_employer_offers_a_place(self):
        with council_context(self.council.id):
            step(referral=self.referral, step=Step.OFFERED, on=clock.today(), by=self.world.employer_user)

    def and_the_employer_reads_the_name(self):
        self.employer.opens("/employer/referrals/")
        self.employer.sees(NAME)

    # What changes

    def when_the_adviser_records_the_employer_as_one_to_avoid(self):
        adviser = self.adviser
        adviser.opens(f"/people/{self.person.public_id}/safety/")
        adviser.presses("Add an employer")
        adviser.picks("Employer", EMPLOYER)
        adviser.writes("Why", "His uncle works there.")
        adviser.presses("Add this employer")
        adviser.sees("1 open referral must be looked at now")

    def when_the_adviser_records_that_permission_to_work_is_no(self):
        adviser = self.adviser
        adviser.opens(f"/people/{self.person.public_id}/edit/")
        adviser.chooses("No", of="May work in the UK")
        adviser.presses("Save")

    def when_they_take_back_that_their_name_is_told(self):
        adviser = self.adviser
        adviser.opens(f"/people/{self.person.public_id}/agreements/")
        adviser.presses("Take back")
        adviser.sees("is taken back from today")

    # What follows

    def then_the_employer_reads_a_reference_and_cannot_answer(self):
        employer = self.employer
        employer.opens("/employer/referrals/")
        employer.sees(f"Introduction {self.referral.reference}", PAUSED)
        employer.sees_nothing_of("Amina", "Yusuf")
        employer.follows(f"Introduction {self.referral.reference}")
        employer.sees_nothing_of("Amina", "Yusuf", "uncle", "avoid", "Your answer")

    def and_today_shows_it_to_the_adviser_first(self, *words: str):
        adviser = self.adviser
        adviser.opens("/today/")
        first = adviser.page.locator("[data-kind]").first.inner_text()
        assert "Held" in first
        assert all(each in first for each in (NAME, *words)), first
        assert "uncle" not in first

    def and_its_acceptance_is_refused_with_the_reason(self):
        adviser = self.adviser
        adviser.opens(f"/referrals/{self.referral.public_id}/")
        adviser.sees("Held. The employer reads a reference only")
        adviser.chooses("The young person accepts")
        adviser.presses("Record the step")
        adviser.sees("You cannot record that they accept now", "Safety: not to be offered")

    def but_it_can_be_withdrawn(self):
        adviser = self.adviser
        adviser.opens(f"/referrals/{self.referral.public_id}/")
        adviser.chooses("Withdraw the referral")
        adviser.presses("Record the step")
        adviser.sees("Recorded: withdraw the referral.")

    def given_it_is_shortlisted(self):
        self.adviser.opens(f"/people/{self.person.public_id}/")
        self.adviser.presses("Shortlist")
        self.adviser.sees(f"“{TITLE}” is shortlisted for Amina.")

    def then_the_shortlist_says_why_it_cannot_be_referred(self):
        adviser = self.adviser
        adviser.opens(f"/people/{self.person.public_id}/")
        adviser.sees("Cannot be referred now", "They do not have permission to work")
        assert not adviser.page.get_by_role("link", name=f"Refer for {TITLE}").count()

    def and_neither_does_the_preview_ask_for_anything(self):
        adviser = self.adviser
        adviser.opens(f"/people/{self.person.public_id}/opportunities/{self.offer.public_id}/refer/")
        adviser.sees("This young person cannot be referred to this opportunity.", "do not have permission to work")
        assert not adviser.page.locator("main form").count()

    def and_nobody_was_written_to(self):
        with council_context(self.council.id):
            assert not Message.objects.exists()
            assert not Referral.objects.exists()
            assert Read.objects.filter(page="refer").exists()

    def when_the_day_of_the_reminder_comes(self):
        self.enter_context(clock.moved_to(MONDAY + dt.timedelta(days=3)))
        remind_every_council()
        until = time.monotonic() + PATIENCE
        while Job.objects.unfinished().exists():
            assert time.monotonic() < until, "the jobs were never done"
            time.sleep(0.1)

    def then_the_employer_is_not_reminded(self):
        with council_context(self.council.id):
            subjects = list(Message.objects.order_by("id").values_list("subject", flat=True))
        assert len(subjects) == 1, subjects
        assert "reminder" not in subjects[0].lower()
