"""Where a young person lived, from day to day: what the record says, what they say beside it, and what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from backend.care_leavers.confidential_days import HomeVersion, confidential_days, is_hidden, versions_of
from backend.care_leavers.models import CareLeaver, PastAddress
from backend.core import clock


DAY = dt.timedelta(days=1)
YEAR = 12  # months
Days = tuple[dt.date, dt.date | None]


@dataclass
class RecordedHome:
    """A postcode, for the days that it stood on the record: not when they moved, which nobody wrote down."""

    version: int
    postcode: str
    starts_on: dt.date
    ends_on: dt.date | None
    is_confidential: bool


@dataclass(frozen=True)
class Gap:
    """Days of which no address is known, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class HistoryRow:
    """An address as they said it, or a home on record of which they have said nothing yet."""

    address: PastAddress | None
    home: RecordedHome | None

    @property
    def starts_on(self) -> dt.date:
        return self._said.starts_on

    @property
    def ends_on(self) -> dt.date | None:
        return self._said.ends_on

    @property
    def _said(self) -> PastAddress | RecordedHome:
        said = self.address or self.home
        assert said is not None, "a row is of one of the two"
        return said


def _homes(care_leaver: CareLeaver, versions: Iterable[HomeVersion]) -> list[RecordedHome]:
    """The oldest first: each from the day on which the record had it first."""
    found: list[RecordedHome] = []
    for each in versions:
        if found and found[-1].postcode == each.postcode:
            found[-1].is_confidential |= each.is_confidential
            continue
        if found:
            found[-1].ends_on = max(found[-1].starts_on, each.day - DAY)
        found.append(RecordedHome(each.version, each.postcode, each.day, None, each.is_confidential))
    _begin_with_source(care_leaver, found)
    return [home for home in found if home.postcode]


def _begin_with_source(care_leaver: CareLeaver, found: list[RecordedHome]) -> None:
    """Of the home of now, a file may say of which day it is."""
    source = care_leaver.field_sources.filter(field="home_postcode").first()
    if found and source and source.on and source.on < found[-1].starts_on:
        before = found[-2].starts_on if len(found) > 1 else dt.date.min
        found[-1].starts_on = max(source.on, before + DAY) if len(found) > 1 else source.on
        if len(found) > 1:
            found[-2].ends_on = found[-1].starts_on - DAY


def history_of(care_leaver: CareLeaver) -> list[HistoryRow]:
    """What they said of each, and the homes on record that wait for a word; the newest first.

    An address is confidential where somebody said so of it, and where the record says so of the home, now or before:
    by its postcode, and by its days where the record has no postcode or says so now.
    """
    versions = versions_of(care_leaver)
    said = list(care_leaver.past_addresses.select_related("recorded_by"))
    answered = {each.recorded_version for each in said}
    homes = _homes(care_leaver, versions)
    days = confidential_days(versions)
    hidden = [home for home in homes if home.is_confidential]
    for each in said:
        by_home = any(each.postcode == home.postcode or each.recorded_version == home.version for home in hidden)
        by_days = is_hidden((each.starts_on, each.ends_on), days) and each.postcode not in days.open_postcodes
        each.is_confidential = each.is_confidential or by_home or by_days
    rows = [HistoryRow(each, None) for each in said]
    rows += [HistoryRow(None, home) for home in homes if home.version not in answered]
    return sorted(rows, key=lambda row: row.starts_on, reverse=True)


def to_answer(rows: Iterable[HistoryRow]) -> list[RecordedHome]:
    return [row.home for row in rows if row.home]


def on_letters(rows: Iterable[HistoryRow]) -> list[PastAddress]:
    """Those that may stand on a letter: said by them, and not left out."""
    return [row.address for row in rows if row.address and not row.address.is_left_out]


def first_day(today: dt.date, years: int) -> dt.date:
    """So many years ago; of 29 February in a year without one, the 28th."""
    return clock.months_after(today, -years * YEAR)


def gaps(spells: Iterable[Days], first: dt.date, last: dt.date) -> list[Gap]:
    """The days between two days, both included, that no spell covers. One without an end goes on."""
    found, day = [], first
    for starts_on, ends_on in sorted(spells, key=lambda spell: spell[0]):
        if starts_on > last:
            break
        if starts_on > day:
            found.append(Gap(day, starts_on - DAY))
        day = max(day, last + DAY if ends_on is None else ends_on + DAY)
    if day <= last:
        found.append(Gap(day, last))
    return found


def is_confirmed(address: PastAddress) -> bool:
    """Whether they say of a home on record what the record says."""
    said = (address.postcode, address.starts_on, address.ends_on)
    return said == (address.record_postcode, address.record_starts_on, address.record_ends_on)
