"""The collection year of a return: 2026 is 1 April 2025 to 31 March 2026."""

import datetime as dt
from dataclasses import dataclass

from backend.care_leavers.ages import birthday
from backend.core.errors import Refused


# Apprenticeships have codes of their own (F4, P4) since 2021 to 2022: before that the codes meant something else.
FIRST_YEAR = 2022


@dataclass(frozen=True, order=True)
class CollectionYear:
    number: int

    @property
    def first(self) -> dt.date:
        return dt.date(self.number - 1, 4, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.number, 3, 31)

    @property
    def before(self) -> "CollectionYear":
        return CollectionYear(self.number - 1)

    def __str__(self) -> str:
        return f"{self.number - 1} to {self.number}"

    def has_ended(self, today: dt.date) -> bool:
        return self.last < today

    def birthday_of(self, born: dt.date) -> dt.date:
        """The birthday that falls in the year; one of 29 February on 1 March where there is none."""
        turned = (birthday(born, year - born.year) for year in (self.first.year, self.last.year))
        return next(day for day in turned if self.first <= day <= self.last)


def read_year(text: str, *, today: dt.date) -> CollectionYear:
    """The year that a person named. Raises Refused for one that is none, or of which nothing can be made."""
    latest = today.year + (today >= dt.date(today.year, 4, 1))
    if not text.strip().isdigit() or not FIRST_YEAR <= int(text) <= latest:
        raise Refused(
            f"“{text}” is no year of a return that can be made here. Give the year in which it ends, {FIRST_YEAR} to"
            f" {latest}: {latest} is 1 April {latest - 1} to 31 March {latest}.",
            field="year",
        )
    return CollectionYear(int(text))


def latest_ended(today: dt.date) -> CollectionYear:
    """The year whose return is made now."""
    ended = today.year if today >= dt.date(today.year, 4, 1) else today.year - 1
    return CollectionYear(ended)
