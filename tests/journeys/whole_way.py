"""What the journeys to a first day share: who sits where, the mail that leads them, and what is asked of each page."""

import datetime as dt
import os
import re
import time
from contextlib import ExitStack
from pathlib import Path

from django.core import mail
from playwright.sync_api import Page, expect

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.placements.models import Placement
from backend.reference.choices import Route
from backend.reference.services import load_reference, load_sample_postcodes
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.journeys.chromium import Watched
from tests.journeys.looking import axe_at, is_there, sticks_out
from tests.journeys.people import Person, member
from tests.web.young_person.worlds import WORD


WIDTHS = (320, 1280)  # CSS pixels
PATIENCE = 60  # seconds until the worker has ranked or written
MONDAY = dt.date(2026, 6, 15)
INTRODUCTION = r"https?://[^/]+(/introduction/[\w-]{60,}/)"
OWN_PAGE = r"https?://[^/]+(/next/[\w-]+/)"
CODE = r"code is (\d{6})"
SHOTS = os.environ.get("ONWARD_SHOTS", "")


def newest_mail(to: str, pattern: str) -> str:
    """What the newest mail to an address that holds it says."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for each in reversed(mail.outbox):
            if each.to == [to] and (found := re.search(pattern, each.body)):
                return found[1]
        time.sleep(0.2)
    raise AssertionError(f"no mail to {to} holds {pattern}: {[each.subject for each in mail.outbox]}")


def is_sound(page: Page, name: str, *, script: bool) -> None:
    """On a phone and at a desk: nothing makes the page scroll sideways, and axe, a script itself, finds nothing."""
    for number, width in enumerate(WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(page, width) == [], (name, width)
        assert not script or axe_at(page, width) == [], (name, width)
        if SHOTS and script:
            page.screenshot(path=Path(SHOTS) / f"{name}-{WIDTHS[number]}.png", full_page=True)


class YoungPerson(Watched):
    """With their link and no account. Every look at their page is a visit of its own: one ends after 20 minutes."""

    def comes_in(self, link: str) -> Page:
        self.page.goto(link)
        self.page.get_by_label("Type your word").fill(WORD)
        self.page.get_by_role("button", name="Go on").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Hi ")
        expect(self.page).to_have_title("Next steps")
        return is_there(self.page)


class Walk(ExitStack):
    """With `script`, pages are also looked at by axe. What a page says of itself is asked of both."""

    def __init__(self, at_a_browser, browser, address, *, script: bool):
        super().__init__()
        self.at_a_browser, self.script = at_a_browser, script
        self.options = {} if script else {"java_script_enabled": False}
        self.own = YoungPerson(browser, address, **self.options)
        self.callback(self.own.close)
        self.callback(mail.outbox.clear)

    def given_a_council_with_an_adviser(self, *others: Role) -> list[Person]:
        """On a Monday in June, with two openings that fit nobody of these tests as well as what they are about."""
        self.enter_context(clock.moved_to(MONDAY))
        load_reference()
        load_sample_postcodes()
        team = {"employment_team_name": "Wexmoor employment team", "employment_team_phone": "01234 567890"}
        self.council = CouncilFactory(name="Wexmoor Borough Council", **team)
        for title in ("Trainee bricklayer", "Groundworker"):
            self.opening(title, route=Route.CONSTRUCTION)
        family_name = "Copperfen" if self.script else "Ravenscar"  # both walks share one database
        names = {Role.EET_ADVISER: "Priya", Role.STAFF: "Helen"}
        seats = [
            self.at_a_browser(member(self.council, role, f"{names[role]} {family_name}"), **self.options)
            for role in (Role.EET_ADVISER, *others)
        ]
        self.adviser = seats[0].is_signed_in()
        return [each.is_signed_in() for each in seats[1:]]

    def opening(self, title: str, **facts):
        made = OpportunityFactory(council=self.council, title=title, **facts)
        SiteFactory(opportunity=made)
        return made

    def looks_right(self, person: Person | YoungPerson, name: str) -> None:
        is_sound(person.page, name, script=self.script)

    def on(self, day: dt.date | dt.datetime) -> None:
        self.enter_context(clock.moved_to(day))

    def reads_in_main(self, *texts: str) -> None:
        """What stands on the young person's page."""
        said = self.own.page.locator("main").inner_text()
        assert not [each for each in texts if each not in said], said

    def adviser_acts(self, kind: str, name: str) -> None:
        """From the first line of this kind on Today; both the line and what it leads to are looked at."""
        self.adviser.opens("/today/")
        self.looks_right(self.adviser, f"today-{kind}")
        self.adviser.acts_on_today(kind)
        self.looks_right(self.adviser, name)

    def plans_the_first_fortnight(self) -> None:
        adviser = self.adviser
        self.adviser_acts("first-fortnights", "plan")
        expect(
            adviser.page.get_by_text(re.compile(r"The journey, each way, as we estimate it: \d+ min"))
        ).to_be_visible()
        adviser.presses("Promise this")
        adviser.sees("Promised. Each is on Today", "We get you the clothes and kit you need to start.")
        self.looks_right(adviser, "planned")

    def reads_what_is_promised(self, link: str) -> None:
        promised = self.own.comes_in(link).get_by_role("region", name="What we said we would do")
        expect(promised).to_contain_text("We get you the clothes and kit you need to start. Priya does this by Monday")
        expect(promised).to_contain_text("We ring you on your first day. Priya does this on your first day.")
        self.reads_in_main("You said yes. Priya talks to you about your first day.")
        self.looks_right(self.own, "own-page-promised")

    def starts(self, first_day: dt.date, title: str, link: str) -> None:
        """On the day: from Today to the placement, and what the young person reads then."""
        adviser = self.adviser
        self.on(first_day)
        self.adviser_acts("starts", "first-day")
        adviser.writes("First day", f"{first_day:%d/%m/%Y}")
        adviser.presses("Record the start")
        adviser.sees("The start is recorded. Check-ins are due from week 1.")
        self.looks_right(adviser, "started")
        adviser.follows("The placement, with its check-ins")
        adviser.sees(title, "Next check-in: week 1")
        self.looks_right(adviser, "placement")
        with council_context(self.council.id):
            begun = Placement.objects.get(care_leaver=self.person)
        assert (begun.starts_on, begun.opportunity.title, begun.ended_on) == (first_day, title, None)
        self.own.comes_in(link)
        self.reads_in_main("Tell us below how it is going.", "How is it going?")
        self.looks_right(self.own, "own-page-started")
