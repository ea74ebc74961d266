"""What a birthday makes of an entitlement category, by the law in force that day. They come from our own fixture."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from backend.reference.choices import Confidence
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows


FILE = "entitlement_turns.csv"


@dataclass(frozen=True, kw_only=True)
class EntitlementTurn:
    """On the birthday of `age`, `category` becomes `becomes`; the empty word where entitlement ends."""

    category: str
    age: int
    becomes: str
    meaning: str
    law: str
    valid_from: dt.date
    valid_until: dt.date | None
    source: str
    confidence: Confidence

    def is_in_force_on(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

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
            valid_from=dt.date.fromisoformat(row["valid_from"]),
            valid_until=dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            source=row["source"],
            confidence=Confidence(row["confidence"]),
        )
    except ValueError as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
