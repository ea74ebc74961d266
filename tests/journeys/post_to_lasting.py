"""The steps of the journey from a post to thirteen weeks, each as the person who takes it."""

import datetime as dt
import time
from contextlib import ExitStack

from playwright.sync_api import expect

from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.ranking.services import rank_council
from backend.reference.services import load_reference, load_sample_postcodes
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.journeys.people import can_sign_in, member


TITLE = "Apprentice chef"
MINE = "I love cooking and want to work in a kitchen."
NOT_AGREED_TO = ("07700900123", "@mail.example", "love cooking", "care leaver", "virtual school", "CR0 1EA")
PATIENCE = 60  # seconds; how fast it is belongs to the measurements, on a machine with nothing else to do


class Journey(ExitStack):
    def __init__(self, at_a_browser):
        super().__init__()
        self.at_a_browser = at_a_browser

    def given_a_young_person_who_wants_to_cook_and_agreed_to_share_name_and_qualifications(self):
        load_reference()
        load_sample_postcodes()
        self.council = CouncilFactory(name="Wexmoor Borough Council", employment_team_name="Wexmoor employment team")
        adviser = member(self.council, Role.EET_ADVISER, "Priya Ravenscar")
        officer = member(self.council, Role.ENGAGEMENT_OFFICER, "Sam Copperfen")
        head = member(self.council, Role.HEAD, "Morgan Tidemarsh")
        copper_pan = EmployerFactory(council=self.council, name="The Copper Pan", verified=True)
        contact = EmployerContactFactory(employer=copper_pan, signs_in=True, user__name="Alex Millstream")
        with council_context(self.council.id):
            amina = CareLeaverFactory(
                council=self.council,
                ready=True,
                living_in_croydon=True,
                given_name="Amina",
                family_name="Yusuf",
                aspiration=MINE,
                eet_adviser=adviser.user,
            )
            consent_to(amina, ConsentKind.SHARE_NAME, ConsentKind.SHARE_QUALIFICATIONS)
            rank_council(council=self.council)
        self.adviser, self.officer, self.head = map(self.at_a_browser, (adviser, officer, head))
        self.employer = self.at_a_browser(can_sign_in(contact.user).memberships.get())

    def when_the_employer_posts_an_apprenticeship_for_a_chef(self):
        employer, today = self.employer.signs_in(), clock.today()
        employer.presses("Post an opportunity")
        employer.chooses("Apprenticeship")
        employer.presses("Continue")
        employer.follows("all on one page")
        employer.writes("Title", TITLE)
        employer.writes("What the person will do", "Prepare and cook lunches for 80 guests with the head chef.")
        employer.picks("Apprenticeship standard", "Commis chef")
        employer.writes("How many places", "1")
        employer.writes_date("Last day to apply", today + dt.timedelta(days=28))
        employer.writes_date("Start date", today + dt.timedelta(days=42))
        employer.writes("How long it lasts", "15")
        employer.writes("Weekly hours", "37")
        employer.chooses("Yes", of="Is it paid?")
        employer.writes("Pay", "13.20")
        employer.selects("The pay is for", "an hour")
        employer.writes("Where it is", "CR0 2JU, 2 Copper Lane")
        employer.presses("Send for approval")
        employer.sees("It is sent for approval.", TITLE)

    def and_the_adviser_has_the_young_person_open(self):
        adviser = self.adviser.is_at_work()
        adviser.goes_to("Young people")
        adviser.follows("Amina Yusuf")
        adviser.sees("No matches to decide now")

    def and_the_officer_approves_it(self):
        officer = self.officer.is_at_work()
        officer.follows(TITLE)
        officer.sees("The Copper Pan", "£13.20 an hour")
        officer.presses("Approve")
        self.approved_at = time.monotonic()

    def then_it_is_on_the_shortlist_by_itself_with_reasons(self):
        adviser = self.adviser
        while not adviser.reads(TITLE):
            assert time.monotonic() < self.approved_at + PATIENCE, "it never came to the shortlist"
            adviser.page.wait_for_timeout(300)  # in which it is ranked, in this very process
            adviser.page.reload()
        adviser.sees("Why it may suit", "What may get in the way", "When could Amina start?", "£13.20 an hour")
        adviser.sees("chance of starting", "If it starts,", "chance of lasting 26 weeks")

    def when_the_adviser_shortlists_it(self):
        self.adviser.presses("Shortlist")
        self.adviser.sees(f"“{TITLE}” is shortlisted for Amina.")

    def and_refers_after_the_preview(self):
        adviser = self.adviser
        adviser.follows(f"Refer for {TITLE}")
        adviser.sees("What The Copper Pan will see", "Amina Yusuf", "Highest level 2", "What they will not see")
        adviser.presses("Introduce to the employer")
        adviser.sees("Amina is introduced to The Copper Pan.")
        self.referral = adviser.page.url

    def then_the_employer_sees_what_was_agreed_to_and_nothing_else(self):
        employer = self.employer
        employer.goes_to("People introduced to you")
        employer.follows("Amina Yusuf")
        employer.sees("Amina Yusuf", "Highest level 2", "Waiting for your answer")
        employer.sees_nothing_of(*NOT_AGREED_TO)

    def when_the_employer_arranges_an_interview_and_offers_a_place(self):
        employer = self.employer
        employer.writes_date("Day of the interview", clock.today() + dt.timedelta(days=7))
        employer.writes("Time", "10:30am")
        employer.writes("Where, and what to bring", "2 Copper Lane. Comfortable shoes.")
        employer.presses("Invite to an interview")
        employer.sees("Interview arranged")
        self._days_later(7)
        employer.opens(employer.page.url)
        employer.follows("Offer a place")
        employer.writes("What you offer", "Mondays to Fridays, 8am to 4pm.")
        employer.presses("Offer a place")
        employer.sees("You offered a place")

    def and_the_adviser_records_that_it_is_accepted_and_started(self):
        adviser = self.adviser
        adviser.opens(self.referral)
        adviser.sees("The employer offers a place")
        adviser.chooses("The young person accepts")
        adviser.presses("Record the step")
        adviser.sees("Offer accepted")
        self._days_later(35)
        adviser.opens(self.referral)
        adviser.writes("First day", f"{clock.today():%d/%m/%Y}")
        adviser.presses("Record the start")
        adviser.sees("The start is recorded.")
        self.first_day = clock.today()

    def then_the_last_place_is_taken(self):
        employer = self.employer
        employer.goes_to("Your opportunities")
        employer.sees("Filled", "every place is taken")

    def when_check_ins_are_recorded_in_weeks(self, *weeks: int):
        adviser = self.adviser
        for week in weeks:
            self._go_to_day(self.first_day + dt.timedelta(weeks=week))
            adviser.goes_to("Placements")
            adviser.follows("Amina Yusuf")
            adviser.follows(f"Record the check-in of week {week}")
            adviser.chooses("The employer")
            adviser.chooses("Yes", of="Are they still there?")
            adviser.chooses("Well")
            adviser.presses("Save the check-in")
            adviser.sees(f"The check-in of week {week} is recorded.")

    def then_week_13_is_reached_and_week_26_is_not(self):
        self.adviser.page.locator("summary", has_text="Marks: ").click()
        marks = self.adviser.page.get_by_role("table", name="Marks")
        expect(marks.get_by_role("row").filter(has_text="13 weeks")).to_contain_text("Reached")
        expect(marks.get_by_role("row").filter(has_text="26 weeks")).to_contain_text("Not yet")

    def and_the_head_sees_one_start_and_one_apprentice(self):
        head = self.head.is_at_work()
        head.goes_to("Outcomes")
        head.sees("1 of 1 supported young person is in an apprenticeship")
        head.sees("Of 1 young person referred, 1 has started so far, and 1 has lasted 13 weeks by today")

    def _days_later(self, days: int):
        self._go_to_day(clock.today() + dt.timedelta(days=days))

    def _go_to_day(self, day: dt.date):
        self.enter_context(clock.moved_to(day))
