"""One placement: its days, its marks with the rule behind each, breaks, and check-ins due and done."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import corrections_by_record
from backend.care_leavers.models import Correction
from backend.care_leavers.permissions import can_open_care_leavers, can_see_safety_marks
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.choices import RaisedFrom
from backend.placements.marks import marks_of
from backend.placements.models import Placement
from backend.placements.permissions import (
    can_change_placement,
    can_record_check_in,
    can_undo_start,
    placements_of,
)
from backend.placements.terms import read_terms, with_whether_agreed
from backend.ranking.hold_reasons import Reasons
from backend.ranking.placed_beside_marks import PlacedBesideMark, read_marks
from backend.ranking.placements_in_question import PlacementInQuestion, answers_about
from backend.referrals.gate_answers import LICENCE
from backend.referrals.permissions import can_check
from backend.web.kit.access import only
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.formats import NOT_RECORDED, day, short_day, yes_no
from backend.web.staff.concerns.links import concern_url
from backend.web.staff.people.correction_form import record_or_removed
from backend.web.staff.people.correction_words import corrections_cell, removed_sentences
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.placements.marks_table import marks_said, marks_table
from backend.web.staff.placements.placement_rows import facts_of
from backend.web.staff.placements.terms_table import terms_table
from backend.web.staff.placements.undo_start_page import start_is_gone
from backend.web.staff.support.of_placement import said_at, support_of_placement


ONE_DAY = dt.timedelta(days=1)
TO_COME = "–"
WAITS = "waits for the end of the break"
ON_THEIR_PAGE = ", on their own page"
CORRECTED = (CorrectionOf.PLACEMENT, CorrectionOf.BREAK, CorrectionOf.CHECK_IN, CorrectionOf.EMPLOYER_CHANGE)
REMOVED = {
    "removed_changes": CorrectionOf.EMPLOYER_CHANGE,
    "removed_terms": CorrectionOf.PLACEMENT,
    "removed_breaks": CorrectionOf.BREAK,
}
ByRecord = dict[UUID, list[Correction]]
BREAKS = columns("First day away", "Last day away", "Reason", "Corrections")
CHECK_INS = columns(
    "Week", "Due", "Done", "Heard from", "How it is going", "Still there", "Support needed", "Corrections"
)


@dataclass(frozen=True)
class NextCheckIn:
    """What this page is opened for most: `url` where the viewer may record it."""

    week: int
    due_on: dt.date
    is_due: bool
    url: str


@require_safe
@only(can_open_care_leavers)
def placement(request, public_id):
    mine = placements_of(request.viewer).with_whether_they_left().select_related("referral__work_trial")
    found, person = record_or_removed(with_whether_agreed(mine), public_id, request.viewer)
    record_read(viewer=request.viewer, subject=person, page="placement")
    if found is None:
        return start_is_gone(request, person, public_id)
    read_terms(found)
    today = clock.today()
    may_change = can_change_placement(request.viewer)
    corrections = corrections_by_record(found.care_leaver, *CORRECTED)
    about = answers_about(request.viewer, found)
    beside, question = next(iter(about.beside_marks), None), next(iter(about.in_question), None)
    marks = marks_of(found, today)
    if beside:
        read_marks([], [beside])
        found.care_leaver = person = beside.placement.care_leaver
    context = {
        "placement": found,
        "identity": Identity(person, request.viewer),
        "next_check_in": _next_check_in(found, today, can_record_check_in(request.viewer)),
        "facts": facts_of(found, request.viewer, corrections),
        **_removed(found, corrections),
        "marks": marks_table(marks),
        "marks_said": marks_said(marks),
        "breaks": _breaks(found, may_change, corrections),
        "terms": terms_table(found, corrections, may_change),
        "check_ins": _check_ins(found, today, can_record_check_in(request.viewer), corrections),
        "may_change_placement": may_change,
        "actions": [*(_actions(found) if may_change else []), *_undoing(request.viewer, found)],
        "employer": found.opportunity.employer,
        "concern_url": concern_url(found.opportunity.employer, RaisedFrom.PLACEMENT, found.public_id),
        "beside_mark": beside,
        **_reasons(found, beside.reasons_for(request.viewer) if beside else Reasons()),
        "facts_against": question.facts if question else [],
        "licence": _licence(request.viewer, found, question),
        "check_url": _check_url(request.viewer, found, beside or question),
        "support": support_of_placement(request.viewer, found),
        "said_to_have_left": [each for each in found.check_ins.all() if each.says_they_left],
    }
    return render(request, "web/staff/placements/page.html", context)


def _removed(found: Placement, corrections: ByRecord) -> dict[str, list[str]]:
    return {name: removed_sentences(corrections, of, found.public_id) for name, of in REMOVED.items()}


def _reasons(found: Placement, reasons: Reasons) -> dict:
    return {"beside_reasons": reasons.sentences, "mark_links": mark_links(found.care_leaver, reasons.marks)}


def _licence(viewer: Viewer, found: Placement, question: PlacementInQuestion | None) -> str:
    spoken_of = question is not None and any(fact.name == LICENCE for fact in question.facts)
    return found.care_leaver.licence_conditions if spoken_of and can_see_safety_marks(viewer) else ""


def _check_url(viewer, found: Placement, asks: PlacedBesideMark | PlacementInQuestion | None) -> str:
    if asks is None or asks.is_ruled_out or not can_check(viewer):
        return ""
    return reverse("placement-checked", args=[found.public_id])


def _breaks(found: Placement, may_change: bool, corrections: ByRecord) -> Table:
    rows = [
        [
            short_day(each.starts_on),
            _last_day(found, each, may_change),
            each.get_reason_display(),
            corrections_cell(
                corrections.get(each.public_id, ()),
                reverse("break-correct", args=[each.public_id]) if may_change else "",
                f"the break that began on {day(each.starts_on)}",
            ),
        ]
        for each in found.breaks.all()
    ]
    return Table("Breaks", BREAKS, rows, empty="No break so far. Days of a break do not count towards a mark.")


def _last_day(found: Placement, spell, may_change: bool):
    if spell.ends_on or not may_change:
        return short_day(spell.ends_on) if spell.ends_on else "still away"
    hidden = f"that began on {day(spell.starts_on)}"
    return Link("Record the last day away", reverse("placement-break-end", args=[found.public_id]), hidden)


def _check_ins(found: Placement, today, may_record: bool, corrections: ByRecord) -> Table:
    away = any(each.ends_on is None for each in found.breaks.all())
    waiting = set(found.check_ins.waiting_for_break().values_list("pk", flat=True)) if away else ()
    rows = [
        _check_in(each, found, today, may_record, corrections.get(each.public_id, ()), waiting)
        for each in found.check_ins.all()
    ]
    return Table("Check-ins", CHECK_INS, rows, empty="No check-in is planned.")


def _next_check_in(found: Placement, today: dt.date, may_record: bool) -> NextCheckIn | None:
    """The first that nobody has recorded since; of somebody away none: it waits."""
    done = [each.week for each in found.check_ins.all() if each.done_on]
    open_ones = [each for each in found.check_ins.all() if not each.done_on and each.week > max(done, default=0)]
    if found.ended_on or not open_ones or any(each.ends_on is None for each in found.breaks.all()):
        return None
    first = min(open_ones, key=lambda each: each.week)
    url = reverse("check-in", args=[first.public_id]) if may_record else ""
    return NextCheckIn(first.week, first.due_on, first.due_on <= today, url)


def _check_in(each, found: Placement, today, may_record: bool, corrections, waiting: Collection[int]) -> list:
    about = f"the check-in of week {each.week}"
    if each.done_on is None:
        said = corrections_cell(corrections, "", about)
        return [
            f"Week {each.week}",
            _due(each, found, today, waiting),
            _record(each, found, may_record),
            *[TO_COME] * 4,
            said,
        ]
    url = reverse("check-in-correct", args=[each.public_id]) if may_record else ""
    return [
        f"Week {each.week}",
        short_day(each.due_on),
        short_day(each.done_on),
        f"{each.get_heard_from_display()}{ON_THEIR_PAGE if each.by_themselves else ''}",
        each.get_going_display() if each.going else NOT_RECORDED,
        yes_no(each.still_there),
        _said(each, may_record),
        corrections_cell(corrections, url, about),
    ]


def _said(each, may_record: bool):
    said = said_at(each) or "nothing said"
    if each.support_given:
        return f"{said} Done: {each.support_given}"
    if not (may_record and each.asks_for_support) or each.has_support_since:
        return said
    page = reverse("placement-support", args=[each.placement.public_id])
    link = Link("Say what was done", page, f"after week {each.week}")
    return format_html("{} {}", said, link)


def _due(each, found: Placement, today, waiting: Collection[int]):
    if found.ended_on:
        return "not needed: it ended"
    if any(later.done_on for later in found.check_ins.all() if later.week > each.week):
        return f"{short_day(each.due_on)}, missed"
    if each.pk in waiting:
        return WAITS
    return Tag(f"Due since {short_day(each.due_on)}", "red") if each.due_on <= today else short_day(each.due_on)


def _record(each, found: Placement, may_record: bool):
    if found.ended_on or not may_record:
        return "not done"
    return Link("Record", reverse("check-in", args=[each.public_id]), f"the check-in of week {each.week}")


def _undoing(viewer, found: Placement) -> list[tuple[str, str]]:
    if found.ended_on or not can_undo_start(viewer):
        return []
    return [("Take the start back: it was a mistake", reverse("placement-start-undo", args=[found.public_id]))]


def _actions(found: Placement) -> list[tuple[str, str]]:
    agreed = ("Record what is agreed", reverse("placement-terms", args=[found.public_id]))
    if found.ended_on:
        return [("Take the end back", reverse("placement-end-undo", args=[found.public_id])), agreed]
    away = any(each.ends_on is None for each in found.breaks.all())
    start_break = [] if away else [("Record a break", reverse("placement-break", args=[found.public_id]))]
    other = [("Change the employer", reverse("placement-employer", args=[found.public_id]))]
    changes = other if found.is_apprenticeship else []
    return [agreed, *start_break, *changes, ("Record the end", reverse("placement-end", args=[found.public_id]))]
