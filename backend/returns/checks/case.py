"""One row of the return with all that a rule may ask of it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from backend.care_leavers.ages import age_on, birthday
from backend.returns.collection import CollectionYear
from backend.returns.members import Member, Reading
from backend.returns.oc3 import HeaderRow, Oc3Row


@dataclass(frozen=True)
class Before:
    """What last year's file said of a child."""

    born: dt.date
    in_touch: str


@dataclass(frozen=True)
class Case:
    """A row of the OC3 file, its row in the Header, and what is known of the person; `member` of our own rows alone."""

    row: Oc3Row
    header: HeaderRow | None
    year: CollectionYear
    reading: Reading
    member: Member | None = None
    before: Before | None = None
    seen_before: int = 0  # rows of the same child above this one
    same_upn: int = 0  # other children with the same pupil number

    @property
    def person(self) -> UUID | None:
        return self.member.public_id if self.member else None

    @property
    def filled(self) -> list[str]:
        return [each for each in (self.row.in_touch, self.row.activity, self.row.accommodation) if each]

    @property
    def is_filled_in_part(self) -> bool:
        return bool(self.filled) and not all((self.row.in_touch, self.row.activity, self.row.accommodation))

    @property
    def age_turned(self) -> int:
        """The age at the birthday in the year."""
        return age_on(self.year.last, self.row.born)

    @property
    def age_at_start(self) -> int:
        return age_on(self.year.first, self.row.born)

    def turns_in_year(self, age: int) -> bool:
        return self.year.first <= birthday(self.row.born, age) <= self.year.last
