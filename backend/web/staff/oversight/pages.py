"""Manager's oversight: whose note is due, a note on one record, and the answer to what it asks."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.plans.oversight import answer_oversight, every, oversight_due, write_oversight_note
from backend.plans.permissions import can_change_plan, can_oversee, can_read_oversight, oversight_notes_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404, record_list
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import short_day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.kit.paging import page_of
from backend.web.staff.oversight.forms import AnswerForm, NoteForm
from backend.web.staff.people.identity import PersonFormPage


HEADINGS = ("Name", "Last note", "Due since", "EET adviser")
ANSWERED = "What was asked in this note is answered already: see what was said."


@require_safe
@only(can_read_oversight)
def list_due(request) -> HttpResponse:
    record_list(request, "oversight")
    council, today = request.viewer.council, clock.today()
    page = page_of(
        oversight_due(care_leavers_of(request.viewer), council, today).select_related("eet_adviser"), request.GET
    )
    rows = [
        [
            Link(each.full_name, address_of("person-plan", each.public_id)),
            short_day(each.overseen_on) if each.overseen_on else "none yet",
            short_day(each.seen_from + every(council)),
            each.eet_adviser and str(each.eet_adviser),
        ]
        for each in page
    ]
    table = Table("Notes that are due", columns(*HEADINGS), rows)
    context = {"page": page, "table": table, "weeks": council.oversight_weeks}
    return render(request, "web/staff/oversight/list.html", context)


@GET_AND_POST
@only(can_oversee)
def write(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-oversight-note")
    theirs = reverse("person-plan", args=[public_id])
    page = PersonFormPage(request, NoteForm, draft="oversight-note", about=public_id)
    if page.saves(write_oversight_note, care_leaver=person):
        asked = " The adviser finds on Today what you asked." if page.result.asks else ""
        return page.redirect(f"The note is on record.{asked}", theirs)
    return page.show_about(
        person,
        heading="Write an oversight note",
        button="Record it",
        explanation="It stands on their record as you write it, and is not changed afterwards.",
        back=theirs,
    )


@GET_AND_POST
@only(can_change_plan)
def answer(request, public_id) -> HttpResponse:
    note = get_object_or_404(oversight_notes_of(request.viewer).select_related("care_leaver"), public_id=public_id)
    person = person_or_404(request, note.care_leaver.public_id, page="oversight-answer")
    theirs = reverse("person-plan", args=[person.public_id])
    if not note.waits and request.method != "POST":
        tell_moved_on(request, ANSWERED)
        return redirect(theirs)
    page = PersonFormPage(request, AnswerForm, draft="oversight-answer", about=public_id)
    if page.saves(answer_oversight, note=note):
        return page.redirect("Recorded. Your manager reads it beside the note.", theirs)
    return page.show_about(
        person,
        heading="What your manager asked",
        button="Record it",
        explanation=f"Asked on {short_day(note.on)}: “{note.asks}”",
        back=theirs,
    )
