"""Numbers that law and funding rules set, each for the days it is in force. They come from our own fixture."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from backend.reference.choices import Confidence, StatutoryLimit
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows


FILE = "statutory_limits.csv"


@dataclass(frozen=True, kw_only=True)
class DatedNumber:
    """A number of the law with the days it is in force."""

    number: Decimal
    valid_from: dt.date
    valid_until: dt.date | None
    source: str
    confidence: Confidence

    def is_in_force_on(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, kw_only=True)
class LimitInForce(DatedNumber):
    limit: StatutoryLimit


def limit_on(day: dt.date, limit: StatutoryLimit) -> LimitInForce:
    """The number in force on a day. A day before our records gets the earliest we know."""
    rows = limits_over_time(limit)
    return next((row for row in rows if row.is_in_force_on(day)), rows[0])


def number_on(day: dt.date, limit: StatutoryLimit) -> Decimal:
    return limit_on(day, limit).number


def limits_over_time(limit: StatutoryLimit) -> list[LimitInForce]:
    """Every row of a limit, the earliest first."""
    return _rows_by_limit()[limit]


@cache
def _rows_by_limit() -> dict[StatutoryLimit, list[LimitInForce]]:
    by_limit: dict[StatutoryLimit, list[LimitInForce]] = {limit: [] for limit in StatutoryLimit}
    for row in sorted(_read(), key=lambda row: row.valid_from):
        by_limit[row.limit].append(row)
    missing = [limit.value for limit, rows in by_limit.items() if not rows]
    if missing:
        raise ReferenceDataError(f"{FILE} has no row for {', '.join(missing)}: restore it from the repository.")
    return by_limit


def _read() -> Iterator[LimitInForce]:
    for line, row in read_rows(FILE):
        try:
            yield LimitInForce(
                limit=StatutoryLimit(row["limit"]),
                number=Decimal(row["number"]),
                valid_from=dt.date.fromisoformat(row["valid_from"]),
                valid_until=dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                source=row["source"],
                confidence=Confidence(row["confidence"]),
            )
        except (ValueError, InvalidOperation) as error:
            raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
