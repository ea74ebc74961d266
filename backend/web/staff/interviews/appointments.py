"""What stands in the way of a time, and what else somebody has on that day: facts of the record, and no rule."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.placements.permissions import check_ins_of
from backend.reference.working_days import is_bank_holiday
from backend.referrals.answers import at_time, with_interview
from backend.referrals.choices import ReferralState
from backend.referrals.interviews import time_problem
from backend.referrals.models import Referral
from backend.referrals.permissions import referrals_of
from backend.referrals.starts import planned_first_day, with_planned_day
from backend.web.kit.near_days import long_day


TOO_CLOSE = dt.timedelta(hours=2)  # between two of them nobody can be sure to get from one to the other
FIRST_BUS = dt.time(7)
SATURDAY = 5


@dataclass(frozen=True)
class OfferedTime:
    """One of the times to choose from, with what may keep them from coming."""

    public_id: UUID
    words: str
    clashes: Sequence[str]
    beside: Sequence[str]
    has_passed: bool
    is_wished: bool


def times_beside_record(viewer: Viewer, person: CareLeaver, referral: Referral, times, wished) -> list[OfferedTime]:
    """Each with the other interviews, first days and check-ins of its day."""
    days = {each.on for each in times}
    others = _interviews(viewer, person, referral, days)
    starts = _first_days(viewer, person, referral, days)
    due = check_ins_of(viewer).of_people([person]).upcoming().filter(due_on__in=days)
    calls = {each.due_on for each in due}
    return [
        OfferedTime(
            each.public_id,
            time_words(each.on, each.at),
            _clashes(each, others, starts),
            _beside(person, each, others, calls),
            bool(time_problem(each.on, each.at)),
            each.pk == wished,
        )
        for each in times
    ]


def time_words(on: dt.date, at: dt.time) -> str:
    """Tuesday 8 December at 2pm"""
    return f"{long_day(on, clock.today())} at {clock.time_words(at)}"


def _interviews(viewer, person, referral, days) -> list[Referral]:
    mine = referrals_of(viewer).of_people([person]).filter(state=ReferralState.INTERVIEW).exclude(pk=referral.pk)
    return list(with_interview(mine).filter(interview_on__in=days).select_related("opportunity"))


def _first_days(viewer, person, referral, days) -> list[Referral]:
    mine = referrals_of(viewer).of_people([person]).filter(state=ReferralState.ACCEPTED).exclude(pk=referral.pk)
    return list(with_planned_day(mine).filter(planned_on__in=days).select_related("opportunity"))


def _clashes(time, others: Sequence[Referral], starts: Sequence[Referral]) -> list[str]:
    close = [each for each in others if each.interview_on == time.on and _is_close(time.at, each.interview_at)]
    said = [f"Clashes with the interview for {each.opportunity.title}{at_time(each.interview_at)}." for each in close]
    first = [each for each in starts if planned_first_day(each) == time.on]
    return said + [f"Clashes with their first day: {each.opportunity.title}." for each in first]


def _is_close(one: dt.time, other: dt.time | None) -> bool:
    """Of one whose time nobody recorded it is not known, and so it is looked at."""
    if other is None:
        return True
    day = dt.date.min
    return abs(dt.datetime.combine(day, one) - dt.datetime.combine(day, other)) < TOO_CLOSE


def _beside(person: CareLeaver, time, others: Sequence[Referral], calls: set[dt.date]) -> list[str]:
    same_day = [each for each in others if each.interview_on == time.on and not _is_close(time.at, each.interview_at)]
    said = [f"Another interview that day{at_time(each.interview_at)}: {each.opportunity.title}." for each in same_day]
    if time.on in calls:
        said.append("A check-in is due that day.")
    if is_bank_holiday(time.on):
        said.append("It is a bank holiday: buses and trains run less often.")
    elif time.on.weekday() >= SATURDAY:
        said.append(f"It is a {time.on:%A}.")
    if time.at < FIRST_BUS and not person.can_drive:
        said.append("Before 7am: ask them about the first bus.")
    if person.available_from and time.on < person.available_from:
        said.append(f"They are free from {person.available_from:%-d %B %Y}.")
    if person.caring_for_child:
        said.append("They care for a child: ask who minds it.")
    return said
