"""What is recorded of an application in its line: that they have applied, and what they have heard."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from backend.care_leavers.permissions import own_messages_of
from backend.core.errors import Refused
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.web.kit.access import only
from backend.web.staff.applications.acts import say_applied, say_heard
from backend.web.staff.today.done import DoneLine, note_done
from backend.web.staff.today.line_pages import asked_line, back_to_today, not_there, pressed
from backend.web.staff.today.lines import InPlace, Subject
from backend.web.staff.today.one_line import NamedLine


@require_POST
@only(can_refer)
def applied(request: HttpRequest) -> HttpResponse:
    return _recorded(request, InPlace.APPLIED, say_applied)


@require_POST
@only(can_refer)
def heard(request: HttpRequest) -> HttpResponse:
    return _recorded(request, InPlace.HEARD, lambda asked, referral: say_heard(asked, referral, pressed(asked)))


def _recorded(request: HttpRequest, what: InPlace, say: Callable[[HttpRequest, Referral], str]) -> HttpResponse:
    named = asked_line(request)
    referral = _referral_of(request, named) if named else None
    if named is None or referral is None or named.line.act.in_place != what:
        return not_there(request)
    try:
        done = say(request, referral)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        note_done(request, DoneLine.of(named.kind, named.line, done))
    return back_to_today(request)


def _referral_of(request: HttpRequest, named: NamedLine) -> Referral | None:
    """Of a line about it, or about what the young person wrote of it."""
    public_id = named.row
    if any(getattr(each, "subject", None) == Subject.OWN_MESSAGE for each in named.kind.sources):
        written = own_messages_of(request.viewer).filter(public_id=named.row).values_list("about", flat=True)
        public_id = written.first()
    found: Referral | None = referrals_of(request.viewer).with_details().filter(public_id=public_id).first()
    return found
