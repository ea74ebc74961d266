"""Acts that take no more than one press or one choice: done in the line, through the service that the page uses."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.contact_corrections import remove_contact
from backend.care_leavers.permissions import can_edit_profile, can_record_contact, consents_of, contacts_of
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.check_ins import give_support
from backend.placements.permissions import can_promise, check_ins_of, promises_of
from backend.placements.promises import keep_promise
from backend.ranking.interviews import ON_THEIR_PAGE, choose_time
from backend.referrals.agreements import renew_together
from backend.referrals.answers import with_meeting, with_wish
from backend.referrals.permissions import can_refer, referrals_of
from backend.web.kit.access import as_uuid, only
from backend.web.staff.today.done import DoneLine, note_done
from backend.web.staff.today.line_pages import asked_line, back_to_today, not_there, pressed
from backend.web.staff.today.lines import InPlace


REACHED = (InPlace.TOLD, InPlace.CALLED)  # each is recorded as a contact that reached them
UNDONE = "Taken back on Today, straight after it was noted."


@require_POST
@only(can_record_contact)
def told(request) -> HttpResponse:
    """What an employer answered was passed on: by telephone, by text or in person."""
    named = asked_line(request)
    if named is None or named.line.act.in_place not in REACHED or pressed(request) not in ContactMethod.values:
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
@only(can_edit_profile)
def still_agrees(request) -> HttpResponse:
    """They were asked again, on the telephone, by text or in person, and say yes."""
    named = asked_line(request)
    if named is None or named.line.act.in_place != InPlace.STILL_AGREES or pressed(request) not in ContactMethod.values:
        return not_there(request)
    consent = consents_of(request.viewer).get(public_id=named.row)
    try:
        renew_together(consent=consent, how=ContactMethod(pressed(request)), by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        note_done(request, DoneLine.of(named.kind, named.line, named.line.act.done))
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


@require_POST
@only(can_promise)
def kept(request) -> HttpResponse:
    """What was promised was done, in a few words."""
    named = asked_line(request)
    if named is None or named.line.act.in_place != InPlace.DONE:
        return not_there(request)
    promise = promises_of(request.viewer).get(public_id=named.row)
    try:
        keep_promise(promise=promise, how=request.POST.get("words", ""), by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        note_done(request, DoneLine.of(named.kind, named.line, named.line.act.done))
    return back_to_today(request)


@require_POST
@only(can_refer)
def suits(request) -> HttpResponse:
    """The time of an interview that they chose on their own page is recorded."""
    named = asked_line(request)
    if named is None or named.line.act.in_place != InPlace.SUITS:
        return not_there(request)
    referral = with_wish(with_meeting(referrals_of(request.viewer).with_details(), here=True)).get(public_id=named.row)
    try:
        choose_time(referral=referral, time=referral.wish_time, how=ON_THEIR_PAGE, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        note_done(request, DoneLine.of(named.kind, named.line, named.line.act.done))
    return back_to_today(request)
