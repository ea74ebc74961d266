"""DfE's measures of education, work and apprenticeships that last, each for a school year from August to July."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "sustained_measures.csv"


class Way(StrEnum):
    MONTHS = "months"  # so many calendar months, each with a day of it
    IN_A_ROW = "in_a_row"  # so many months without a day between


@dataclass(frozen=True, kw_only=True)
class SustainedMeasure(DatedRule):
    """`codes` are of activities; the window goes from the first day of one month to the last of another."""

    measure: str
    version: int
    way: Way
    codes: frozenset[str]
    first_month: int
    last_month: int
    months: int
    says: str


@cache
def sustained_measures() -> tuple[SustainedMeasure, ...]:
    return tuple(_read(line, row) for line, row in read_rows(FILE))


def _read(line: int, row: dict[str, str]) -> SustainedMeasure:
    try:
        return SustainedMeasure(
            measure=row["measure"],
            version=int(row["version"]),
            way=Way(row["way"]),
            codes=frozenset(row["codes"].split(";")),
            first_month=int(row["first_month"]),
            last_month=int(row["last_month"]),
            months=int(row["months"]),
            says=row["says"],
            **read_provenance(row),
        )
    except (KeyError, ValueError) as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}. Restore it from the repository.") from error
