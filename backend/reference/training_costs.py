"""What an employer pays of an apprentice's training, by the rules of the start. From our own fixture.

None of it depends on care or on a plan, so that an employer may read every answer.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.funding_rules import YES_OR_NO, FundingRule
from backend.reference.provenance import read_provenance, with_caution


FILE = "training_costs.csv"


@dataclass(frozen=True, kw_only=True)
class TrainingCost(FundingRule):
    """Per cent that the employer pays for ages from `youngest` to `oldest` (None: no limit) on the first day.

    Of one that pays the levy, once its levy funds are used up.
    """

    levy_payer: bool
    youngest: int
    oldest: int | None
    employer_share: int


@cache
def training_costs() -> tuple[TrainingCost, ...]:
    return tuple(_read(line, row) for line, row in read_rows(FILE))


def costs_of(*, type: str, start_date: dt.date, levy_payer: bool) -> list[TrainingCost]:
    """The rows for a start, the youngest first."""
    rows = (row for row in training_costs() if type in row.types and row.levy_payer is levy_payer)
    return sorted((row for row in rows if row.is_in_force_on(start_date)), key=lambda row: row.youngest)


def training_cost_words(*, type: str, start_date: dt.date, levy_payer: bool | None) -> str:
    """A sentence for each age band, with the caution of what it leans on; empty where no rule is recorded."""
    if levy_payer is None:
        said = training_cost_words(type=type, start_date=start_date, levy_payer=False)
        return f"Whether the employer pays the levy is not recorded yet. If not: {said}" if said else ""
    rows = costs_of(type=type, start_date=start_date, levy_payer=levy_payer)
    if not rows:
        return ""
    funds = "Once its levy funds are used up: " if levy_payer else ""
    bands = "; ".join(_band(row) for row in rows)
    first = max(row.valid_from for row in rows)
    return with_caution(f"{funds}{bands} (starts from {first:%-d %B %Y}, {_how_sure(rows)}).", rows)


def _band(row: TrainingCost) -> str:
    ages = f"ages {row.youngest} to {row.oldest}" if row.oldest else f"from {row.youngest}"
    return f"{ages}: {'fully funded' if row.employer_share == 0 else f'the employer pays {row.employer_share}%'}"


def _how_sure(rows: list[TrainingCost]) -> str:
    least_sure = max(rows, key=lambda row: ("confirmed", "reported", "to_check").index(row.confidence))
    return {"confirmed": "confirmed", "reported": "reported", "to_check": "to be checked"}[least_sure.confidence]


def _read(line: int, row: dict[str, str]) -> TrainingCost:
    try:
        return TrainingCost(
            types=tuple(row["types"].split()),
            levy_payer=YES_OR_NO[row["levy_payer"]],
            youngest=int(row["youngest"]),
            oldest=int(row["oldest"]) if row["oldest"] else None,
            employer_share=int(row["employer_share"]),
            **read_provenance(row),
        )
    except (ValueError, KeyError) as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
