"""Writing down what was heard, breaks, and the end."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.audit.services import record_read
from backend.placements import services
from backend.placements.permissions import can_change_placement, can_record_check_in, check_ins_of, placements_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.formats import day
from backend.web.kit.saving import saved
from backend.web.staff.placements.forms import BreakForm, CheckInForm, EndBreakForm, EndForm, UndoEndForm


SAID_TO_BE_OVER = "You heard that they are no longer there. Record the end, so that they go back into matching today."


@GET_AND_POST
@only(can_record_check_in)
def check_in(request, public_id):
    mine = check_ins_of(request.viewer).with_details()
    found = get_object_or_404(mine, public_id=public_id, done_on__isnull=True)
    form = CheckInForm(request.POST or None)
    draft = drafted(request, form, "check-in", about=public_id)

    def record(facts):
        services.record_check_in(check_in=found, by=request.user, **facts)

    if request.method == "POST" and saved(form, record, draft):
        messages.success(request, f"The check-in of week {found.week} is recorded.")
        if not form.cleaned_data["still_there"]:
            messages.warning(request, SAID_TO_BE_OVER)
        return redirect("placement", public_id=found.placement.public_id)
    note = f"Week {found.week}, due on {day(found.due_on)}."
    return _page(request, found.placement, form, "Record a check-in", "Save the check-in", note, draft)


@GET_AND_POST
@only(can_change_placement)
def begin_break(request, public_id):
    found = _placement(request, public_id)
    form = BreakForm(request.POST or None)

    def record(facts):
        services.begin_break(placement=found, by=request.user, **facts)

    if request.method == "POST" and saved(form, record):
        return _done(request, found, "The break is recorded. Its days do not count towards a mark.")
    note = "Days of a break do not count towards a mark. Check-ins stay due."
    return _page(request, found, form, "Record a break", "Save the break", note)


@GET_AND_POST
@only(can_change_placement)
def end_break(request, public_id):
    """Of the break that goes on: a placement has one at most."""
    found = _placement(request, public_id)
    spell = get_object_or_404(found.breaks, ends_on__isnull=True)
    form = EndBreakForm(request.POST or None)

    def record(facts):
        services.end_break(spell=spell, by=request.user, **facts)

    if request.method == "POST" and saved(form, record):
        return _done(request, found, "The break has ended. Days count again from the day after.")
    note = f"The first day away was {day(spell.starts_on)}."
    return _page(request, found, form, "Record the last day away", "Save", note)


@GET_AND_POST
@only(can_change_placement)
def end(request, public_id):
    found = _placement(request, public_id)
    form = EndForm(request.POST or None)
    draft = drafted(request, form, "placement-end", about=public_id)

    def record(facts):
        services.end(placement=found, by=request.user, **facts)

    if request.method == "POST" and saved(form, record, draft):
        return _done(
            request, found, f"The end is recorded. {found.care_leaver.known_as} goes back into matching today."
        )
    note = "They go back into matching today. What was learnt is kept for the next one."
    return _page(request, found, form, "Record the end", "Record the end", note, draft)


@GET_AND_POST
@only(can_change_placement)
def undo_end(request, public_id):
    found = _placement(request, public_id)
    form = UndoEndForm(request.POST or None)
    draft = drafted(request, form, "placement-end-undo", about=public_id)

    def record(facts):
        services.undo_end(placement=found, by=request.user, **facts)

    if request.method == "POST" and saved(form, record, draft):
        return _done(request, found, "The end is taken back. It goes on as before.")
    note = f"The end on {day(found.ended_on)} was recorded wrongly. The history keeps it, with your reason."
    return _page(request, found, form, "Take the end back", "Take the end back", note, draft)


def _placement(request, public_id):
    mine = placements_of(request.viewer).select_related("care_leaver", "opportunity__employer")
    return get_object_or_404(mine, public_id=public_id)


def _done(request, found, said):
    messages.success(request, said)
    return redirect("placement", public_id=found.public_id)


def _page(request, found, form, heading, button, note, draft=None):
    record_read(viewer=request.viewer, subject=found.care_leaver, page="placement-record")
    context = {
        "placement": found,
        "form": form,
        "draft": draft,
        "heading": heading,
        "button": button,
        "note": note,
        "back": reverse("placement", args=[found.public_id]),
    }
    return render(request, "web/staff/placements/record.html", context)
