"""Acts that take no more than one press or one choice: done in the line, through the service that the page uses."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.contact_corrections import remove_contact
from backend.care_leavers.permissions import can_edit_profile, can_record_contact, consents_of, contacts_of
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.permissions import can_promise, placements_of, promises_of, support_given_of
from backend.placements.promises import keep_promise
from backend.placements.support import record_support, say_whether_it_helped
from backend.ranking.interviews import ON_THEIR_PAGE, choose_time
from backend.ranking.may_need_support.listing import may_need_support
from backend.referrals.agreements import renew_group
from backend.referrals.answers import with_meeting, with_wish
from backend.referrals.permissions import can_refer, referrals_of
from backend.web.kit.access import as_uuid, only
from backend.web.staff.today.done import DoneLine, note_done
from backend.web.staff.today.line_pages import asked_line, back_to_today, not_there, pressed
from backend.web.staff.today.lines import InPlace
from backend.web.staff.today.one_line import NamedLine


View = Callable[..., HttpResponse]
REACHED = (InPlace.TOLD, InPlace.CALLED)  # each is recorded as a contact that reached them
UNDONE = "Taken back on Today, straight after it was noted."


def in_line(*acts: InPlace) -> Callable[[View], View]:
    """Open a view with the line that was sent, where one of these acts is what it asks for."""

    def opened_by(view: View) -> View:
        @wraps(view)
        def about_line(request) -> HttpResponse:
            named = asked_line(request)
            if named is None or named.line.act.in_place not in acts:
                return not_there(request)
            return view(request, named)

        return about_line

    return opened_by


@require_POST
@only(can_record_contact)
@in_line(*REACHED)
def told(request, named: NamedLine) -> HttpResponse:
    """What an employer answered was passed on: by telephone, by text or in person."""
    if pressed(request) not in ContactMethod.values:
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
@in_line(InPlace.STILL_AGREES)
def still_agrees(request, named: NamedLine) -> HttpResponse:
    """They were asked again, on the telephone, by text or in person, and say yes."""
    if pressed(request) not in ContactMethod.values:
        return not_there(request)
    consent = consents_of(request.viewer).get(public_id=named.row)
    return _recorded(request, named, renew_group, consent=consent, how=ContactMethod(pressed(request)))


@require_POST
@only(can_record_contact)
@in_line(InPlace.SUPPORT)
def supported(request, named: NamedLine) -> HttpResponse:
    """What was done about the signs that they may need support: its kind, and a few words."""
    mine = placements_of(request.viewer)
    about = next(iter(may_need_support(mine.filter(public_id=named.row))), None)
    said = {"kind": request.POST.get("kind", ""), "words": request.POST.get("words", "")}
    placement, reasons = mine.get(public_id=named.row), about.keys if about else []
    return _recorded(request, named, record_support, placement=placement, reasons=reasons, **said)


@require_POST
@only(can_record_contact)
@in_line(InPlace.HELPED)
def helped(request, named: NamedLine) -> HttpResponse:
    """Whether what was done has helped, as they say."""
    support = support_given_of(request.viewer).get(public_id=named.row)
    return _recorded(request, named, say_whether_it_helped, support=support, helped=pressed(request))


@require_POST
@only(can_promise)
@in_line(InPlace.DONE)
def kept(request, named: NamedLine) -> HttpResponse:
    """What was promised was done, in a few words."""
    promise = promises_of(request.viewer).get(public_id=named.row)
    return _recorded(request, named, keep_promise, promise=promise, how=request.POST.get("words", ""))


@require_POST
@only(can_refer)
@in_line(InPlace.SUITS)
def suits(request, named: NamedLine) -> HttpResponse:
    """The time of an interview that they chose on their own page is recorded."""
    referral = with_wish(with_meeting(referrals_of(request.viewer).with_details(), here=True)).get(public_id=named.row)
    return _recorded(request, named, choose_time, referral=referral, time=referral.wish_time, how=ON_THEIR_PAGE)


def _recorded(request, named: NamedLine, service: Callable[..., object], **facts: object) -> HttpResponse:
    try:
        service(**facts, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        note_done(request, DoneLine.of(named.kind, named.line, named.line.act.done))
    return back_to_today(request)
