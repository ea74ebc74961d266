"""What the page of a placement says of a change of employer, and the ways to put it right."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from backend.care_leavers.models import Correction
from backend.councils.viewer import Viewer
from backend.placements.models import EmployerChange
from backend.placements.permissions import can_change_placement, can_undo_start
from backend.web.kit.content import Link
from backend.web.kit.formats import day
from backend.web.staff.people.correction_words import corrections_cell


def change_cell(change: EmployerChange, viewer: Viewer, corrections: Iterable[Correction]) -> SafeString:
    note = f". {change.note}" if change.note else ""
    said = f"{change.from_referral.opportunity.employer.name}. {change.get_reason_display()}, recorded by"
    about = f"the change of employer on {day(change.on)}"
    ways = [
        Link(text, reverse(name, args=[change.public_id]), about)
        for text, name, may in (
            ("Correct", "employer-change-correct", can_change_placement),
            ("Take back", "employer-change-undo", can_undo_start),
        )
        if may(viewer)
    ]
    links = format_html_join(" ", "{}", [(each,) for each in ways])
    made = corrections_cell(corrections, "", about) if corrections else ""
    return format_html("{} {}{} {} {}", said, change.recorded_by, note, links, made)
