"""The young people of golden.csv made as rows: a line each, worked out by hand."""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backend.activities.choices import Source
from backend.activities.models import ActivitySpell
from backend.care_leavers.choices import ContactMethod, Entitlement, SourceKind
from backend.care_leavers.models import AccommodationSpell, CareLeaver, Contact, EntitlementSpell, InTouchSpell
from backend.councils.models import Council
from tests.factories.councils import MembershipFactory


CATEGORIES = {
    "E": Entitlement.ELIGIBLE,
    "R": Entitlement.RELEVANT,
    "F": Entitlement.FORMER_RELEVANT,
    "Q": Entitlement.QUALIFYING,
}


@dataclass(frozen=True)
class Line:
    """`row` is IN_TOUCH, ACTIV and ACCOM as they have to stand; empty where there is to be none."""

    child: str
    facts: dict[str, str]
    age: int | None
    row: tuple[str, ...]
    codes: tuple[str, ...]
    left_out: str

    @property
    def born(self) -> dt.date:
        return dt.date.fromisoformat(self.facts["born"])


def golden_lines() -> Iterator[Line]:
    with (Path(__file__).parent / "golden.csv").open(newline="") as file:
        for facts in csv.DictReader(file):
            first, *rest = facts["expected"].split()
            if first.isdigit():
                yield Line(facts["child"], facts, int(first), tuple(rest[:3]), tuple(rest[3:]), "")
            else:
                yield Line(facts["child"], facts, None, (), (), " ".join(rest) if first == "out" else "")


def spells(text: str) -> Iterator[tuple[str, dt.date, dt.date | None]]:
    """F5@2024-09-01/2025-06-14 G5@2025-06-15: a code from its first day to its last, where it has one."""
    for each in text.split():
        code, _, days = each.partition("@")
        first, _, last = days.partition("/")
        yield code, dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None


def person_of(line: Line, council: Council, by) -> CareLeaver:
    """As a file of the case system left them, without the steps that led there: the return reads days alone."""
    facts, whose = line.facts, {"council": council}
    touched = list(spells(facts["touch"]))
    person = CareLeaver.objects.create(
        identifier=line.child,
        given_name=f"Synthetic {line.child}",
        birth_date=line.born,
        in_touch=touched[-1][0] if touched else "",
        support_ended_on=facts["ended"] or None,
        **whose,
    )
    mine = whose | {"care_leaver": person}
    for code, first, last in spells(facts["category"]):
        EntitlementSpell.objects.create(category=CATEGORIES[code], starts_on=first, ends_on=last, **mine)
    for code, first, last in touched:
        InTouchSpell.objects.create(code=code, starts_on=first, ends_on=last, source=SourceKind.FILE, **mine)
    for code, first, last in spells(facts["activity"]):
        ActivitySpell.objects.create(code=code, starts_on=first, ends_on=last, source=Source.CASE_SYSTEM, **mine)
    for code, first, last in spells(facts["home"]):
        AccommodationSpell.objects.create(code=code, starts_on=first, ends_on=last, source=SourceKind.FILE, **mine)
    for day in facts["contacts"].split():
        told = {"method": ContactMethod.PHONE, "reached": True, "recorded_by": by}
        Contact.objects.create(on=dt.date.fromisoformat(day), **told, **mine)
    return person


def golden_people(council: Council) -> dict[str, CareLeaver]:
    by = MembershipFactory(council=council).user
    return {line.child: person_of(line, council, by) for line in golden_lines()}
