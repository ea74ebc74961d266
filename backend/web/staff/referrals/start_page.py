"""Recording the first day of what a referral led to."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from backend.care_leavers.permissions import can_open_care_leavers, care_leavers_of
from backend.ranking.gated_steps import start_placement
from backend.referrals.choices import Step
from backend.referrals.gate_answers import GateStep
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.kit.access import only
from backend.web.kit.form_page import FormPage
from backend.web.kit.moved_on import moved_on, tell_moved_on
from backend.web.staff.referrals.day_checks import day_check, typed_place, with_check
from backend.web.staff.referrals.forms import StartForm
from backend.web.staff.referrals.referral_page import find_referral, referral_response
from backend.web.staff.referrals.start_form import start_options


@require_POST
@only(can_open_care_leavers)
def start(request, public_id):
    referral = find_referral(request, public_id, page="referral-start")
    if request.viewer.role not in REFERRAL_LIFE.transitions[Step.STARTED].who:
        raise PermissionDenied
    if not REFERRAL_LIFE.leads_from(Step.STARTED, referral):
        tell_moved_on(request, moved_on(REFERRAL_LIFE, referral, request.viewer))
        return redirect("referral", public_id=public_id)
    options = start_options(referral)
    place = typed_place(referral, request.POST.get("start-workplace", ""))
    about = {"box": "start-on", "place": place, "weekly_hours": _typed_hours(request)}
    check = day_check(request, referral, _person(request, referral), GateStep.STARTED, **about)
    page = FormPage(request, StartForm, prefix="start", **with_check(check), **options)
    if page.saves(start_placement, referral=referral):
        said = "The start is recorded. Check-ins are due from week 1."
        return page.redirect(said, "referral", public_id=public_id)
    referral.refresh_from_db()
    return referral_response(request, referral, start_form=page.form)


def _person(request, referral):
    return care_leavers_of(request.viewer).with_profile().get(id=referral.care_leaver_id)


def _typed_hours(request) -> Decimal | None:
    try:
        hours: Decimal | None = StartForm.base_fields["weekly_hours"].clean(request.POST.get("start-weekly_hours"))
    except ValidationError:
        return None  # the form says what is wrong with it
    return hours
