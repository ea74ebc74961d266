"""Nothing that was promised tells on which day they start: by when each is done, said without giving that day away."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import Enum, auto

from backend.placements.choices import PromiseKind
from backend.placements.models import Promise
from backend.placements.promise_proposals import first_day_known
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral


FIRST_WEEK, FIRST_WEEKS = 7, 56  # days; a date after these tells nobody when they began
ABOUT_THAT_DAY = re.compile(r"\bfirst (?:day|morning|shift|week)\b", re.IGNORECASE)


class Told(Enum):
    """What may be said of when a promise is due."""

    BY_DAY = auto()
    BEFORE_THE_FIRST_DAY = auto()
    ON_THE_FIRST_DAY = auto()
    JUST_AFTER = auto()
    IN_THE_FIRST_WEEK = auto()
    LATER_ON = auto()
    NO_DAY = auto()


def first_day_to_keep(promises: Iterable[Promise], referrals: Iterable[Referral]) -> dt.date | None:
    """The first day of what they accepted, looked up only where a promise with a day of its own could tell it."""
    if not any(each.is_open and each.due_on and not each.first_day for each in promises):
        return None
    days = [first_day_known(each) for each in referrals if each.state == ReferralState.ACCEPTED]
    return min((each for each in days if each), default=None)


def when_told(promise: Promise, first_day: dt.date | None) -> Told:
    """A date is told of what we do before they start. One of their first day, or of a day after it, would tell whoever
    looks over their shoulder when they start, whether it goes by that day or was given beside it."""
    first, due = promise.first_day or first_day, promise.due_on
    if due is None or promise.days_after_first == -1:
        return Told.BEFORE_THE_FIRST_DAY
    if first is None:
        return Told.NO_DAY if _is_about_that_day(promise) else Told.BY_DAY
    if promise.days_after_first == 0:
        return Told.ON_THE_FIRST_DAY if due == first else Told.JUST_AFTER
    return _beside((due - first).days)


def _beside(days: int) -> Told:
    if days < 0:
        return Told.BEFORE_THE_FIRST_DAY if days == -1 else Told.BY_DAY
    if days == 0:
        return Told.ON_THE_FIRST_DAY
    if days < FIRST_WEEK:
        return Told.IN_THE_FIRST_WEEK
    return Told.LATER_ON if days <= FIRST_WEEKS else Told.BY_DAY


def _is_about_that_day(promise: Promise) -> bool:
    """In words of somebody's own, where no first day is recorded yet to compare its date with."""
    return promise.kind == PromiseKind.OTHER and bool(ABOUT_THAT_DAY.search(promise.words))
