"""A manager's notes on the record of one young person."""

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.councils.viewer import Viewer
from backend.plans.models import OversightNote
from backend.plans.permissions import can_change_plan, oversight_notes_of
from backend.web.kit.content import Link, Stacked, Table, Tag, columns
from backend.web.kit.formats import day, short_day


HEADINGS = ("Manager’s note", "By", "What was looked at", "How it stands")


def oversight_table(viewer: Viewer, person: CareLeaver) -> Table | None:
    found = oversight_notes_of(viewer).filter(care_leaver=person).select_related("written_by", "answered_by")
    rows = [[day(each.on), str(each.written_by), each.words, _stands(viewer, each)] for each in found]
    return Table("Manager’s oversight", columns(*HEADINGS), rows) if rows else None


def _stands(viewer: Viewer, note: OversightNote) -> object:
    if not note.asks:
        return Tag("Signed off", "green")
    if note.answered_at:
        return Stacked(f"Asked: {note.asks}", f"{note.answered_by}, {short_day(note.answered_at)}: {note.answer}")
    answer = Link("Say what was done", reverse("oversight-answer", args=[note.public_id]), str(note))
    return Stacked(Tag("Asked", "orange"), Stacked(note.asks, answer) if can_change_plan(viewer) else note.asks)
