"""Concerns as a table and as a file."""

from collections.abc import Mapping

from django.urls import reverse

from backend.core import clock
from backend.employers.choices import ConcernOutcome
from backend.employers.models import Concern
from backend.placements.designated_officer import OfficerClock
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.employer_names import NOT_CURRENT, has_lapsed, name_of
from backend.web.kit.formats import clock_time, short_day
from backend.web.staff.concerns.officer_words import officer_cells, officer_tag


HEADINGS = ("Concern", "Employer", "Raised", "By", "Came up at", "State", "Designated officer", "Decided")
EXPORT_COLUMNS = (
    "Reference",
    "Employer",
    "Raised on",
    "Raised by",
    "Came up at",
    "What was said",
    "Outcome",
    "Reason",
    "Decided on",
    "Decided by",
    "Designated officer to be told by",
    "Told at",
    "Told whom",
    "Told how",
    "Checks of the employer",
)
COLOURS = {ConcernOutcome.NOTHING_FOUND: "green", ConcernOutcome.PUT_RIGHT: "green", ConcernOutcome.UPHELD: "red"}
SHORT = {
    ConcernOutcome.NOTHING_FOUND: "Nothing found",
    ConcernOutcome.PUT_RIGHT: "Put right",
    ConcernOutcome.UPHELD: "Upheld: paused",
}


def state_of(concern: Concern) -> Tag:
    if concern.is_open:
        return Tag("Open: paused", "orange")
    outcome = ConcernOutcome(concern.outcome)
    return Tag(SHORT[outcome], COLOURS[outcome])


def concerns_table(concerns, clocks: Mapping[int, OfficerClock]) -> Table:
    rows = [
        [
            Link(each.reference, reverse("concern", args=[each.public_id])),
            name_of(each.employer),
            f"{short_day(each.created_at)}, {clock_time(each.created_at)}",
            str(each.raised_by),
            each.get_raised_from_display(),
            state_of(each),
            officer_tag(clocks[each.pk], each),
            f"{short_day(each.decided_at)}, {each.decided_by}" if each.decided_at else "not yet",
        ]
        for each in concerns
    ]
    return Table("Concerns", columns(*HEADINGS), rows)


def export_row(concern: Concern, telling: OfficerClock) -> list[str]:
    return [
        concern.reference,
        concern.employer.name,
        clock.day_of(concern.created_at).isoformat(),
        str(concern.raised_by),
        concern.get_raised_from_display(),
        concern.words,
        concern.get_outcome_display() or "open",
        concern.reason,
        clock.day_of(concern.decided_at).isoformat() if concern.decided_at else "",
        str(concern.decided_by or ""),
        *officer_cells(telling, concern),
        NOT_CURRENT if has_lapsed(concern.employer) else "",
    ]
