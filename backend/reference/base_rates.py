"""Published shares of referrals that lead to a start and of starts that last, each for the days it is in force."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from backend.reference.choices import RatedOutcome
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "base_rates.csv"


@dataclass(frozen=True, kw_only=True)
class PublishedBaseRate(DatedRule):
    """`share` is of those who started, after so many weeks; `worth` is for how many local outcomes the row counts."""

    outcome: RatedOutcome
    share: float
    after_weeks: int | None
    worth: float
    about: str


@cache
def base_rates() -> tuple[PublishedBaseRate, ...]:
    rows = tuple(_read(line, row) for line, row in read_rows(FILE))
    missing = [outcome.value for outcome in RatedOutcome if not any(row.outcome == outcome for row in rows)]
    if missing:
        raise ReferenceDataError(f"{FILE} has no row for {', '.join(missing)}: restore it from the repository.")
    return rows


def base_rates_on(day: dt.date, outcome: RatedOutcome) -> list[PublishedBaseRate]:
    """The rows in force on a day; where none is, the earliest we know."""
    rows = [row for row in base_rates() if row.outcome == outcome]
    first = min(row.valid_from for row in rows)
    return [row for row in rows if row.is_in_force_on(day)] or [row for row in rows if row.valid_from == first]


def _read(line: int, row: dict[str, str]) -> PublishedBaseRate:
    try:
        return PublishedBaseRate(
            outcome=RatedOutcome(row["outcome"]),
            share=float(row["share_percent"]) / 100,
            after_weeks=int(row["after_weeks"]) if row["after_weeks"] else None,
            worth=float(row["worth"]),
            about=row["about"],
            **read_provenance(row),
        )
    except (ValueError, KeyError) as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
