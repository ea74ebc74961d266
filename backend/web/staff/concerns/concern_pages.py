"""One concern: what was said, what came of it, and who may say so."""

from functools import partial

from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.care_leavers.permissions import can_open_care_leavers
from backend.employers.choices import OF_A_PERSON, ConcernOutcome, RaisedFrom
from backend.employers.concerns import decide_concern
from backend.employers.permissions import can_look_into_concerns, concerns_of
from backend.employers.services import hold as hold_employer
from backend.placements.designated_officer import OfficerClock, officer_clocks
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Link, Row, TimelineEntry
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import one_of, text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day, moment
from backend.web.kit.shown import Shown
from backend.web.staff.concerns.links import PAGES
from backend.web.staff.concerns.officer_words import explained, officer_tag
from backend.web.staff.concerns.tables import state_of


class OutcomeForm(forms.Form):
    outcome = one_of("What came of it?", ConcernOutcome.choices, missing="Select what came of it")
    reason = text_box("What was looked into, and what was found or put right", rows=5)
    nobody_to_ask = forms.BooleanField(
        label="Nobody who was there has to be spoken with",
        help_text="Only where it is lifted, and your words above say why. Else each young person stays on Today until"
        " somebody has spoken with them.",
        required=False,
    )


@require_safe
@only(can_look_into_concerns)
def concern(request, public_id):
    found = _concern_or_404(request, public_id)
    record_read(viewer=request.viewer, subject=found, page="concern")
    officer_clock = officer_clocks(request.viewer.council_id, [found])[found.pk]
    context = {
        "concern": found,
        "state": state_of(found),
        "rows": _rows(request.viewer, found, officer_clock),
        "officer_due": officer_clock.is_running,
        "officer_words": explained(officer_clock, found),
        "history": [_entry(each) for each in found.events.select_related("by")],
        "is_own": found.raised_by_id == request.viewer.user_id,
    }
    return render(request, "web/staff/concerns/concern.html", context)


@GET_AND_POST
@only(can_look_into_concerns)
def decide(request, public_id):
    found = _concern_or_404(request, public_id)
    shown = Shown(_facts(found), partial(_facts_now, found))
    page = FormPage(
        request, OutcomeForm, draft="concern-decide", about=public_id, begun_from=found.outcome, shown=shown
    )
    if page.saves(decide_concern, concern=found):
        return page.redirect(_said(found), "concern", public_id=public_id)
    return page.show(
        "web/staff/concerns/decide.html",
        heading="Record the outcome",
        button="Record the outcome",
        title=f"Outcome of concern {found.reference}",
        caption=f"{name_of(found.employer)}, raised by {found.raised_by} on {day(found.created_at)}",
        explanation="The pause ends with the last concern about this employer that is lifted.",
        back=reverse("concern", args=[public_id]),
        concern=found,
        history=[_entry(each) for each in found.events.select_related("by")],
    )


def _facts(found) -> dict[str, object]:
    """What the outcome speaks of: the words, and each step since with what was written then."""
    steps = [[each.step, each.outcome, each.words, each.by_id, each.created_at] for each in found.events.all()]
    return {"What was said": found.words, "What was done since": steps}


def _facts_now(found) -> dict[str, object]:
    hold_employer(found.employer)
    return _facts(found)


def _said(found) -> str:
    stands = "stays paused" if found.employer.is_paused else "is no longer paused"
    return f"The outcome is recorded. {found.employer.name} {stands}."


def _concern_or_404(request, public_id):
    return get_object_or_404(concerns_of(request.viewer).latest_first(), public_id=public_id)


def _rows(viewer, found, officer_clock: OfficerClock) -> list[Row]:
    rows = [
        Row("Employer", Link(name_of(found.employer), reverse("employer", args=[found.employer.public_id]))),
        Row("What was said", found.words),
        Row("Raised", f"by {found.raised_by} on {moment(found.created_at)}"),
        Row("Came up at", _came_up_at(viewer, found)),
    ]
    rows.append(Row("Designated officer (LADO)", officer_tag(officer_clock, found)))
    if found.told_at:
        rows.append(Row("Told", f"{found.told_whom}, {moment(found.told_at)}, {found.get_told_how_display().lower()}"))
    if found.decided_at:
        rows.append(Row("Outcome", f"{found.get_outcome_display()}. {found.reason}"))
        rows.append(Row("Decided", f"by {found.decided_by} on {day(found.decided_at)}"))
    return rows


def _came_up_at(viewer, found):
    """A page about a young person is linked for those who may open one."""
    text = found.get_raised_from_display()
    of_a_person = found.raised_from in OF_A_PERSON
    if not found.about or found.raised_from not in PAGES or (of_a_person and not can_open_care_leavers(viewer)):
        return text
    return Link(text, reverse(PAGES[RaisedFrom(found.raised_from)], args=[found.about]))


def _entry(event) -> TimelineEntry:
    title = event.get_outcome_display() or event.get_step_display()
    return TimelineEntry(title, event.created_at, str(event.by), event.words)
