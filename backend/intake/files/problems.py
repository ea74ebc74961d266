"""What is wrong with a row, for whoever has to correct it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from backend.intake.files.fields import BY_NAME
from backend.opportunities.posting_rules import Finding


# Where a rule's field has no column of its own, the column that says it.
STAND_IN = {
    "sites": ("postcode", "address"),
    "wage_from": ("wage",),
    "wage_to": ("wage",),
    "wage_period": ("wage",),
    "wage_text": ("wage",),
}


@dataclass(frozen=True)
class Problem:
    column: str  # as the file calls it; empty where the fault is in no one column
    field: str
    code: str
    reason: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def problem_of(columns: Mapping[str, str], field: str, code: str, reason: str) -> Problem:
    return Problem(column_of(columns, field), field, code, reason)


def problems_of(columns: Mapping[str, str], findings: Iterable[Finding]) -> list[Problem]:
    """The hard ones, each by the code of its posting rule."""
    return [problem_of(columns, each.field, each.code, each.message) for each in findings if each.hard]


def column_of(columns: Mapping[str, str], field: str) -> str:
    """What the file calls it; where it has no such column, what we call it."""
    names = (field, *STAND_IN.get(field, ()))
    heading = next((columns[name] for name in names if name in columns), "")
    return heading or next((BY_NAME[name].label for name in names if name in BY_NAME), "")
