"""How soon statutory guidance wants somebody told. They come from our own fixture, each for the days it is in force."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from backend.reference.choices import Confidence, SafeguardingClock
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.working_days import add_working_hours


FILE = "safeguarding_clocks.csv"
HOURS_OF_A_WORKING_DAY = 24  # as `add_working_hours` counts: Friday 15:00 to Monday 15:00 is one


@dataclass(frozen=True, kw_only=True)
class ClockInForce:
    clock: SafeguardingClock
    working_days: int
    younger_than: int
    meaning: str
    valid_from: dt.date
    valid_until: dt.date | None
    source: str
    confidence: Confidence
    check_by: dt.date

    def is_in_force_on(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def runs_out(self, since: dt.datetime) -> dt.datetime:
        """The last moment in time; weekends and bank holidays do not count."""
        return add_working_hours(since, HOURS_OF_A_WORKING_DAY * self.working_days)


@cache
def safeguarding_clocks() -> tuple[ClockInForce, ...]:
    """Every row, the earliest first."""
    return tuple(sorted((_read(line, row) for line, row in read_rows(FILE)), key=lambda each: each.valid_from))


def clock_on(day: dt.date, clock: SafeguardingClock) -> ClockInForce:
    """The row in force on a day. A day before our records gets the earliest we know."""
    rows = [each for each in safeguarding_clocks() if each.clock == clock]
    if not rows:
        raise ReferenceDataError(f"{FILE} has no row for {clock}: restore it from the repository.")
    return next((each for each in rows if each.is_in_force_on(day)), rows[0])


def _read(line: int, row: dict[str, str]) -> ClockInForce:
    try:
        return ClockInForce(
            clock=SafeguardingClock(row["clock"]),
            working_days=int(row["working_days"]),
            younger_than=int(row["younger_than"]),
            meaning=row["meaning"],
            valid_from=dt.date.fromisoformat(row["valid_from"]),
            valid_until=dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            source=row["source"],
            confidence=Confidence(row["confidence"]),
            check_by=dt.date.fromisoformat(row["check_by"]),
        )
    except ValueError as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
