"""The steps from a file of the case system to a first day, each as the person who takes it."""

import datetime as dt
import re
import time

from playwright.sync_api import expect

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.reference.choices import Route
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.journeys.people import Person
from tests.journeys.whole_way import CODE, INTRODUCTION, MONDAY, OWN_PAGE, PATIENCE, Walk, newest_mail


TITLE, EMPLOYER = "Apprentice chef", "The Copper Pan"
MAIL = "mina@mail.example"
FIRST_DAY = MONDAY + dt.timedelta(weeks=5)
COLUMNS = (
    "identifier,given_name,family_name,preferred_name,birth_date,entitlement,eet_adviser_email,phone,email,postcode,"
    "right_to_work,funding_residence,has_ehcp,seeking_asylum,highest_level,english_level,maths_level,route_interests,"
    "aspiration,types_wanted,max_travel_minutes,available_from,max_weekly_hours"
)
AMINA = (
    "W-1,Amina,Yusuf,Mina,14/03/2007,former_relevant,{adviser},07700 900123,{mail},CR0 1EA,yes,yes,no,no,2,2,2,"
    "Catering and hospitality,I love cooking,apprenticeship|job,60,01/06/2026,40"
)
KOFI = (
    "W-2,Kofi,Mensah,,02/02/2007,former_relevant,{adviser},,,CR0 2JU,yes,yes,no,no,1,1,1,"
    "Construction and the built environment,,job,45,,"
)
NOT_FOR_EMPLOYERS = ("07700", MAIL, "love cooking", "care leaver", "looked after", "CR0 1EA", "Borough Council")


def the_file(*rows: str, **said: str) -> dict:
    text = "\n".join([COLUMNS, *rows]).format(**said)
    return {"name": "people.csv", "mimeType": "text/csv", "buffer": text.encode()}


