"""Writing down what was heard, breaks, and the end."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.accounts.names import by_whom_on
from backend.audit.history import last_changed_by
from backend.audit.services import record_read
from backend.employers.choices import RaisedFrom
from backend.placements import services
from backend.placements.models import Placement
from backend.placements.permissions import can_change_placement, can_record_check_in, check_ins_of, placements_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.concerns.links import concern_url
from backend.web.staff.placements.forms import BreakForm, CheckInForm, EndBreakForm, EndForm, UndoEndForm


SAID_TO_BE_OVER = "You heard that they are no longer there. Record the end, so that they go back into matching today."


@GET_AND_POST
@only(can_record_check_in)
def check_in(request, public_id):
    mine = check_ins_of(request.viewer).with_details()
    found = get_object_or_404(mine.select_related("recorded_by"), public_id=public_id)
    if found.done_on:
        by = "the young person, on their own page," if found.by_themselves else found.recorded_by
        said = f"The check-in of week {found.week} is recorded already, by {by} for {day(found.done_on)}."
        return _done_already(request, found.placement, said)
    page = FormPage(request, CheckInForm, draft="check-in", about=public_id)
    if page.saves(services.record_check_in, check_in=found):
        response = lead_on(page, found.placement, f"The check-in of week {found.week} is recorded.")
        if not page.form.cleaned_data["still_there"]:
            messages.warning(request, SAID_TO_BE_OVER)
        return response
    note = f"Week {found.week}, due on {day(found.due_on)}."
    employer = found.placement.opportunity.employer
    raising = concern_url(employer, RaisedFrom.CHECK_IN, found.public_id)
    return show_change(page, found.placement, "Record a check-in", "Save the check-in", note, concern_url=raising)


@GET_AND_POST
@only(can_change_placement)
def begin_break(request, public_id):
    found = placement_of_page(request, public_id)
    page = FormPage(request, BreakForm)
    if page.saves(services.begin_break, placement=found):
        return lead_on(page, found, "The break is recorded. Its days do not count towards a mark.")
    note = (
        "Days of a break do not count towards a mark. Check-ins that come due in it wait, and are due so much later"
        " once its last day is recorded; one that was due before it stays due."
    )
    return show_change(page, found, "Record a break", "Save the break", note)


@GET_AND_POST
@only(can_change_placement)
def end_break(request, public_id):
    """Of the break that goes on: a placement has one at most."""
    found = placement_of_page(request, public_id)
    spell = found.breaks.filter(ends_on__isnull=True).first()
    if spell is None:
        return _done_already(request, found, "There is no open break: its last day is recorded already.")
    page = FormPage(request, EndBreakForm)
    if page.saves(services.end_break, spell=spell):
        return lead_on(page, found, "The break has ended. Days count again from the day after.")
    return show_change(
        page, found, "Record the last day away", "Save", f"The first day away was {day(spell.starts_on)}."
    )


@GET_AND_POST
@only(can_change_placement)
def end(request, public_id):
    found = placement_of_page(request, public_id)
    if found.ended_on:
        return _done_already(request, found, f"The end is recorded already, {_by(found)}, for {day(found.ended_on)}.")
    page = FormPage(request, EndForm, draft="placement-end", about=public_id)
    if page.saves(services.end, placement=found):
        return lead_on(page, found, _back_in_matching(page.result))
    note = "They go back into matching today, or from the day they choose. What was learnt is kept for the next one."
    return show_change(page, found, "Record the end", "Record the end", note)


def _back_in_matching(ended: Placement) -> str:
    name, day_chosen = ended.care_leaver.known_as, ended.not_now_until
    if day_chosen:
        return f"The end is recorded. Not now: {name} is matched with what begins on {day(day_chosen)} or later."
    return f"The end is recorded. {name} goes back into matching today."


@GET_AND_POST
@only(can_change_placement)
def undo_end(request, public_id):
    found = placement_of_page(request, public_id)
    if not found.ended_on:
        return _done_already(request, found, f"No end is recorded. It was last changed {_by(found)}.")
    page = FormPage(request, UndoEndForm, draft="placement-end-undo", about=public_id)
    if page.saves(services.undo_end, placement=found):
        return lead_on(page, found, "The end is taken back. Everything is as it was before.")
    note = f"The end on {day(found.ended_on)} was recorded wrongly. The history keeps it, with your reason."
    return show_change(page, found, "Take the end back", "Take the end back", note)


def placement_of_page(request, public_id):
    mine = placements_of(request.viewer).select_related("care_leaver", "opportunity__employer")
    return get_object_or_404(mine, public_id=public_id)


def _by(placement) -> str:
    return by_whom_on(last_changed_by(placement), None)


def _done_already(request, placement, said: str):
    """Pressed twice, or by two people: what was asked for is so already."""
    tell_moved_on(request, said)
    return redirect("placement", public_id=placement.public_id)


def lead_on(page: FormPage, placement, said: str):
    return page.redirect(said, "placement", public_id=placement.public_id)


def show_change(page: FormPage, placement, heading: str, button: str, note: str, **context):
    record_read(viewer=page.request.viewer, subject=placement.care_leaver, page="placement-record")
    return page.show(
        "web/staff/placements/form_page.html",
        heading=heading,
        button=button,
        title=f"{heading}: {placement.care_leaver.full_name}",
        caption=f"{placement.care_leaver.full_name}: {placement.opportunity.title}",
        explanation=note,
        back=reverse("placement", args=[placement.public_id]),
        **context,
    )
