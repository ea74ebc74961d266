"""What panels said of one young person, on their record."""

import datetime as dt

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.councils.viewer import Viewer
from backend.plans.models import PanelLine
from backend.plans.permissions import can_read_panels, can_run_panels, panels_of
from backend.web.kit.content import Link, Stacked, Table, Tag, columns
from backend.web.kit.formats import day, short_day
from backend.web.staff.plans.shown import standing


HEADINGS = ("EET panel", "What was said", "What is done", "How it stands")


def at_panels_table(viewer: Viewer, lines: list[PanelLine], today: dt.date) -> Table | None:
    written = [each for each in lines if each.is_talked_over]
    rows = [
        [_panel(viewer, each), each.note or "–", each.decision or "–", how_it_stands(each, today)] for each in written
    ]
    return Table("At EET panels", columns(*HEADINGS), rows) if rows else None


def _panel(viewer: Viewer, line: PanelLine) -> object:
    """Their personal adviser reads what was said of them, and nothing of the others on the list."""
    held = day(line.panel.held_on)
    return Link(held, reverse("panel-minutes", args=[line.panel.public_id])) if can_read_panels(viewer) else held


def may_be_brought(viewer: Viewer, person: CareLeaver, lines: list[PanelLine]) -> bool:
    if not can_run_panels(viewer) or not person.is_supported or any(each.panel.is_open for each in lines):
        return False
    return panels_of(viewer).open().exists()


def how_it_stands(line: PanelLine, today: dt.date) -> object:
    action = line.action
    if action is None:
        return "not in the plan yet" if line.decision else None
    if action.is_open:
        late = action.target_on is not None and action.target_on < today
        moved = action.target_on is not None and action.target_on != line.due_on
        words = Tag("Its day has passed", "red") if late else Tag("To do")
        return Stacked(words, f"now by {short_day(action.target_on)}") if moved else words
    return standing(action, today)
