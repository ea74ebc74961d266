"""How a spell is known: who said or showed it, on which day, and who of us made sure of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from backend.accounts.models import User
from backend.care_leavers.choices import EvidenceLevel
from backend.care_leavers.models.spells import EvidencedSpell
from backend.core import clock
from backend.core.errors import Refused


LONGEST_NAME = 120


@dataclass(frozen=True)
class Evidence:
    level: str = ""
    said_by: str = ""
    verified_on: dt.date | None = None

    def __bool__(self) -> bool:
        return bool(self.level or self.said_by or self.verified_on)

    @classmethod
    def of(cls, spell: EvidencedSpell) -> "Evidence":
        return cls(spell.evidence, spell.said_by, spell.verified_on)

    def facts(self, by: User | None) -> dict[str, Any]:
        """As a spell holds it; whoever records it has made sure of it."""
        verifier = by.pk if by and self.level else None
        said = {"evidence": self.level, "said_by": self.said_by.strip(), "verified_on": self.verified_on}
        return said | {"verified_by_id": verifier}


NO_EVIDENCE = Evidence()


def refuse_evidence(evidence: Evidence, *, starts_on: dt.date) -> None:
    if not evidence:
        return
    if not evidence.level:
        raise Refused("Select how it is known, or leave out who said it and on which day.", field="evidence")
    if evidence.level not in EvidenceLevel:
        raise Refused("Select how it is known from the list.", field="evidence")
    if evidence.verified_on is None:
        raise Refused("Enter the day on which it was said or seen.", field="verified_on")
    if evidence.verified_on > clock.today():
        raise Refused(
            f"The day on which it was said or seen, {_day(evidence.verified_on)}, is still to come. Give today or an"
            " earlier day.",
            field="verified_on",
        )
    if evidence.verified_on < starts_on:
        raise Refused(
            f"On {_day(evidence.verified_on)} it had not begun: it began on {_day(starts_on)}. What was said before"
            " shows a plan, not that it came about. Give a day from then on.",
            field="verified_on",
        )
    if len(evidence.said_by) > LONGEST_NAME:
        raise Refused(f"Who said it is longer than {LONGEST_NAME} letters. Shorten it.", field="said_by")


def _day(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"
