"""One aim of a plan: set, changed, reached, given up."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.plans.models import Aim
from backend.plans.permissions import can_change_plan
from backend.plans.services import change_aim, drop_aim, reach_aim, reopen_aim, set_aim
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.buttons import tell
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.plans.forms import AimForm, ReachedForm, ReasonForm
from backend.web.staff.plans.opened import about_aim
from backend.web.staff.plans.plan_page import current_plan, plan_url


@GET_AND_POST
@only(can_change_plan)
def add(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="plan-aim-add")
    found = current_plan(request.viewer, person)
    if found is None or (not found.is_open and request.method != "POST"):
        return redirect(plan_url(person))
    page = PersonFormPage(request, AimForm, draft="plan-aim", about=public_id)
    if page.saves(set_aim, plan=found):
        return page.redirect("The aim is in the plan. Add what is done for it.", plan_url(person))
    return page.show_about(person, heading="Add an aim", button="Add it", back=plan_url(person))


@GET_AND_POST
@only(can_change_plan)
@about_aim("plan-aim-change")
def change(request, aim: Aim, person: CareLeaver) -> HttpResponse:
    initial = {"words": aim.words, "why": aim.why}
    page = PersonFormPage(request, AimForm, draft="plan-aim-change", about=aim.public_id, initial=initial, record=aim)
    if page.saves(change_aim, aim=aim):
        return page.redirect("The aim is changed.", plan_url(person))
    return page.show_about(person, heading="Change an aim", button="Save", back=plan_url(person))


@GET_AND_POST
@only(can_change_plan)
@about_aim("plan-aim-reached")
def reached(request, aim: Aim, person: CareLeaver) -> HttpResponse:
    page = PersonFormPage(request, ReachedForm, proposed={"on": clock.today()})
    if page.saves(reach_aim, aim=aim):
        return page.redirect(f"{person.known_as} reached it. Well done, both.", plan_url(person))
    return page.show_about(
        person, heading="They reached it", button="Save", explanation=f"“{aim.words}”", back=plan_url(person)
    )


@GET_AND_POST
@only(can_change_plan)
@about_aim("plan-aim-drop")
def drop(request, aim: Aim, person: CareLeaver) -> HttpResponse:
    page = PersonFormPage(request, ReasonForm, draft="plan-aim-drop", about=aim.public_id)
    if page.saves(drop_aim, aim=aim):
        return page.redirect("The aim is given up. It stays on record with why.", plan_url(person))
    return page.show_about(
        person,
        heading="They do not want this any more",
        button="Save",
        explanation=f"“{aim.words}” What is still to do for it is asked of nobody any more.",
        back=plan_url(person),
    )


@require_POST
@only(can_change_plan)
@about_aim("plan-aim-reopen", is_open=False)
def reopen(request, aim: Aim, person: CareLeaver) -> HttpResponse:
    return tell(request, "The aim stands again.", plan_url(person), reopen_aim, aim=aim)
