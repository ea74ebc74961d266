"""Who counts in the yearly return of care leavers, and why somebody does not. One answer for figures and for files.

Left out of the return, on the day that it asks about (SSDA903 OC3, rules 1001, 1007, 1011 and 1016):

- who is still looked after, or was until that birthday: a child of 17, or until the day before the 18th;
- a qualifying care leaver, who was looked after for less than 13 weeks;
- who moved to another council: support has ended, and neither they nor a death nor their home ended it.

Who died or went home for good stands in the return with a code that says so, and is left out of the share alone.
"""

import datetime as dt
from collections.abc import Collection
from enum import Enum

from backend.care_leavers.ages import age_on
from backend.care_leavers.choices import Entitlement, InTouch
from backend.care_leavers.entitlements import ADULT, ONE_DAY, Spell, entitlement_on


COUNTED_WITHOUT_SUPPORT = frozenset({InTouch.NO, InTouch.REFUSED, InTouch.NOT_REQUIRED})
GONE = frozenset({InTouch.DIED, InTouch.RETURNED_HOME})


class LeftOut(Enum):
    STILL_LOOKED_AFTER = "still looked after on the birthday, or until it"
    QUALIFYING = "a qualifying care leaver"
    MOVED_AWAY = "support ended: another council’s"
    GONE = "died, or returned home for good"

    @property
    def is_in_the_file(self) -> bool:
        """Whether they stand in the file of the return all the same, with a code that says why they do not count."""
        return self is LeftOut.GONE


def category_asked(day: dt.date, born: dt.date, spells: Collection[Spell]) -> Entitlement | None:
    """The category that decides whether somebody is in, by law and not only as recorded.

    Who was eligible on the eve of the 18th birthday was looked after until it. Who was recorded as qualifying stays so
    for the return when what they are entitled to has ended.
    """
    if age_on(day, born) == ADULT and entitlement_on(day - ONE_DAY, born, spells) == Entitlement.ELIGIBLE:
        return Entitlement.ELIGIBLE
    category = entitlement_on(day, born, spells)
    if category is None:
        begun = [spell for spell in spells if spell.starts_on <= day]
        latest = max(begun, key=lambda spell: spell.starts_on, default=None)
        return Entitlement.QUALIFYING if latest and latest.category == Entitlement.QUALIFYING else None
    return category


def left_out_on(
    day: dt.date, *, entitlement: str | None, in_touch: str, support_ended_on: dt.date | None
) -> LeftOut | None:
    """Why somebody with this category and this code of being in touch does not count on a day; None where they do."""
    if entitlement == Entitlement.ELIGIBLE:
        return LeftOut.STILL_LOOKED_AFTER
    if entitlement == Entitlement.QUALIFYING:
        return LeftOut.QUALIFYING
    ended = support_ended_on is not None and support_ended_on <= day
    if in_touch in GONE:
        return LeftOut.GONE if ended or support_ended_on is None else None
    return LeftOut.MOVED_AWAY if ended and in_touch not in COUNTED_WITHOUT_SUPPORT else None
