"""Numbers that law and funding rules set, each for the days it is in force. They come from our own fixture."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from backend.reference.choices import StatutoryLimit
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "statutory_limits.csv"


@dataclass(frozen=True, kw_only=True)
class LimitInForce(DatedRule):
    """A number of the law with the days it is in force."""

    number: Decimal
    limit: StatutoryLimit


def limit_in_force(day: dt.date, limit: StatutoryLimit) -> LimitInForce | None:
    """The row in force on a day; None where the law sets no such number then."""
    return next((row for row in limits_over_time(limit) if row.is_in_force_on(day)), None)


def limit_on(day: dt.date, limit: StatutoryLimit) -> LimitInForce:
    """The number in force on a day. A day before our records gets the earliest we know."""
    return limit_in_force(day, limit) or limits_over_time(limit)[0]


def number_on(day: dt.date, limit: StatutoryLimit) -> Decimal:
    return limit_on(day, limit).number


def limits_over_time(limit: StatutoryLimit) -> list[LimitInForce]:
    """Every row of a limit, the earliest first."""
    return _rows_by_limit()[limit]


def all_limits() -> Iterator[LimitInForce]:
    for rows in _rows_by_limit().values():
        yield from rows


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
                **read_provenance(row),
            )
        except (ValueError, InvalidOperation) as error:
            raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
