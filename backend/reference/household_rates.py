"""Amounts of tax, National Insurance, Universal Credit and Housing Benefit, each for the days it is in force.

They come from our own fixture; `support.household` counts with them and knows nothing of files.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "household_rates.csv"
SUBJECTS = {"tax": "income tax", "ni": "National Insurance", "uc": "Universal Credit", "hb": "Housing Benefit"}


@dataclass(frozen=True, kw_only=True)
class HouseholdRate(DatedRule):
    """One amount; `unit` says of what: pounds a week, a month or a year, or a share."""

    name: str
    amount: Decimal
    unit: str

    @property
    def subject(self) -> str:
        return SUBJECTS.get(self.name.split("_")[0], "the highest pay that is counted")


@cache
def household_rates() -> tuple[HouseholdRate, ...]:
    """Every row, the earliest first."""
    return tuple(sorted((_read(line, row) for line, row in read_rows(FILE)), key=lambda each: each.valid_from))


def household_rates_on(day: dt.date) -> dict[str, HouseholdRate]:
    """Those in force on a day, by name. An amount that the law does not set that day is not in it."""
    return {each.name: each for each in household_rates() if each.is_in_force_on(day)}


def changes_of_household_rates() -> list[dt.date]:
    """The days on which any amount begins, the earliest first."""
    return sorted({each.valid_from for each in household_rates()})


def _read(line: int, row: dict[str, str]) -> HouseholdRate:
    try:
        provenance = read_provenance(row)
        return HouseholdRate(name=row["name"], amount=Decimal(row["amount"]), unit=row["unit"], **provenance)
    except (ValueError, InvalidOperation) as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
