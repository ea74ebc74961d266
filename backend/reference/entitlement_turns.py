"""What a birthday makes of an entitlement category, by the law in force that day. They come from our own fixture."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "entitlement_turns.csv"


@dataclass(frozen=True, kw_only=True)
class EntitlementTurn(DatedRule):
    """On the birthday of `age`, `category` becomes `becomes`; the empty word where entitlement ends."""

    category: str
    age: int
    becomes: str
    meaning: str
    law: str

    @property
    def changes_category(self) -> bool:
        return self.becomes != self.category


@cache
def entitlement_turns() -> tuple[EntitlementTurn, ...]:
    """Every rule, by age."""
    return tuple(
        sorted((_read(line, row) for line, row in read_rows(FILE)), key=lambda turn: (turn.age, turn.category))
    )


@cache
def turning_ages() -> tuple[int, ...]:
    """The birthdays that turn something."""
    return tuple(sorted({turn.age for turn in entitlement_turns()}))


def turn_of(category: str, age: int, birthday: dt.date) -> EntitlementTurn | None:
    """What that birthday makes of a category; None where it leaves it as it is."""
    same = (turn for turn in entitlement_turns() if (turn.category, turn.age) == (category, age))
    return next((turn for turn in same if turn.is_in_force_on(birthday)), None)


def _read(line: int, row: dict[str, str]) -> EntitlementTurn:
    try:
        return EntitlementTurn(
            category=row["category"],
            age=int(row["age"]),
            becomes=row["becomes"],
            meaning=row["meaning"],
            law=row["law"],
            **read_provenance(row),
        )
    except ValueError as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
