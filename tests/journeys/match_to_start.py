"""The steps from a match that takes applications elsewhere to a first day: the council helps, and asks no employer."""

import datetime as dt

from playwright.sync_api import expect

from backend.core import clock
from backend.core.protection import council_context
from backend.links.choices import Channel, Purpose
from backend.links.services import make_link
from backend.links.visits import agree_word
from backend.ranking.services import rank_council
from backend.reference.choices import Route
from tests.factories.care_leavers import CareLeaverFactory
from tests.journeys.whole_way import MONDAY, Walk
from tests.web.young_person.worlds import WORD


TITLE = "Trainee baker"
FIRST_DAY = MONDAY + dt.timedelta(weeks=8)
INTERVIEW = MONDAY + dt.timedelta(days=21)


class MatchToStart(Walk):
    def given_a_match_with_an_advert_that_takes_applications(self):
        self.given_a_council_with_an_adviser()
        self.advert = self.opening(TITLE, from_feed=True, route=Route.CATERING, start_date=FIRST_DAY)
        by = self.adviser.user
        with council_context(self.council.id):
            named = {"given_name": "Ada", "family_name": "Larkspur", "eet_adviser": by, "living_in_croydon": True}
            wants = {"aspiration": "I want to bake. I am never late.", "route_interests": [Route.CATERING]}
            self.person = CareLeaverFactory(council=self.council, ready=True, **named, **wants)
            theirs = {"holder": self.person.public_id, "subject": self.person.public_id, "by": by}
            purpose = {"purpose": Purpose.NEXT_STEPS, "channel": Channel.BY_HAND}
            self.link = f"/next/{make_link(council=self.council, **purpose, **theirs)[1]}/"
            agree_word(council=self.council, holder=self.person.public_id, word=WORD, by=by)
            rank_council(council=self.council)

    def when_the_adviser_helps_them_apply(self):
        adviser = self.adviser
        adviser.opens(f"/people/{self.person.public_id}/")
        adviser.sees(TITLE, "They apply themselves")
        self.looks_right(adviser, "match-of-an-advert")
        adviser.presses("Shortlist")
        adviser.follows("help Ada apply")
        adviser.sees(
            "Applications are made elsewhere", "Nothing about Ada is sent from here.", "Documents to have ready"
        )
        self.looks_right(adviser, "help-to-apply")
        adviser.presses("Help Ada apply")
        adviser.sees("is recorded.", "Apply by 13 July 2026", "28 days left")
        self.looks_right(adviser, "application")
        self.application = adviser.page.url

    def then_they_read_what_is_theirs_to_do(self):
        self.own.comes_in(self.link)
        self.reads_in_main(
            "Look below at what happens next.", "You apply for this one. Priya helps you.", "You do this."
        )
        self.looks_right(self.own, "own-page-applying")

    def when_everything_is_ready(self):
        adviser = self.adviser
        for _ in ("CV", "first referee", "second referee"):
            adviser.presses("It is ready")
        adviser.follows("Put it together")
        adviser.page.get_by_label("Use “I am never late.”").check()
        self.looks_right(adviser, "statement")
        adviser.presses("Save the statement")
        adviser.sees("The statement is saved. Read it once with them.")
        self.looks_right(adviser, "statement-to-print")
        adviser.follows("Back")
        adviser.presses("It is ready")
        expect(adviser.page.locator(".onward-parts .govuk-tag", has_text="Ready")).to_have_count(4)

    def and_they_say_that_they_have_sent_it(self):
        page = self.own.comes_in(self.link)
        page.get_by_text("I have sent it").first.click()
        self.looks_right(self.own, "own-page-sent-it")
        page.get_by_role("button", name="I have sent it").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("We have it")
        self.on(clock.now() + dt.timedelta(minutes=5))
        self.adviser_acts("says-of-application", "application-said")
        self.adviser.sees("Recorded: they have applied. You are asked whether they have heard")

    def when_they_have_heard_of_an_interview(self):
        adviser = self.adviser
        self.on(MONDAY + dt.timedelta(weeks=2))
        adviser.opens("/today/")
        adviser.page.locator("[data-kind=heard-back] summary[data-act]").first.click()
        self.looks_right(adviser, "today-heard-back")
        adviser.presses("An interview")
        adviser.sees("An interview is arranged, and its day is not recorded yet")

    def and_its_day_is_known(self):
        adviser = self.adviser
        self.adviser_acts("interviews", "its-day")
        adviser.chooses("Its day is known now")
        adviser.writes("Day of the interview", f"{INTERVIEW:%d/%m/%Y}")
        adviser.writes("Time of the interview", "10am")
        adviser.presses("Record it")
        adviser.sees("Recorded, with its day.", "The interview is on 6 July 2026 at 10am.")
        self.own.comes_in(self.link)
        self.reads_in_main("They want to meet you. Priya helps you get ready.")

    def when_it_took_place_and_they_have_an_offer(self):
        adviser = self.adviser
        self.on(INTERVIEW + dt.timedelta(days=1))
        self.adviser_acts("interviews", "how-it-went-elsewhere")
        adviser.chooses("It took place")
        adviser.presses("Record it")
        adviser.sees("Recorded. You are asked whether they have heard.", "What has Ada heard?")
        self.looks_right(adviser, "what-have-they-heard")
        adviser.presses("An offer")
        adviser.sees("Recorded: an offer. Next is their answer to it.")

    def then_they_accept_it(self):
        adviser = self.adviser
        self.own.comes_in(self.link)
        self.reads_in_main("They said yes to you. Priya talks to you about it. You choose.")
        self.adviser_acts("offers", "offer-elsewhere")
        adviser.chooses("The young person accepts")
        adviser.presses("Record the step")
        adviser.sees("Recorded: the young person accepts.")
        self.looks_right(adviser, "accepted-elsewhere")
