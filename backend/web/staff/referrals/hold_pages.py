"""What lets a held pair go on: what somebody checked, a rule the head goes past, and either taken back."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.audit.services import record_read
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.opportunities.sharing import readable_by
from backend.ranking.gate import lock_pair, may_go_on
from backend.ranking.gated_steps import say_checked
from backend.ranking.hold_reasons import Pair, reasons_of
from backend.ranking.holds import held_among
from backend.ranking.safety_marks import MarksSeen
from backend.referrals.clearances import go_past, take_back
from backend.referrals.gate_answers import GateAnswer, GateStep
from backend.referrals.models import Referral
from backend.referrals.permissions import can_check, can_go_past, clearances_of_viewer, referrals_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.form_page import FormPage
from backend.web.kit.shown import Shown
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.referrals.forms import CheckedForm, GoPastForm, TakeBackForm
from backend.web.staff.referrals.referral_page import find_referral, hold_reasons, hold_shown, referral_response


@GET_AND_POST
@only(can_check)
def check(request, public_id):
    """Asked for without an answer, as after signing in again, it leads to the page with the form."""
    referral = find_referral(request, public_id, page="referral-checked")
    if request.method != "POST":
        return redirect("referral", public_id=public_id)
    person = care_leavers_of(request.viewer).with_profile().get(id=referral.care_leaver_id)
    answer = held_among([referral], person=person).get(referral.id)
    shown = hold_shown(request.viewer, referral, hold_reasons(request.viewer, person, referral, answer))
    page = FormPage(request, CheckedForm, shown=shown)
    if page.saves(_record_checked, referral=referral):
        return page.redirect("What you checked is recorded, with your name and today's date.", "referral", public_id)
    return referral_response(request, referral, check_form=page.form)


def _record_checked(*, referral: Referral, checked: str, by):
    answer = held_among([referral]).get(referral.id)
    return say_checked(referral=referral, answer=answer, checked=checked, by=by)


@GET_AND_POST
@only(can_go_past)
def go_past_rules(request, person_id, opportunity_id):
    person = person_or_404(request, person_id, page="go-past")
    opportunity = get_object_or_404(readable_by(request.viewer), public_id=opportunity_id)
    answer, place = _answer(request.viewer, person, opportunity)
    fixed = {each.name for each in answer.obstacles if not each.may_be_passed}
    pair = Pair(person, opportunity, place)
    seen = MarksSeen(request.viewer, [person.id])
    reasons = reasons_of(answer, request.viewer, pair, names=fixed, seen=seen)
    choices = [(each.name, each.sentence) for each in answer.to_pass]
    page = PersonFormPage(
        request,
        GoPastForm,
        draft="go-past",
        about=f"{person_id} {opportunity_id}",
        choices=choices,
        shown=Shown(
            reasons_of(answer, request.viewer, pair, seen=seen).facts,
            partial(_obstacles_now, request.viewer, person, opportunity),
            may_go=True,
        ),
    )
    if page.saves(go_past, answer=answer):
        said = f"This is recorded with your reason, and the advisers of {person.known_as} are told."
        return page.redirect(said, "match-facts", person_id=person_id, opportunity_id=opportunity_id)
    return page.show_about(
        person,
        "web/staff/referrals/go_past.html",
        heading="Go past a rule",
        button="Go past it",
        title=f"Go past a rule: {opportunity.title}, {person.full_name}",
        back=reverse("match-facts", args=[person_id, opportunity_id]),
        opportunity=opportunity,
        nothing_to_pass=not choices,
        fixed=reasons.sentences,
        mark_links=mark_links(person, reasons.marks),
        licence=reasons.licence,
    )


def _answer(viewer, person, opportunity) -> tuple[GateAnswer, NamedPlace]:
    """As to the next step of their open referral and the place it names, or as before there is one."""
    mine = referrals_of(viewer).open().filter(care_leaver=person, opportunity=opportunity)
    referral = mine.with_details().first()
    if referral:
        held = held_among([referral]).get(referral.id)
        if held:
            return held, NamedPlace.of(referral)
    return may_go_on(person, opportunity, GateStep.PREVIEW, clock.today()), ANYWHERE


def _obstacles_now(viewer, person, opportunity) -> dict[str, list]:
    """What stands against the pair: the head's reason speaks of that alone."""
    lock_pair(person.id, opportunity.id)
    now = care_leavers_of(viewer).with_profile().get(id=person.id)
    answer, place = _answer(viewer, now, opportunity)
    return reasons_of(answer, viewer, Pair(now, opportunity, place)).facts


@GET_AND_POST
@only(can_check)
def take_back_clearance(request, public_id):
    mine = clearances_of_viewer(request.viewer).select_related("care_leaver", "opportunity", "by")
    clearance = get_object_or_404(mine, public_id=public_id)
    person, opportunity = clearance.care_leaver, clearance.opportunity
    record_read(viewer=request.viewer, subject=person, page="clearance-take-back")
    page = PersonFormPage(request, TakeBackForm, draft="clearance-take-back", about=public_id)
    back = reverse("match-facts", args=[person.public_id, opportunity.public_id])
    if page.saves(take_back, clearance=clearance):
        return page.redirect("It is taken back, and counts no longer.", back)
    person = person_or_404(request, person.public_id, page="clearance-take-back")
    return page.show_about(
        person,
        heading="Take back what was said",
        button="Take it back",
        explanation=f"“{clearance.words}” ({clearance.by})",
        back=back,
    )
