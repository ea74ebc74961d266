"""How soon statutory guidance wants somebody told. They come from our own fixture, each for the days it is in force."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from backend.reference.choices import SafeguardingClock
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance
from backend.reference.working_days import add_working_hours


FILE = "safeguarding_clocks.csv"
HOURS_OF_A_WORKING_DAY = 24  # as `add_working_hours` counts: Friday 15:00 to Monday 15:00 is one


@dataclass(frozen=True, kw_only=True)
class ClockInForce(DatedRule):
    clock: SafeguardingClock
    working_days: int
    younger_than: int
    meaning: str

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
            **read_provenance(row),
        )
    except ValueError as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
