"""Until when the designated officer (LADO) has to be told of a concern: where it touches somebody under age."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from backend.care_leavers.ages import age_on, birthday
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.employers.models import Concern
from backend.employers.organisations.loading import organisations_of
from backend.placements.models import CheckIn, Placement
from backend.reference.choices import SafeguardingClock
from backend.reference.safeguarding_clocks import clock_on, safeguarding_clocks
from backend.referrals.choices import ENDED
from backend.referrals.models import Referral


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
    """Somebody's days at an employer, from a referral or a placement."""

    employer_id: int
    birth_date: dt.date
    first: dt.date
    last: dt.date | None

    def overlaps(self, concern: Concern) -> bool:
        """Whether any of it lies between the day the concern was raised and the day it was decided."""
        if self.last and self.last < _on(concern.created_at):
            return False
        return concern.decided_at is None or self.first <= _on(concern.decided_at)


def officer_clocks(council_id: int, concerns: Sequence[Concern]) -> dict[int, OfficerClock]:
    """By concern, whoever asks: that somebody under age is touched names nobody.

    Counted is who was referred to the organisation or worked there while it was looked into, and with whom it came up.
    """
    born = _birth_dates(council_id, concerns)
    return {concern.pk: _clock(concern, born.get(concern.pk, ())) for concern in concerns}


def _clock(concern: Concern, born: Iterable[dt.date]) -> OfficerClock:
    raised_on = _on(concern.created_at)
    rule = clock_on(raised_on, SafeguardingClock.DESIGNATED_OFFICER)
    is_young = any(age_on(raised_on, birth_date) < rule.younger_than for birth_date in born)
    return OfficerClock(rule.runs_out(concern.created_at) if is_young else None, concern.told_at)


def _birth_dates(council_id: int, concerns: Sequence[Concern]) -> Mapping[int, list[dt.date]]:
    if not concerns:
        return {}
    oldest = max(each.younger_than for each in safeguarding_clocks())
    stays = list(_stays(council_id, birthday(_on(min(each.created_at for each in concerns)), -oldest)))
    graph = organisations_of(council_id, also={stay.employer_id for stay in stays}) if stays else None
    came_up_with = _came_up_with({each.about for each in concerns if each.about})
    born: dict[int, list[dt.date]] = {}
    for concern in concerns:
        family = graph.family_of(concern.employer_id) if graph else frozenset()
        there = [stay.birth_date for stay in stays if stay.employer_id in family and stay.overlaps(concern)]
        born[concern.pk] = there + [came_up_with[each] for each in (concern.about,) if each in came_up_with]
    return born


def _stays(council_id: int, born_after: dt.date) -> Iterator[Stay]:
    referrals = Referral.objects.for_council(council_id).filter(care_leaver__birth_date__gt=born_after).order_by()
    columns = ("employer_id", "care_leaver__birth_date", "created_at", "last_step_at", "state")
    for employer_id, born, made, moved, state in referrals.values_list(*columns):
        yield Stay(employer_id, born, _on(made), _on(moved) if state in ENDED else None)
    placements = Placement.objects.for_council(council_id).filter(care_leaver__birth_date__gt=born_after).order_by()
    days = placements.values_list("opportunity__employer_id", "care_leaver__birth_date", "starts_on", "ended_on")
    yield from (Stay(*each) for each in days)


def _came_up_with(rows: set[UUID]) -> dict[UUID, dt.date]:
    """The birth date of the young person a row is about, by its public id, for those rows that are about one."""
    if not rows:
        return {}
    people, *others = (
        model.objects.filter(public_id__in=rows).order_by().values_list("public_id", birth_date)
        for model, birth_date in (
            (CareLeaver, "birth_date"),
            (Referral, "care_leaver__birth_date"),
            (Placement, "care_leaver__birth_date"),
            (CheckIn, "placement__care_leaver__birth_date"),
        )
    )
    return dict(people.union(*others))


def _on(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()
