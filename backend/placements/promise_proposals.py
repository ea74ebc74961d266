"""What the council may promise from an accepted offer until the first pay day, worked out from the facts of it.

An adviser reads it on one page and changes what is different for this young person.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules.pay import ALWAYS_PAID
from backend.placements.choices import PromiseKind
from backend.placements.models import Placement
from backend.placements.promise_days import RING_ON_THE_DAY, due_day, words_for
from backend.reference.choices import OpportunityType
from backend.reference.working_days import add_working_days
from backend.referrals.models import Referral
from backend.referrals.starts import planned_first_day
from backend.tabular.errors import UnreadableCell
from backend.tabular.times import read_time


BEFORE_THE_FIRST_BUS = dt.time(7)  # a shift that begins before it: somebody has to ask how they get there
FOUND_OUT_WITHIN = 2  # working days
# As a monthly wage is paid at the latest; the day itself is asked for, and put in its place.
PAID_BY, PAY_READ_BY = 31, 33
K = PromiseKind
WORDS = {
    K.FIRST_DAY: "We find out when your first day is.",
    K.KIT: "We get you the clothes and kit you need to start.",
    K.TRAVEL: "We plan your first trip to work with you.",
    K.LETTER: "We give you a letter for your work coach.",
    K.MEETS: "We find out who meets you on your first day, and tell you.",
    K.PAY_DAY: "We ask you when your first pay day is.",
    K.PAY_CALL: "We ring you when you first get paid.",
    K.PAY: "We check that your first pay is right.",
}
FIRST_BUS = "You start early. We find out about the first bus and tell you."
THIRD_DAY = "We ring you on your third day."
_TIME = r"(\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_SHIFT = re.compile(rf"{_TIME}\s*(?:-|–|—|to|until|till)\s*{_TIME}", re.IGNORECASE)


@dataclass(frozen=True)
class Proposal:
    key: str
    kind: PromiseKind
    words: str
    days_after_first: int | None
    due_on: dt.date | None


def first_day_known(referral: Referral) -> dt.date | None:
    """The day they started; else the planned one, also of an offer that has ended."""
    began = Placement.objects.led_to_by([referral]).values_list("starts_on", flat=True).first()
    return began or planned_first_day(referral) or referral.first_day


def proposals_for(referral: Referral, first_day: dt.date | None) -> list[Proposal]:
    return list(_proposals(referral.opportunity, first_day, clock.today()))


def _proposals(opportunity: Opportunity, first_day: dt.date | None, today: dt.date) -> Iterator[Proposal]:
    def by_the_first_day(key: str, kind: PromiseKind, days: int, words: str = "") -> Proposal:
        due = due_day(first_day, days, today=today)
        return Proposal(key, kind, words_for(kind, words or WORDS[kind], first_day, due), days, due)

    if first_day is None:
        asked_by = add_working_days(today, FOUND_OUT_WITHIN)
        yield Proposal("first-day", K.FIRST_DAY, WORDS[K.FIRST_DAY], None, asked_by)
    yield by_the_first_day("kit", K.KIT, -7)
    early = starts_before_the_first_bus(opportunity)
    yield by_the_first_day("travel", K.TRAVEL, -3, FIRST_BUS if early else "")
    yield by_the_first_day("letter", K.LETTER, -3)
    yield by_the_first_day("meets", K.MEETS, -1)
    yield by_the_first_day("call-1", K.CALL, 0, RING_ON_THE_DAY)
    yield by_the_first_day("call-3", K.CALL, 2, THIRD_DAY)
    if is_paid_work(opportunity):
        yield by_the_first_day("pay-day", K.PAY_DAY, 2)
        yield by_the_first_day("pay-call", K.PAY_CALL, PAID_BY)
        yield by_the_first_day("pay", K.PAY, PAY_READ_BY)


def is_paid_work(opportunity: Opportunity) -> bool:
    return opportunity.paid is not False and (
        OpportunityType(opportunity.type) in ALWAYS_PAID or bool(opportunity.paid)
    )


def earliest_start(opportunity: Opportunity) -> dt.time | None:
    """When the earliest shift begins that its working pattern tells of, as “06:30 to 14:30” or “6am-2pm”."""
    starts = []
    for begins, _ in _SHIFT.findall(opportunity.working_pattern):
        try:
            starts.append(read_time(begins))
        except UnreadableCell:
            continue  # 25:00 is no time
    return min(starts, default=None)


def starts_before_the_first_bus(opportunity: Opportunity) -> bool:
    earliest = earliest_start(opportunity)
    return earliest is not None and earliest < BEFORE_THE_FIRST_BUS and not opportunity.remote
