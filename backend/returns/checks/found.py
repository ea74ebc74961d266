"""What a check found: a rule by its code, whose row it is, and what to do about it."""

from dataclasses import dataclass
from uuid import UUID

from backend.returns.choices import RecordPage, Weight


@dataclass(frozen=True)
class Found:
    """`person` is None where nobody here has the row."""

    code: str
    child: str
    person: UUID | None
    says: str
    do: str
    page: RecordPage = RecordPage.NONE
    weight: Weight = Weight.FAILS

    def __str__(self) -> str:
        return f"{self.code}, {self.child}: {self.says} {self.do}".strip()
