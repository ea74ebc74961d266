"""Acts that take no more than one press or one choice: done in the line, through the service that the page uses."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.contact_corrections import remove_contact
from backend.care_leavers.permissions import can_record_contact, contacts_of
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.check_ins import give_support
from backend.placements.permissions import check_ins_of
from backend.web.kit.access import as_uuid, only
from backend.web.staff.today.done import DoneLine, note_done
from backend.web.staff.today.line_pages import asked_line, back_to_today, not_there, pressed
from backend.web.staff.today.lines import InPlace


UNDONE = "Taken back on Today, straight after it was noted."


@require_POST
@only(can_record_contact)
def told(request) -> HttpResponse:
    """What an employer answered was passed on: by telephone, by text or in person."""
    named = asked_line(request)
    if named is None or named.line.act.in_place != InPlace.TOLD or pressed(request) not in ContactMethod.values:
        return not_there(request)
    facts = {"on": clock.today(), "method": ContactMethod(pressed(request)), "reached": True}
    try:
        contact = record_contact(care_leaver=named.line.person, by=request.user, **facts)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return back_to_today(request)
    done = DoneLine.of(
        named.kind, named.line, named.line.act.done, undo="today-not-told", undone=str(contact.public_id)
    )
    note_done(request, done)
    return back_to_today(request)


@require_POST
@only(can_record_contact)
def not_told(request) -> HttpResponse:
    """By whoever recorded it."""
    mine = contacts_of(request.viewer).filter(recorded_by=request.user)
    contact = mine.filter(public_id=as_uuid(request.POST.get("line", ""))).first()
    if contact is None:
        return not_there(request)
    try:
        remove_contact(contact=contact, why=UNDONE, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return back_to_today(request)


@require_POST
@only(can_record_contact)
def supported(request) -> HttpResponse:
    """What was asked for at a check-in was done, in a few words."""
    named = asked_line(request)
    if named is None or named.line.act.in_place != InPlace.SUPPORT:
        return not_there(request)
    check_in = check_ins_of(request.viewer).get(public_id=named.row)
    try:
        give_support(check_in=check_in, words=request.POST.get("words", ""), by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        note_done(request, DoneLine.of(named.kind, named.line, named.line.act.done))
    return back_to_today(request)
