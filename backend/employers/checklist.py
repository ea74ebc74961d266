"""What an officer checks before anything of an employer goes live: one row an item."""

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.lookups import DataContains
from django.db.models import CharField, OuterRef, Q, Value
from django.db.models.functions import Cast

from backend.core import clock
from backend.employers.choices import EmployerKind, Evidence, Item
from backend.employers.models import Check, Employer


COUNCIL_ITSELF = frozenset({EmployerKind.DEPARTMENT})
EVERY_KIND = frozenset(EmployerKind)


@dataclass(frozen=True, slots=True)
class RequiredCheck:
    item: Item
    kinds: frozenset[EmployerKind]
    months: int  # until the next check, at the latest
    what_to_look_at: str
    evidence: frozenset[Evidence] = frozenset()  # one of these at least; without any, words are enough
    ends_by_itself: bool = False  # the paper itself says until when
    since: dt.date | None = None  # of employers verified before this day it is asked from `catch_up` on
    catch_up: dt.date | None = None

    def is_asked_of(self, verified_on: dt.date | None, day: dt.date) -> bool:
        is_late = self.since is not None and verified_on is not None and verified_on < self.since
        return not (is_late and self.catch_up and day < self.catch_up)


# A council department exists, is insured and pays through the council's own payroll.
CHECKLIST = (
    RequiredCheck(
        Item.EXISTS,
        EVERY_KIND - COUNCIL_ITSELF,
        12,
        "Companies House, the charity register, or a list of public bodies: which one, and what it says.",
        evidence=frozenset({Evidence.NUMBER, Evidence.LINK, Evidence.FILE}),
    ),
    RequiredCheck(
        Item.CALLED_BACK,
        EVERY_KIND - COUNCIL_ITSELF,
        12,
        "Ring a number that is published, not one they gave: which number, where it stands, and who answered.",
        evidence=frozenset({Evidence.PHONE, Evidence.LINK}),
    ),
    RequiredCheck(
        Item.INSURANCE,
        EVERY_KIND - COUNCIL_ITSELF,
        12,
        "The certificate: insurer, policy number and last day.",
        evidence=frozenset({Evidence.LINK, Evidence.FILE}),
        ends_by_itself=True,
    ),
    RequiredCheck(
        Item.SUPERVISOR,
        EVERY_KIND,
        12,
        "Who is the safeguarding contact, who supervises day by day, and how each is reached.",
    ),
    RequiredCheck(
        Item.YOUNG_WORKERS,
        EVERY_KIND,
        12,
        "The risk assessment for workers under 18: its date, and what it says about hours, machines and lone work.",
        evidence=frozenset({Evidence.LINK, Evidence.FILE}),
    ),
    RequiredCheck(
        Item.PAYROLL,
        EVERY_KIND - COUNCIL_ITSELF,
        24,
        "How people are paid: through payroll with payslips, and under which PAYE scheme.",
    ),
    RequiredCheck(
        Item.VISITED,
        EVERY_KIND - COUNCIL_ITSELF,
        24,
        "The place of work as it is: who was there, when, and what was seen.",
        evidence=frozenset({Evidence.VISIT}),
        since=dt.date(2026, 12, 1),
        catch_up=dt.date(2027, 3, 1),
    ),
)
BY_ITEM = {asked.item: asked for asked in CHECKLIST}


def required_checks(kind: str) -> tuple[RequiredCheck, ...]:
    return tuple(asked for asked in CHECKLIST if kind in asked.kinds)


def standing_checks(employer: Employer) -> dict[str, Check]:
    """The newest check of each item, by item."""
    return {check.item: check for check in employer.checks.all() if check.replaced_at is None}


def missing_on(employer: Employer, day: dt.date) -> list[RequiredCheck]:
    """What is asked of this employer and not current: never checked, or past its next check."""
    standing = standing_checks(employer)
    return [
        asked
        for asked in required_checks(employer.kind)
        if asked.is_asked_of(_verified_on(employer), day)
        and (asked.item not in standing or not standing[asked.item].is_current_on(day))
    ]


def earliest_next_check(employer: Employer, checks: list[RequiredCheck]) -> dt.date | None:
    """The first of their last days; None where none of them was ever recorded."""
    standing = standing_checks(employer)
    return min((standing[asked.item].next_check_on for asked in checks if asked.item in standing), default=None)


def _verified_on(employer: Employer) -> dt.date | None:
    return clock.day_of(employer.verified_at) if employer.verified_at else None


def is_verified_on(employer: Employer, day: dt.date) -> bool:
    return employer.verified_at is not None and not missing_on(employer, day)


def complete_on(day: dt.date) -> Q:
    """Of employers: everything that is asked of their kind is current.

    All current items are read at once and compared with what is asked: the gate asks this at every step, and looking
    for each item of each kind by itself took longer than the rest of its question.
    """
    alike: dict[tuple[RequiredCheck, ...], list[EmployerKind]] = {}
    for kind in EmployerKind:
        alike.setdefault(required_checks(kind), []).append(kind)
    return reduce(or_, (Q(kind__in=kinds) & _all_current(asked, day) for asked, kinds in alike.items()))


def _all_current(checks: tuple[RequiredCheck, ...], day: dt.date) -> Q:
    later = [asked for asked in checks if asked.since and asked.catch_up and day < asked.catch_up]
    wanted = _current([asked.item for asked in checks if asked not in later], day)
    for since in sorted({asked.since for asked in later if asked.since}):
        of_them = [asked.item for asked in later if asked.since == since]
        wanted &= Q(verified_at__date__lt=since) | _current(of_them, day)
    return wanted


def _current(items: list[Item], day: dt.date) -> Q:
    current = Check.objects.current_on(day).filter(employer=OuterRef("pk")).order_by().values("item")
    texts: ArrayField = ArrayField(CharField(max_length=20))
    return Q(DataContains(ArraySubquery(current), Cast(Value([str(item) for item in items], texts), texts)))
