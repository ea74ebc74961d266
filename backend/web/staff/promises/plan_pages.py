"""The first fortnight of an accepted offer: planned on one page in one press, and its promises on another."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_open_care_leavers
from backend.placements.choices import ABOUT_PAY
from backend.placements.models import Promise
from backend.placements.permissions import can_promise, promises_of
from backend.placements.promise_proposals import first_day_known, proposals_for
from backend.placements.promises import OVER, colleagues_who_keep, plan_fortnight
from backend.referrals.choices import HOLDS_A_PLACE, ReferralState
from backend.referrals.models import Referral
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Row
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.identity import Identity, PersonFormPage
from backend.web.staff.people.promises_table import promises_table
from backend.web.staff.promises.forms import likely_owner
from backend.web.staff.promises.plan_form import PlanForm
from backend.web.staff.promises.told import told_of


PAGE = "referral-fortnight"
PLANNED = "Promised. Each is on Today of whoever does it when its day comes, and {name} reads them on their own page."
NOBODY_YET = "Nothing is promised yet."


def found_referral(request, public_id, page: str) -> tuple[Referral, CareLeaver]:
    found = get_object_or_404(referrals_of(request.viewer).with_details(), public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page=page)
    found.care_leaver = person
    return found, person


@require_safe
@only(can_open_care_leavers)
def fortnight(request, public_id) -> HttpResponse:
    referral, person = found_referral(request, public_id, PAGE)
    promises = list(promises_of(request.viewer).filter(referral=referral).with_standing().soonest_first())
    may_act, is_on = can_promise(request.viewer), referral.state in HOLDS_A_PLACE
    promises.sort(key=lambda each: not each.is_open)
    context = {
        "identity": Identity(person, request.viewer),
        "referral": referral,
        "facts": _facts(referral, first_day_known(referral)),
        "promises": promises_table(promises, may_act=may_act, caption="What we promised", empty=NOBODY_YET),
        "plan_url": _url("referral-fortnight-plan", referral, may_act and is_on and not promises),
        "first_day_url": _url("referral-first-day", referral, may_act and referral.state == ReferralState.ACCEPTED),
        "pay_day_url": _url("referral-pay-day", referral, may_act and is_on and _has_pay(promises)),
        "letter_url": _url("referral-letter", referral, is_on),
        "moved_to": _moved_to(referral, promises),
        "may_act": may_act,
        "back": reverse("referral", args=[public_id]),
    }
    return render(request, "web/staff/promises/fortnight.html", context)


def _url(name: str, referral: Referral, offered: bool) -> str:
    return reverse(name, args=[referral.public_id]) if offered else ""


def _has_pay(promises: list[Promise]) -> bool:
    return any(each.kind in ABOUT_PAY and each.is_open for each in promises)


def _moved_to(referral: Referral, promises: list[Promise]) -> dt.date | None:
    """The day that the opportunity gives now, where the promises go by another one."""
    given = referral.opportunity.start_date
    going_by = {each.first_day for each in promises if each.is_open and each.first_day}
    is_other = given is not None and bool(going_by) and given not in going_by and given >= referral.last_step_on
    return given if is_other and referral.state == ReferralState.ACCEPTED else None


def _facts(referral: Referral, first_day: dt.date | None) -> list[Row]:
    return [
        Row("Starts", f"{referral.opportunity.title}, {name_of(referral.employer)}"),
        Row("First day", day(first_day) if first_day else "not known yet"),
        Row("Stands", referral.get_state_display()),
    ]


@GET_AND_POST
@only(can_promise)
def plan(request, public_id) -> HttpResponse:
    referral, person = found_referral(request, public_id, "referral-fortnight-plan")
    is_over = referral.state not in HOLDS_A_PLACE
    if is_over or (request.method != "POST" and referral.promises.exists()):
        if is_over:
            tell_moved_on(request, OVER.format(accepted=ReferralState.ACCEPTED.label))
        return redirect(PAGE, public_id=public_id)
    first_day = first_day_known(referral)
    proposals, colleagues = proposals_for(referral, first_day), colleagues_who_keep(person)
    owner = likely_owner(person, colleagues, request.user.pk)
    page = PersonFormPage(
        request,
        PlanForm,
        draft="first-fortnight",
        about=public_id,
        proposed=PlanForm.proposed(proposals, first_day, owner),
        proposals=proposals,
        colleagues=colleagues,
        told=told_of(referral, person, request.viewer),
    )
    if page.saves(plan_fortnight, referral=referral):
        return page.redirect(PLANNED.format(name=person.known_as), PAGE, public_id=public_id)
    return page.show_about(
        person,
        "web/staff/promises/plan.html",
        heading="Plan the first fortnight",
        button="Promise this",
        explanation=f"{referral.opportunity.title}, {name_of(referral.employer)}",
        back=reverse("referral", args=[public_id]),
    )
