"""One action of a plan: set, changed, done, not needed, taken back."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.care_leavers.models import CareLeaver
from backend.plans.models import Aim, PlanAction
from backend.plans.permissions import can_change_plan
from backend.plans.services import change_action, do_action, drop_action, reopen_action, set_action
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.buttons import tell
from backend.web.kit.formats import day
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.plans.forms import ActionDoneForm, ActionForm, ChangeActionForm, ReasonForm
from backend.web.staff.plans.opened import about_action, about_aim
from backend.web.staff.plans.plan_page import plan_url


def _back(request, person: CareLeaver) -> str:
    return reverse("today") if request.GET.get("from") == "today" else plan_url(person)


@GET_AND_POST
@only(can_change_plan)
@about_aim("plan-aim-action")
def add(request, aim: Aim, person: CareLeaver) -> HttpResponse:
    page = PersonFormPage(request, ActionForm, draft="plan-action", about=aim.public_id, person=person)
    if page.saves(set_action, aim=aim):
        return page.redirect(_said(page.result), plan_url(person))
    return page.show_about(
        person, heading="Add an action", button="Add it", explanation=f"For “{aim.words}”", back=plan_url(person)
    )


def _said(action: PlanAction) -> str:
    missing = " and ".join(
        words
        for words, is_missing in (("who does it", not action.known_owner), ("by when", not action.target_on))
        if is_missing
    )
    if missing:
        return f"The action is in the plan. It does not say {missing} yet: Today asks you for it."
    return f"The action is in the plan. Today brings it up on {day(action.target_on)}."


@GET_AND_POST
@only(can_change_plan)
@about_action("plan-action-change")
def change(request, action: PlanAction, person: CareLeaver) -> HttpResponse:
    initial = {
        "words": action.words,
        "matters": action.matters,
        "owner": str(action.owner_id or ""),
        "owner_name": action.owner_name,
        "target_on": action.target_on,
    }
    page = PersonFormPage(
        request,
        ChangeActionForm,
        draft="plan-action-change",
        about=action.public_id,
        initial=initial,
        record=action,
        person=person,
    )
    if page.saves(change_action, action=action):
        return page.redirect("The action is changed.", _back(request, person))
    return page.show_about(person, heading="Change an action", button="Save", back=_back(request, person))


@GET_AND_POST
@only(can_change_plan)
@about_action("plan-action-done")
def done(request, action: PlanAction, person: CareLeaver) -> HttpResponse:
    page = PersonFormPage(
        request, ActionDoneForm, draft="plan-action-done", about=action.public_id, proposed=ActionDoneForm.proposed()
    )
    if page.saves(do_action, action=action):
        return page.redirect("Done. It stands in the plan with what shows it.", _back(request, person))
    about = f"“{action.words}”"
    return page.show_about(person, heading="It is done", button="Save", explanation=about, back=_back(request, person))


@GET_AND_POST
@only(can_change_plan)
@about_action("plan-action-drop")
def drop(request, action: PlanAction, person: CareLeaver) -> HttpResponse:
    page = PersonFormPage(request, ReasonForm, draft="plan-action-drop", about=action.public_id)
    if page.saves(drop_action, action=action):
        return page.redirect("It is no longer to do. It stays in the plan with why.", _back(request, person))
    about = f"“{action.words}”"
    return page.show_about(
        person, heading="No longer needed", button="Save", explanation=about, back=_back(request, person)
    )


@require_POST
@only(can_change_plan)
@about_action("plan-action-reopen", is_open=False)
def reopen(request, action: PlanAction, person: CareLeaver) -> HttpResponse:
    return tell(request, "It is to do again.", plan_url(person), reopen_action, action=action)
