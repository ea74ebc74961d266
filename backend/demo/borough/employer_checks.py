"""The officer's checks of the invented employers, renewed each year; one who waits, one whose checks have lapsed."""

import datetime as dt

from backend.accounts.models import User
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.savepoints import without_savepoints
from backend.demo.borough.timeline import Timeline
from backend.employers.checklist import required_checks
from backend.employers.choices import ConcernOutcome, EmployerKind, EmployerSize, HowKnown, Item
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import Employer
from backend.employers.services import add_contact, add_employer
from backend.employers.verification import propose, record_check, verify


EVIDENCE = {
    Item.EXISTS: "Invented register entry, active; the address is the one they gave.",
    Item.CALLED_BACK: "Rang 020 7946 0100 from their site; the contact answered and knew of the post.",
    Item.INSURANCE: "Invented Mutual, policy WB-0042, certificate seen.",
    Item.SUPERVISOR: "The manager is the safeguarding contact; a supervisor is named for every shift.",
    Item.YOUNG_WORKERS: "Risk assessment for under 18s seen: no nights, no lone work, machines named.",
    Item.PAYROLL: "Monthly payroll with payslips; PAYE reference seen.",
    Item.VISITED: "Walked through with the manager: light, tidy, two people on every shift. Invented.",
}
WHERE_IT_STANDS = "https://register.example/invented"
EVERY = dt.timedelta(days=330)
WAITING, LAPSED = "Hazelbank Bakery", "Thornfield Garden Centre"
LAPSED_SINCE, RAISED, DECIDED = dt.timedelta(days=395), dt.timedelta(days=210), dt.timedelta(days=203)


@without_savepoints()
def check_everything(employer: Employer, officer: User) -> None:
    insured_until = clock.today() + dt.timedelta(days=364)
    for asked in required_checks(employer.kind):
        until = insured_until if asked.ends_by_itself else None
        facts = {"evidence": EVIDENCE[asked.item], "next_check_on": until, "by": officer}
        if asked.item == Item.VISITED:
            facts |= {"how": HowKnown.VISITED, "seen_on": clock.today()}
        else:
            facts["link"] = WHERE_IT_STANDS
        record_check(employer=employer, item=asked.item, **facts)


def verify_by_two(employer: Employer, officer: User, administrator: User) -> None:
    propose(employer=employer, by=officer)
    verify(employer=employer, by=administrator)


class EmployerChecks:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.cast = timeline, cast
        self.concern = None

    def expect(self, began: dt.date) -> None:
        with clock.moved_to(began):
            for employer, _ in self.cast.employers:
                self._check(employer)
                verify_by_two(employer, self.cast.officer, self.cast.administrator)
        day = began + EVERY
        while day <= self.timeline.until:
            self.timeline.at(day, self._check_everybody)
            day += EVERY
        self._at(LAPSED_SINCE, self._add_one_that_lapses)
        self._at(RAISED, self._raise)
        self._at(DECIDED, self._decide)
        self._at(
            dt.timedelta(days=1), lambda: self._add(WAITING, "Contact at Hazelbank", "hazelbank@employers.example")
        )

    def _at(self, ago: dt.timedelta, happens) -> None:
        self.timeline.at(self.timeline.until - ago, happens)

    def _check(self, employer: Employer) -> None:
        check_everything(employer, self.cast.officer)

    def _check_everybody(self) -> None:
        for employer, _ in self.cast.employers:
            self._check(employer)

    def _add(self, name: str, contact: str, email: str) -> Employer:
        officer = self.cast.officer
        facts = {"size": EmployerSize.SMALL, "published_phone": "020 7946 0100", "by": officer}
        employer = add_employer(council=self.cast.council, name=name, kind=EmployerKind.PARTNER, **facts)
        add_contact(employer=employer, name=contact, email=email, by=officer)
        return employer

    def _add_one_that_lapses(self) -> None:
        employer = self._add(LAPSED, "Contact at Thornfield", "thornfield@employers.example")
        self._check(employer)
        verify_by_two(employer, self.cast.officer, self.cast.administrator)

    def _raise(self) -> None:
        employer = Employer.objects.for_council(self.cast.council.pk).get(name=LAPSED)
        words = "A visitor saw people lift heavy sacks without gloves or training. Invented."
        self.concern = raise_concern(employer=employer, words=words, by=self.cast.advisers[0])

    def _decide(self) -> None:
        reason = "Visited with the manager: training held, gloves bought, the risk assessment is new."
        decide_concern(concern=self.concern, outcome=ConcernOutcome.PUT_RIGHT, reason=reason, by=self.cast.officer)
