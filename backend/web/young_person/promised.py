"""What we said we would do for them: by when, who does it, and whether it was done."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from backend.core import clock
from backend.placements.models import Promise
from backend.placements.told_days import Told, first_day_to_keep, when_told
from backend.referrals.models import Referral
from backend.web.kit.near_days import long_day
from backend.web.young_person import words
from backend.web.young_person.frame import given_name


KEPT_SHOWN_FOR = dt.timedelta(days=28)
LATE_IS_TOLD_AFTER = dt.timedelta(days=4)  # of what has no date


@dataclass(frozen=True)
class Promised:
    words: str
    when: str
    standing: str
    is_late: bool = False
    is_done: bool = False


def promised(rows: Iterable[Promise], referrals: Iterable[Referral]) -> list[Promised]:
    """What is late comes first, then what is to come, then what was done in the last weeks."""
    today = clock.today()
    shown = [each for each in rows if each.is_open or (each.is_kept and _kept_on(each) > today - KEPT_SHOWN_FOR)]
    first = first_day_to_keep(shown, referrals)
    return sorted((_of(each, first, today) for each in shown), key=lambda each: (each.is_done, not each.is_late))


def _kept_on(promise: Promise) -> dt.date:
    if promise.kept_at:
        return clock.day_of(promise.kept_at)
    assert promise.called_on
    return promise.called_on


def _of(promise: Promise, first: dt.date | None, today: dt.date) -> Promised:
    who = _(words.YOUR_WORK) if promise.employer_id else given_name(str(promise.owner))
    if promise.is_kept:
        return Promised(promise.words, "", words.KEPT, is_done=True)
    day = long_day(promise.due_on, today) if promise.due_on else ""
    when = words.about(words.WHEN[when_told(promise, first)], who, day=day)
    if _is_told_late(promise, first, today):
        return Promised(promise.words, when, words.about(words.LATE, who), is_late=True)
    return Promised(promise.words, when, "")


def _is_told_late(promise: Promise, first: dt.date | None, today: dt.date) -> bool:
    """What has no date turns late some days after its day: that it did so overnight would tell which day that was."""
    if when_told(promise, first) == Told.BY_DAY:
        return promise.is_late(today)
    return promise.is_late(today - LATE_IS_TOLD_AFTER)
