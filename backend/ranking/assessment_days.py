"""Several people are invited to one day, in one act. The gate is asked of each of them alone.

Who cannot come along is named with the reason, and the others are invited; where nobody can be, nothing is kept.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.ranking.gate import lock_people
from backend.ranking.gated_steps import take_step
from backend.referrals.answers import interview_words
from backend.referrals.choices import Step
from backend.referrals.days import MOVED_MEANWHILE, keep_day, latest_of, people_at
from backend.referrals.interviews import Meeting
from backend.referrals.messages import tell_of_day
from backend.referrals.models import AssessmentDay, Referral
from backend.referrals.transitions import REFERRAL_LIFE


ARRANGED_ALREADY = "An interview is arranged already. It is moved on its own page."
MOVED_ON = "It has moved on in the meantime. Look at it on its own page."
NOBODY = "Nobody could be invited, and nothing is recorded."
CALLED_OFF_FOR = "The day was moved, and they cannot come along for now."


@dataclass(frozen=True)
class DayMade:
    """What came of it: who is at the day, and of everybody else why not."""

    day: AssessmentDay
    invited: list[Referral] = field(default_factory=list)
    left_out: list[tuple[Referral, str]] = field(default_factory=list)


class _NobodyLeft(Exception):
    """Nobody could be moved: what was written of the new day is not kept."""

    def __init__(self, left_out: list[tuple[Referral, str]]):
        super().__init__(NOBODY)
        self.left_out = left_out


@transaction.atomic
def invite_to_day(
    *,
    opportunity: Opportunity,
    people: Sequence[Referral],
    on: dt.date,
    at: dt.time,
    words: str,
    minutes: int | None = None,
    how: str = "",
    neutral: bool = False,
    is_read: bool = False,
    by: User,
) -> DayMade:
    """Invite these to one day; `neutral` is for somebody of the employer, who reads why not in neutral words. Its own
    words nobody reads for it; the council's are its to read, and `is_read` says that somebody looked at them."""
    facts: dict[str, Any] = {"minutes": minutes, "how": how, "words": words, "is_read": is_read or neutral}
    day = keep_day(opportunity=opportunity, council_id=people[0].council_id, on=on, at=at, by=by, **facts)
    made = DayMade(day)
    for referral in _in_order(people):
        _try(made, referral, Step.INTERVIEW, neutral=neutral, by=by)
    if not made.invited:
        raise Refused(" ".join([NOBODY, *dict.fromkeys(why for _, why in made.left_out)]), field="people")
    said = f"Assessment day on {interview_words(on, at)}, for {len(made.invited)} of those introduced to you."
    tell_of_day(day, made.invited, subject="An assessment day", text=said)
    return made


@transaction.atomic
def move_day(
    *,
    day: AssessmentDay,
    on: dt.date,
    at: dt.time,
    neutral: bool = False,
    is_read: bool = False,
    by: User,
    **facts: Any,
) -> DayMade:
    """Move everybody who is still at it. Whom the gate stops is called off: nobody is left with a day that is none.

    Where nobody could be moved the day is called off, and no empty one is kept.
    """
    people = _people_now(day)
    try:
        with transaction.atomic():
            made = _move(people, day, on=on, at=at, neutral=neutral, is_read=is_read, by=by, **facts)
    except _NobodyLeft as nobody:
        made = DayMade(day, left_out=nobody.left_out)
    for referral, _ in made.left_out:
        _call_off(referral, CALLED_OFF_FOR, by)
    _tell_moved(made, people)
    return made


def _move(
    people: Sequence[Referral],
    day: AssessmentDay,
    *,
    neutral: bool,
    is_read: bool,
    by: User,
    **facts: Any,
) -> DayMade:
    facts |= {"opportunity": day.opportunity, "council_id": day.council_id, "is_read": is_read or neutral}
    made = DayMade(keep_day(by=by, replaces=day, **facts))
    for referral in people:
        _try(made, referral, Step.RESCHEDULED, neutral=neutral, by=by)
    if not made.invited:
        raise _NobodyLeft(made.left_out)
    return made


def _tell_moved(made: DayMade, people: Sequence[Referral]) -> None:
    """Who is at the new day, and of whom not any more: the employer counts on these."""
    day = made.day
    if not made.invited:
        _tell_off(day, people)
        return
    said = f"The assessment day is on {interview_words(day.on, day.at)} now."
    if made.left_out:
        said += f"\n\nNot at this day any more: {', '.join(each.reference for each, _ in made.left_out)}."
    tell_of_day(day, made.invited, subject="An assessment day is moved", text=said)


@transaction.atomic
def call_day_off(*, day: AssessmentDay, note: str, by: User) -> list[Referral]:
    """Everybody who is still at it waits for the employer's answer again."""
    if not note.strip():
        raise Refused("Say why the day is called off.", field="note")
    people = _people_now(day)
    for referral in people:
        _call_off(referral, note, by)
    _tell_off(day, people)
    return people


def _tell_off(day: AssessmentDay, people: Sequence[Referral]) -> None:
    said = f"The assessment day on {interview_words(day.on, day.at)} is called off."
    tell_of_day(day, people, subject="An assessment day is called off", text=said)


def _in_order(people: Sequence[Referral]) -> list[Referral]:
    """Each step locks its person: two who send at once go through them in one order."""
    return sorted(people, key=lambda each: (each.care_leaver_id, each.pk))


def _people_now(day: AssessmentDay) -> list[Referral]:
    """Of two who change it at once the second is told: nobody who is at it goes anywhere until this ends."""
    lock_people(day.council_id, [each.care_leaver_id for each in people_at(day)])
    people = people_at(day)
    if not people or latest_of(day) != day:
        raise Refused(MOVED_MEANWHILE)
    return people


def _try(made: DayMade, referral: Referral, step: Step, *, neutral: bool, by: User) -> None:
    day = made.day
    meeting = Meeting(how=day.how, minutes=day.minutes, day=day, is_told_together=True)
    note = f"Assessment day on {interview_words(day.on, day.at)}. {day.words}"
    facts: dict[str, Any] = {"interview_on": day.on, "interview_at": day.at, "meeting": meeting, "note": note}
    try:
        take_step(referral=referral, step=step, on=clock.today(), neutral=neutral, by=by, **facts)
    except Refused as refusal:
        made.left_out.append((referral, _why(referral, step, refusal)))
    else:
        made.invited.append(referral)


def _why(referral: Referral, step: Step, refusal: Refused) -> str:
    referral.refresh_from_db()
    if REFERRAL_LIFE.leads_from(step, referral):
        return refusal.message
    return ARRANGED_ALREADY if REFERRAL_LIFE.leads_from(Step.RESCHEDULED, referral) else MOVED_ON


def _call_off(referral: Referral, note: str, by: User) -> None:
    together = Meeting(is_told_together=True)
    take_step(referral=referral, step=Step.CALLED_OFF, on=clock.today(), note=note.strip(), meeting=together, by=by)
