"""Law without a number, each for the days it is in force. From our own fixture."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from backend.core import clock
from backend.reference.choices import LegalGround
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "legal_grounds.csv"


@dataclass(frozen=True, kw_only=True)
class Ground(DatedRule):
    """What the law says, in our words."""

    name: LegalGround
    says: str


@cache
def legal_grounds() -> tuple[Ground, ...]:
    rows = tuple(_read(line, row) for line, row in read_rows(FILE))
    if missing := [ground.value for ground in LegalGround if ground not in {row.name for row in rows}]:
        raise ReferenceDataError(f"{FILE} has no row for {', '.join(missing)}: restore it from the repository.")
    return rows


def grounds_on(names: Iterable[LegalGround], day: dt.date | None = None) -> list[Ground]:
    """The rows of these names in force on a day, or today."""
    wanted, on = set(names), day or clock.today()
    return [row for row in legal_grounds() if row.name in wanted and row.is_in_force_on(on)]


def _read(line: int, row: dict[str, str]) -> Ground:
    try:
        return Ground(name=LegalGround(row["ground"]), says=row["says"], **read_provenance(row))
    except (ValueError, KeyError) as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