class ImportToStart(Walk):
    def given_a_council_that_has_nobody_yet(self):
        (self.staff,) = self.given_a_council_with_an_adviser(Role.STAFF)
        employer = EmployerFactory(council=self.council, name=EMPLOYER, verified=True)
        self.contact = EmployerContactFactory(employer=employer, name="Sam Doorley", email="sam@copperpan.example")
        facts = {"route": Route.CATERING, "places": 1, "start_date": FIRST_DAY}
        self.offer = self.opening(TITLE, employer=employer, **facts)
        self.boss: Person = self.at_a_browser(self.adviser.membership, **self.options)  # nobody is signed in there

    def chooses_the_file(self, *rows: str) -> None:
        staff = self.staff
        staff.opens("/")
        staff.goes_to("Young people")
        staff.follows("Files from the case system")
        self.looks_right(staff, "files")
        said = {"adviser": self.adviser.user.email, "mail": MAIL}
        staff.page.set_input_files("input[type=file]", the_file(*rows, **said))
        staff.chooses("Yes")
        staff.writes("Day it was taken out", f"{MONDAY - dt.timedelta(days=1):%d/%m/%Y}")
        staff.presses("Check the file")

    def when_staff_read_in_a_file(self):
        staff = self.staff
        self.chooses_the_file(AMINA, KOFI)
        staff.sees("Checked, to be confirmed", "2 young people", "Amina Yusuf", "Kofi Mensah")
        self.looks_right(staff, "file-checked")
        staff.presses("Take the good rows in")
        staff.sees("The file is taken in.")
        self.looks_right(staff, "file-taken-in")
        staff.follows("Go to young people")
        staff.sees("Mina Yusuf", "Kofi Mensah")
        with council_context(self.council.id):
            self.person = CareLeaver.objects.get(identifier="W-1")
        self.theirs = f"/people/{self.person.public_id}/"

    def then_one_of_them_has_matches(self):
        adviser, until = self.adviser, time.monotonic() + PATIENCE
        adviser.opens("/")
        adviser.goes_to("Young people")
        adviser.follows("Mina Yusuf")
        while not adviser.reads(TITLE):
            assert time.monotonic() < until, "nobody was ranked"
            adviser.page.reload()
        expect(adviser.page.locator("article.onward-match")).to_contain_text("is their first choice")
        self.looks_right(adviser, "matches")

    def when_what_they_agree_to_is_recorded(self):
        adviser = self.adviser
        adviser.page.get_by_role("link", name="Profile and agreements").click()
        adviser.follows("Record or take back an agreement")
        for agreed in ("Share my name", "Share my qualifications"):
            adviser.chooses(f"{agreed} with the employer")
        adviser.chooses("Contact me by e-mail")
        adviser.chooses("In person", of="How they said so")
        self.looks_right(adviser, "agreements")
        adviser.presses("Save")
        adviser.sees("What Mina agreed to is recorded.")

    def and_it_is_shared_with_them_by_link(self):
        adviser = self.adviser
        adviser.opens(self.theirs)
        adviser.page.locator("[name=m]").first.check()
        adviser.presses("Put the ticked on their page")
        adviser.writes("What you say of it", "You told me about the kitchen")
        self.looks_right(adviser, "suggest")
        adviser.presses("Put on their page")
        adviser.presses("Agree a word")
        adviser.writes("The word or number", "blue kettle")
        adviser.presses("Save the word")
        adviser.presses("Make a link")
        self.looks_right(adviser, "make-link")
        adviser.chooses("E-mail")
        adviser.presses("Make the link")
        adviser.sees("A link is")
        self.looks_right(adviser, "their-page")
        self.link = newest_mail(MAIL, OWN_PAGE)

    def then_they_open_it_with_their_word_and_say_that_they_are_interested(self):
        page = self.own.page
        page.goto(self.link)
        assert "Mina" not in page.content()
        self.looks_right(self.own, "own-page-word")
        self.own.comes_in(self.link)
        self.reads_in_main("Priya picked this for you.", TITLE, "This kind of work was your first choice.")
        self.looks_right(self.own, "own-page-list")
        page.get_by_role("button", name="I’m interested").click()
        expect(page.get_by_text("You said you like this one. Priya talks to you next.")).to_be_visible()
        self.looks_right(self.own, "own-page-interested")

    def when_the_adviser_introduces_them_after_the_preview(self):
        adviser = self.adviser
        self.adviser_acts("interested", "preview")
        adviser.sees(f"What {EMPLOYER} will see", "Mina Yusuf", "Highest level 2", "What they will not see")
        adviser.presses("Introduce to the employer")
        adviser.sees(f"Mina is introduced to {EMPLOYER}.")
        self.looks_right(adviser, "introduced")
        self.referral = re.search(r"/referrals/[\w-]+/", adviser.page.url)[0]

    def comes_in_by_link(self) -> None:
        """With the code of the e-mail that was sent for it; the one of before is no use."""
        boss = self.boss
        boss.opens(newest_mail(self.contact.email, INTRODUCTION))
        self.looks_right(boss, "link")
        boss.sees_nothing_of("Mina", "Amina", "Yusuf", TITLE)
        boss.presses("Send me a code")
        self.looks_right(boss, "code")
        boss.writes("The code in our e-mail", newest_mail(self.contact.email, CODE))
        boss.presses("Continue")
        boss.sees("Mina Yusuf", TITLE)
        boss.sees_nothing_of(*NOT_FOR_EMPLOYERS)

    def then_the_employer_offers_times_by_link(self):
        boss = self.boss
        self.comes_in_by_link()
        self.looks_right(boss, "introduction")
        boss.writes_date("Day of the interview", MONDAY + dt.timedelta(days=3))
        boss.writes("Time", "10am")
        boss.writes_date("Another day they could choose", MONDAY + dt.timedelta(days=4))
        boss.writes("Time on that day", "2.30pm")
        boss.writes("Where, and what to bring", "Ask for Sam")
        boss.presses("Invite to an interview")
        boss.sees("The employment team has your invitation", "Times offered, none chosen yet")
        self.looks_right(boss, "times-offered")

    def and_one_of_them_is_chosen(self):
        adviser = self.adviser
        self.adviser_acts("times-to-choose", "times")
        adviser.presses("Chosen by telephone")
        adviser.sees("Recorded. The employer gets one e-mail", "The interview is on 18 June 2026 at 10am.")
        self.own.comes_in(self.link)
        self.reads_in_main("They want to meet you. Priya tells you where and when.")
        self.looks_right(self.own, "own-page-meet")

    def when_the_interview_took_place(self):
        adviser = self.adviser
        self.on(MONDAY + dt.timedelta(days=4))
        self.adviser_acts("interviews", "how-it-went")
        adviser.chooses("It took place")
        adviser.presses("Record it")
        adviser.sees("Recorded. The employer’s days to answer begin with the interview.")

    def and_the_employer_offers_a_place_by_link(self):
        boss = self.boss
        self.on(MONDAY + dt.timedelta(days=7))
        self.comes_in_by_link()
        boss.sees("Met: waiting for your answer")
        boss.writes("What you offer", "Mondays to Fridays, 8am to 4pm.")
        boss.presses("Offer a place")
        boss.sees("The employment team has your offer", "You offered a place")
        self.looks_right(boss, "offered")

    def then_they_are_told_and_accept(self):
        adviser = self.adviser
        adviser.opens("/today/")
        adviser.page.locator("[data-kind=answers] summary[data-act]").first.click()
        self.looks_right(adviser, "today-answers")
        adviser.presses("By telephone")
        self.own.comes_in(self.link)
        self.reads_in_main("They said yes to you. Priya talks to you about it. You choose.")
        self.adviser_acts("offers", "offer")
        adviser.chooses("The young person accepts")
        adviser.presses("Record the step")
        adviser.sees("Recorded: the young person accepts.", "Offer accepted")
        self.looks_right(adviser, "accepted")

    def and_the_employer_reads_that_it_is_accepted_and_the_place_taken(self):
        boss = self.boss
        self.comes_in_by_link()
        boss.sees("Offer accepted", "On the first day we will ask you here whether they started.")
        self.looks_right(boss, "introduction-accepted")
        with council_context(self.council.id):
            self.offer.refresh_from_db()
        assert (self.offer.state, self.offer.places_taken) == ("filled", 1)
        assert clock.today() < FIRST_DAY
