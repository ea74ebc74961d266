"""What is agreed of a placement, as a table of what was said when, by whom, and as one sentence of what stands."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse

from backend.care_leavers.models import Correction
from backend.core.clock import time_words
from backend.opportunities.choices import WagePeriod
from backend.placements.models import Placement, PlacementTerm
from backend.placements.term_choices import PEOPLE, TermKind
from backend.placements.terms import terms_now
from backend.web.kit.content import Table, columns
from backend.web.kit.formats import day, plain, short_day
from backend.web.staff.people.correction_words import corrections_cell


TERMS = columns("What", "Agreed", "From", "Said by", "Corrections")
EMPTY = "Nothing is recorded beside what the opportunity says."
NOTHING = "Nothing of it is recorded yet."
NO_LONGER = "(not shown: it has ended)"


def terms_table(found: Placement, corrections: Mapping[UUID, list[Correction]], may_change: bool) -> Table:
    """The latest first; what no longer stands says so."""
    stands = {each.pk for each in terms_now(found).values()}
    rows = [
        [
            each.get_kind_display(),
            said_of(each, found) + ("" if each.pk in stands else ", before"),
            short_day(each.since),
            f"{each.get_said_by_display()}, recorded by {each.recorded_by}",
            corrections_cell(
                corrections.get(each.public_id, ()),
                reverse("placement-term-correct", args=[each.public_id]) if may_change else "",
                f"{each.get_kind_display().lower()} from {day(each.since)}",
            ),
        ]
        for each in reversed(found.terms.all())
    ]
    return Table("What is agreed", TERMS, rows, empty=EMPTY)


def said_of(term: PlacementTerm, found: Placement) -> str:
    """How to reach a manager or a buddy is for while it goes on."""
    if term.kind == TermKind.HOURS:
        return plain(term.hours)
    if term.kind == TermKind.PAY:
        return f"£{term.amount:,.2f} {WagePeriod(term.period).label}"
    if term.kind == TermKind.PLANNED_END:
        return day(term.day)
    if term.kind == TermKind.ARRIVAL:
        return time_words(term.at)
    beside = term.contact if term.kind in PEOPLE else str(term.number or "")
    if term.kind in PEOPLE and found.ended_on and beside:
        beside = NO_LONGER
    return ", ".join(filter(None, (term.name, beside)))


def terms_said(found: Placement) -> str:
    now = terms_now(found)
    said = "; ".join(
        f"{each.get_kind_display().lower()} {said_of(each, found)}" for kind in TermKind if (each := now.get(kind))
    )
    return f"Stands now: {said}." if said else NOTHING
