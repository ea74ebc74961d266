"""Until when the designated officer (LADO) has to be told of a concern: where it touches somebody under age."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import BigIntegerField, F, QuerySet, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from backend.care_leavers.ages import age_on, born_by
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.employers.models import Concern
from backend.employers.organisations.loading import organisations_of
from backend.placements.models import CheckIn, Placement
from backend.placements.stays import COLUMNS, KINDS, NO_DAY, NO_MOMENT
from backend.reference.choices import SafeguardingClock
from backend.reference.safeguarding_clocks import clock_on, safeguarding_clocks
from backend.referrals.models import Referral


NO_ROW = Cast(Value(None), UUIDField())
NOWHERE = dict(zip(COLUMNS, (Cast(Value(None), BigIntegerField()), NO_DAY, NO_DAY, NO_MOMENT), strict=True))


class Telling(StrEnum):
    """How telling the designated officer stands."""

    NOT_NEEDED = "not_needed"  # nobody under age is known to be touched
    WAITING = "waiting"
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True)
class OfficerClock:
    """The clock of one concern; `due_at` is None where nobody under age is known to be touched."""

    due_at: dt.datetime | None
    told_at: dt.datetime | None

    @property
    def is_running(self) -> bool:
        return self.state in (Telling.WAITING, Telling.OVERDUE)

    @property
    def state(self) -> Telling:
        if self.due_at is None:
            return Telling.NOT_NEEDED
        if self.told_at:
            return Telling.IN_TIME if self.told_at <= self.due_at else Telling.LATE
        return Telling.OVERDUE if clock.now() > self.due_at else Telling.WAITING


@dataclass(frozen=True)
class Stay:
    """Somebody's days at an employer, or that a concern came up with them."""

    employer_id: int | None
    first: dt.date | None
    last: dt.date | None
    left_at: dt.datetime | None
    birth_date: dt.date
    came_up_at: UUID | None  # the row of theirs that a concern is about, in place of days at an employer

    def belongs_to(self, concern: Concern, family: frozenset[int]) -> bool:
        if self.came_up_at:
            return self.came_up_at == concern.about
        if self.employer_id not in family:
            return False
        return concern.meets(self.first, self.last, until=concern.decided_at, left_at=self.left_at)


def officer_clocks(council_id: int, concerns: Sequence[Concern]) -> dict[int, OfficerClock]:
    """By concern, whoever asks: that somebody under age is touched names nobody.

    Counted is who was referred to the organisation or worked there while it was looked into, and with whom it came up.
    """
    born = _birth_dates(council_id, concerns)
    return {concern.pk: _clock(concern, born.get(concern.pk, ())) for concern in concerns}


def _clock(concern: Concern, born: Iterable[dt.date]) -> OfficerClock:
    raised_on = clock.day_of(concern.created_at)
    rule = clock_on(raised_on, SafeguardingClock.DESIGNATED_OFFICER)
    is_young = any(age_on(raised_on, birth_date) < rule.younger_than for birth_date in born)
    return OfficerClock(rule.runs_out(concern.created_at) if is_young else None, concern.told_at)


def _birth_dates(council_id: int, concerns: Sequence[Concern]) -> Mapping[int, list[dt.date]]:
    if not concerns:
        return {}
    found = _stays(council_id, concerns)
    at = {stay.employer_id for stay in found if stay.employer_id}
    graph = organisations_of(council_id, also=at) if at else None
    born: dict[int, list[dt.date]] = {}
    for concern in concerns:
        family = graph.family_of(concern.employer_id) if graph else frozenset()
        born[concern.pk] = [stay.birth_date for stay in found if stay.belongs_to(concern, family)]
    return born


def _stays(council_id: int, concerns: Sequence[Concern]) -> list[Stay]:
    """Every young person's days at an employer, and those with whom a concern came up: in one query."""
    oldest = max(each.younger_than for each in safeguarding_clocks())
    born_after = born_by(clock.day_of(min(each.created_at for each in concerns)), oldest)
    about = {each.about for each in concerns if each.about}
    came_up = [
        _arm(QuerySet(model).annotate(**NOWHERE), council_id, born=born, row=F("public_id")).filter(public_id__in=about)
        for model, born in (
            (CareLeaver, "birth_date"),
            (Referral, "care_leaver__birth_date"),
            (Placement, "care_leaver__birth_date"),
            (CheckIn, "placement__care_leaver__birth_date"),
        )
    ]
    there = [_arm(kind.rows, council_id, born=f"{kind.person}__birth_date") for kind in KINDS]
    first, *others = [arm.filter(stay_born__gt=born_after) for arm in (*there, *(came_up if about else ()))]
    return [Stay(*row) for row in first.union(*others, all=True)]


def _arm(rows: QuerySet, council_id: int, *, born: str, row: Combinable = NO_ROW) -> QuerySet:
    """Rows of one kind with the columns of a `Stay`, in its order."""
    found: QuerySet = rows.filter(council_id=council_id).order_by().annotate(stay_born=F(born), stay_row=row)
    return found.values_list(*COLUMNS, "stay_born", "stay_row")
