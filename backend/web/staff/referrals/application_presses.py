"""What one press records of an application: a part is ready, they applied, what they heard, why it ended."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.core.errors import Refused
from backend.referrals.applications import finish_part, open_part, record_why_it_ended
from backend.referrals.choices import ApplicationPart
from backend.referrals.models import Referral
from backend.referrals.permissions import can_help_apply, can_refer
from backend.web.kit.access import only
from backend.web.staff.applications.acts import say_applied, say_heard
from backend.web.staff.referrals.application_pages import find_application


NEXT_MATCHES = "Recorded why it ended. Here are their other matches."


@require_POST
@only(can_help_apply)
def part_done(request: HttpRequest, public_id) -> HttpResponse:
    """One press: it is ready, or it is not after all."""
    referral = find_application(request, public_id, page="referral-part-done")
    service = open_part if request.POST.get("do") == "open" else finish_part
    name = request.POST.get("part", "")

    def press() -> str:
        service(referral=referral, part=name, by=request.user)
        label = ApplicationPart(name).label
        return f"{label}: ready." if service is finish_part else f"{label}: not ready yet."

    return _pressed(request, referral, press)


@require_POST
@only(can_refer)
def applied(request: HttpRequest, public_id) -> HttpResponse:
    referral = find_application(request, public_id, page="referral-applied")
    return _pressed(request, referral, lambda: f"{say_applied(request, referral)}.")


@require_POST
@only(can_refer)
def heard(request: HttpRequest, public_id) -> HttpResponse:
    referral = find_application(request, public_id, page="referral-heard")
    return _pressed(request, referral, lambda: f"{say_heard(request, referral, request.POST.get('heard', ''))}.")


@require_POST
@only(can_help_apply)
def why(request: HttpRequest, public_id) -> HttpResponse:
    """One press of a reason, with words where there are some, and on to what else there is for them."""
    referral = find_application(request, public_id, page="referral-why")

    def press() -> str:
        words, reasons = request.POST.get("words", "")[:2000].replace("\0", ""), request.POST.getlist("reason")
        record_why_it_ended(referral=referral, reasons=reasons, words=words, by=request.user)
        return NEXT_MATCHES

    return _pressed(request, referral, press, then=reverse("person", args=[referral.care_leaver.public_id]))


def _pressed(request: HttpRequest, referral: Referral, press: Callable[[], str], *, then: str = "") -> HttpResponse:
    """What was recorded is said where it leads; a refusal is said on the referral, and nothing changed."""
    try:
        messages.success(request, press())
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect("referral", referral.public_id)
    return redirect(then or reverse("referral", args=[referral.public_id]))
