"""What checks of identity ask for: years of addresses, and the ways in which somebody shows who they are."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from backend.core import clock
from backend.reference.choices import VettingCheck
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "vetting_rules.csv"
HISTORY_YEARS, IDENTITY_ROUTE = "history_years", "identity_route"


@dataclass(frozen=True, kw_only=True)
class VettingRule(DatedRule):
    """`number` is of years, or of a way among those of its check; `needs` are papers, by the code of a profile."""

    check: VettingCheck
    rule: str
    number: int
    needs: tuple[str, ...]
    says: str

    @property
    def subject(self) -> str:
        what = "years of addresses" if self.rule == HISTORY_YEARS else "showing who somebody is"
        return f"{self.check.label}: {what}"


@cache
def vetting_rules() -> tuple[VettingRule, ...]:
    rows = tuple(_read(line, row) for line, row in read_rows(FILE))
    asked = {row.check for row in rows if row.rule == HISTORY_YEARS}
    if missing := [check.value for check in VettingCheck if check not in asked]:
        raise ReferenceDataError(f"{FILE} has no years for {', '.join(missing)}: restore it from the repository.")
    return rows


def history_rule(check: VettingCheck, on: dt.date | None = None) -> VettingRule:
    """The row in force on a day, or today; before our records the earliest we know."""
    rows = [row for row in vetting_rules() if row.check == check and row.rule == HISTORY_YEARS]
    return next(iter(_in_force(rows, on)), rows[0])


def identity_routes(check: VettingCheck, on: dt.date | None = None) -> list[VettingRule]:
    return _in_force((row for row in vetting_rules() if row.check == check and row.rule == IDENTITY_ROUTE), on)


def _in_force(rows: Iterable[VettingRule], on: dt.date | None) -> list[VettingRule]:
    day = on or clock.today()
    return [row for row in rows if row.is_in_force_on(day)]


def _read(line: int, row: dict[str, str]) -> VettingRule:
    try:
        return VettingRule(
            check=VettingCheck(row["check"]),
            rule=row["rule"],
            number=int(row["number"]),
            needs=tuple(filter(None, row["needs"].split(";"))),
            says=row["says"],
            **read_provenance(row),
        )
    except (ValueError, KeyError) as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
