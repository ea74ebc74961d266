"""What a young person mainly did, as at the moment that a return, an outcome or a page asks about.

A day that no spell covers is not known, and counts as such: it stays among those who are asked about.

- on their birthday: the one in the collection year, April to March, as the SSDA903 OC3 return asks of 17 to 21 year
  olds (Standard Safeguarding Dataset, CLEA008A). One of 29 February falls on 1 March where there is none.
- on 31 March: the last day of that year.
- on average December to February: as DfE's NEET and not known scorecard (NCCIS management information) averages its
  three months. Each is asked on its last day. That the month's last day stands for it is to be confirmed by a person.
- today: the day itself.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery

from backend.activities.choices import EET, NEET, ActivityCode
from backend.activities.models import ActivitySpell
from backend.care_leavers.ages import birthday
from backend.care_leavers.models import CareLeaver


ONE_DAY = dt.timedelta(days=1)


class AsAt(Enum):
    BIRTHDAY = "on their birthday"
    END_OF_YEAR = "on 31 March"
    WINTER = "on average December to February"
    TODAY = "today"


class Spell(NamedTuple):
    """From its first day to its last, both in it; without a last it goes on."""

    value: str
    starts_on: dt.date
    ends_on: dt.date | None

    def covers(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class Answer:
    """The days that were asked about, and the activity code on each."""

    days: tuple[dt.date, ...]
    codes: tuple[ActivityCode, ...]

    @property
    def code(self) -> ActivityCode:
        """Of one day. An average has no one code: ask it for its share."""
        (code,) = self.codes
        return code

    def share(self, codes: Collection[str]) -> Fraction:
        """How much of one person this is in a count of those who do one of `codes`."""
        return Fraction(sum(code in codes for code in self.codes), len(self.codes))


def collection_year(on: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of the year of the return that a day lies in."""
    began = on.year if on >= dt.date(on.year, 4, 1) else on.year - 1
    return dt.date(began, 4, 1), dt.date(began + 1, 3, 31)


def days_asked(asked: AsAt, *, on: dt.date, born: dt.date) -> tuple[dt.date, ...]:
    """The days that a question is about, in the collection year of `on`; some may be to come."""
    first, last = collection_year(on)
    if asked is AsAt.BIRTHDAY:
        turned = (birthday(born, year - born.year) for year in (first.year, last.year))
        return (next(day for day in turned if first <= day <= last),)
    if asked is AsAt.END_OF_YEAR:
        return (last,)
    if asked is AsAt.WINTER:
        return tuple(dt.date(last.year, month, 1) - ONE_DAY for month in (1, 2, 3))
    return (on,)


def activity_as_at(spells: Iterable[Spell], asked: AsAt, *, on: dt.date, born: dt.date) -> Answer:
    """What somebody with these spells mainly did, as this page's first words say of each question."""
    days, codes = said_as_at(spells, asked, on=on, born=born)
    return Answer(days, tuple(ActivityCode(code or ActivityCode.NOT_KNOWN) for code in codes))


def said_as_at(
    spells: Iterable[Spell], asked: AsAt, *, on: dt.date, born: dt.date
) -> tuple[tuple[dt.date, ...], tuple[str, ...]]:
    """The days of a question, and what spells of any sort say of each: nothing where none covers it."""
    days, known = days_asked(asked, on=on, born=born), tuple(spells)
    return days, tuple(next((spell.value for spell in known if spell.covers(day)), "") for day in days)


def in_touch_as_at(care_leaver: CareLeaver, asked: AsAt, *, on: dt.date) -> tuple[str, ...]:
    """By the codes of the return; empty where it is not recorded."""
    return _standing_as_at(care_leaver, care_leaver.in_touch_spells, asked, on)


def accommodation_as_at(care_leaver: CareLeaver, asked: AsAt, *, on: dt.date) -> tuple[str, ...]:
    """By the codes of the return, letter and digit; empty where it is not recorded. It says how somebody lives: to be
    told to those alone who may see where."""
    return _standing_as_at(care_leaver, care_leaver.accommodation_spells, asked, on)


def _standing_as_at(care_leaver: CareLeaver, spells: Any, asked: AsAt, on: dt.date) -> tuple[str, ...]:
    rows = (Spell(*row) for row in spells.values_list("code", "starts_on", "ends_on"))
    return said_as_at(rows, asked, on=on, born=care_leaver.birth_date)[1]


def status_as_at(care_leaver: CareLeaver, asked: AsAt, *, on: dt.date) -> Answer:
    """The same of one person, read from the record."""
    rows = care_leaver.activity_spells.values_list("code", "starts_on", "ends_on")
    return activity_as_at((Spell(*row) for row in rows), asked, on=on, born=care_leaver.birth_date)


def activity_on(day: dt.date, field: str) -> Subquery:
    """A field of the spell of a day, for annotate() of young people: None where it is not known."""
    spells = ActivitySpell.objects.filter(care_leaver=OuterRef("pk")).on(day).order_by("-starts_on", "-id")
    return Subquery(spells.values(field)[:1])


def doing(codes: Collection[str], day: dt.date, person: str = "pk") -> Exists:
    """Whether they do one of `codes` on a day, for filter().

    Asked of the spells and not of `activity_on`, because counting everybody would find that for each of them.
    """
    return Exists(ActivitySpell.objects.on(day).filter(care_leaver=OuterRef(person), code__in=codes))


def not_known_on(day: dt.date) -> Q:
    """Nothing recorded for the day, or that it is not known."""
    return ~Q(doing(EET | NEET, day))
