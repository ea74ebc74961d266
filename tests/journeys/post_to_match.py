"""The steps of the journey from a post to a match, each as the person who takes it."""

import datetime as dt
import time
from contextlib import ExitStack

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities.services import submit
from backend.ranking.services import rank_council
from backend.reference.services import load_reference, load_sample_postcodes
from tests.backend.opportunities.posts import a_draft
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.journeys.looking import axe_violations
from tests.journeys.people import can_sign_in, member


TITLE = "Kitchen assistant"
PATIENCE = 60  # seconds


class PostToMatch(ExitStack):
    """With `script`, pages are also looked at by axe, which is a script itself."""

    def __init__(self, at_a_browser, *, script: bool):
        super().__init__()
        self.at_a_browser, self.script = at_a_browser, script

    def given_an_employer_an_officer_and_a_young_person_who_wants_to_cook(self):
        load_reference()
        load_sample_postcodes()
        council = CouncilFactory(name="Wexmoor Borough Council", employment_team_name="Wexmoor employment team")
        family_name = "Copperfen" if self.script else "Ravenscar"  # both journeys share one database
        officer = member(council, Role.ENGAGEMENT_OFFICER, f"Sam {family_name}")
        adviser = member(council, Role.EET_ADVISER, f"Priya {family_name}")
        copper_pan = EmployerFactory(council=council, name="The Copper Pan", verified=True)
        contact = EmployerContactFactory(employer=copper_pan, signs_in=True, user__name="Alex Millstream")
        self.council, self.contact = council, contact
        with council_context(council.id):
            CareLeaverFactory(
                council=council,
                ready=True,
                living_in_croydon=True,
                given_name="Amina",
                family_name="Yusuf",
                aspiration="I love cooking and want to work in a kitchen.",
                eet_adviser=adviser.user,
            )
            rank_council(council=council)
        options = {} if self.script else {"java_script_enabled": False}
        self.officer = self.at_a_browser(officer, **options)
        self.adviser = self.at_a_browser(adviser, **options)
        self.employer = self.at_a_browser(can_sign_in(contact.user).memberships.get(), **options)

    def given_the_employer_has_sent_a_job(self):
        today, by = clock.today(), self.contact.user
        days = {"closing_date": today + dt.timedelta(days=28), "start_date": today + dt.timedelta(days=42)}
        words = {"title": TITLE, "summary": "You help the chef. You wash and cut the food."}
        with council_context(self.council.id):
            facts = words | days | {"wage_from": 14, "places": 1}
            submit(opportunity=a_draft(self.council, employer=self.contact.employer, by=by, **facts), by=by)
        self.employer.is_signed_in().opens("/")

    def when_the_employer_posts_a_job_after_looking_at_the_preview(self):
        employer, today = self.employer.signs_in(), clock.today()
        employer.presses("Post an opportunity")
        self._looks_right(employer)
        employer.chooses("Job")
        employer.presses("Continue")
        employer.follows("all on one page")
        employer.writes("Title", TITLE)
        employer.writes("What the person will do", "You help the chef. You wash and cut the food.")
        employer.writes("How many places", "1")
        employer.writes_date("Last day to apply", today + dt.timedelta(days=28))
        employer.writes_date("Start date", today + dt.timedelta(days=42))
        employer.writes("Weekly hours", "37")
        employer.chooses("Yes", of="Is it paid?")
        employer.writes("Pay", "14.00")
        employer.selects("The pay is for", "an hour")
        employer.writes("Where it is", "CR0 2JU, 2 Copper Lane")
        employer.presses("See what people will read")
        employer.sees("£14 an hour", "37 a week")
        self._looks_right(employer)
        employer.presses("Send for approval")
        employer.sees("It is sent for approval.", TITLE)
        self._looks_right(employer)

    def and_the_officer_asks_for_a_change(self):
        officer = self.officer.is_at_work()
        self._looks_right(officer)
        officer.follows(TITLE)
        officer.sees("The Copper Pan", "£14 an hour")
        self._looks_right(officer)
        comment = officer.page.locator("summary", has_text="Comment on Days and times")
        officer.page.locator("details", has=comment).first.locator("summary").first.click()  # what is not recorded
        comment.click()
        officer.writes("Days and times", "Which days of the week?")
        self._looks_right(officer)
        officer.presses("Send it back with these comments")
        officer.sees("is sent back with your comments")

    def then_the_employer_sees_the_comment_beside_its_field_and_corrects_it(self):
        employer = self.employer
        employer.goes_to("Your opportunities")
        employer.follows(TITLE)
        employer.sees("What you are asked to change", "Which days of the week?")
        self._looks_right(employer)
        employer.follows("Edit")
        employer.sees("You are asked to change this")
        self._looks_right(employer)
        employer.writes("Days and times", "Monday to Friday, 8am to 4pm")
        employer.presses("Save and look again")
        self._looks_right(employer)
        employer.presses("Send for approval")
        employer.sees("It is sent for approval.")

    def when_the_officer_approves_it(self):
        officer = self.officer
        officer.goes_to("Approvals")
        officer.follows(TITLE)
        officer.sees("Monday to Friday, 8am to 4pm")
        officer.presses("Approve")
        officer.sees("is approved and live")
        self.approved_at = time.monotonic()

    def then_the_employer_sees_it_live(self):
        employer = self.employer
        employer.goes_to("Your opportunities")
        employer.sees("Live", "people are being put forward")
        self._looks_right(employer)

    def and_it_is_matched(self):
        adviser = self.adviser.is_at_work()
        adviser.goes_to("Young people")
        adviser.follows("Amina Yusuf")
        while not adviser.reads(TITLE):
            assert time.monotonic() < self.approved_at + PATIENCE, "it never came to the shortlist"
            adviser.page.reload()
        adviser.sees("Why it may suit", "£14 an hour")

    def _looks_right(self, person):
        if self.script:
            assert axe_violations(person.page) == []
