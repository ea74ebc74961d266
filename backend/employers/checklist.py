"""What an officer checks before anything of an employer goes live: one row an item."""

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from backend.employers.choices import EmployerKind, Item
from backend.employers.models import Check, Employer


COUNCIL_ITSELF = frozenset({EmployerKind.DEPARTMENT})
EVERY_KIND = frozenset(EmployerKind)


@dataclass(frozen=True, slots=True)
class RequiredCheck:
    item: Item
    kinds: frozenset[EmployerKind]
    months: int  # until the next check, at the latest
    what_to_look_at: str
    ends_by_itself: bool = False  # the paper itself says until when


# A council department exists, is insured and pays through the council's own payroll.
CHECKLIST = (
    RequiredCheck(
        Item.EXISTS,
        EVERY_KIND - COUNCIL_ITSELF,
        12,
        "Companies House, the charity register, or a list of public bodies: which one, and what it says.",
    ),
    RequiredCheck(
        Item.CALLED_BACK,
        EVERY_KIND - COUNCIL_ITSELF,
        12,
        "Ring a number that is published, not one they gave: which number, where it stands, and who answered.",
    ),
    RequiredCheck(
        Item.INSURANCE,
        EVERY_KIND - COUNCIL_ITSELF,
        12,
        "The certificate: insurer, policy number and last day.",
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
    ),
    RequiredCheck(
        Item.PAYROLL,
        EVERY_KIND - COUNCIL_ITSELF,
        24,
        "How people are paid: through payroll with payslips, and under which PAYE scheme.",
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
        if asked.item not in standing or not standing[asked.item].is_current_on(day)
    ]


def is_verified_on(employer: Employer, day: dt.date) -> bool:
    return employer.verified_at is not None and not missing_on(employer, day)


def complete_on(day: dt.date) -> Q:
    """Of employers: everything that is asked of their kind is current."""
    return reduce(or_, (_complete(kind, day) for kind in EmployerKind))


def _complete(kind: EmployerKind, day: dt.date) -> Q:
    current = Check.objects.current_on(day).filter(employer=OuterRef("pk"))
    wanted = Q(kind=kind)
    for asked in required_checks(kind):
        wanted &= Q(Exists(current.filter(item=asked.item)))
    return wanted
