"""The EET plan of one young person: read, opened, ended, and printed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_open_care_leavers
from backend.core import clock
from backend.plans.models import Plan, PlanReview
from backend.plans.permissions import can_change_plan, can_oversee, panel_lines_of, plan_reviews_of, plans_of
from backend.plans.reviews import review_due_of
from backend.plans.services import end_plan, open_plan
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.buttons import tell
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.formats import day, short_day
from backend.web.staff.people.identity import Identity, PersonFormPage
from backend.web.staff.plans.at_panels import at_panels_table, may_be_brought
from backend.web.staff.plans.forms import ReasonForm
from backend.web.staff.plans.oversight_table import oversight_table
from backend.web.staff.plans.shown import due_words, shown_aims


PAGE = "person-plan"
OPENED = "The plan is open. Set down first what {name} wants to come to."
STATES = {"to_sign": "blue", "sent_back": "orange", "signed": "green"}


def plan_url(person: CareLeaver) -> str:
    return reverse(PAGE, args=[person.public_id])


def current_plan(viewer, person: CareLeaver) -> Plan | None:
    """The open one, or the last that ended."""
    mine = plans_of(viewer).filter(care_leaver=person).with_actions()
    return mine.filter(ended_at__isnull=True).first() or mine.first()


@require_safe
@only(can_open_care_leavers)
def plan(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page=PAGE)
    today, may_act = clock.today(), can_change_plan(request.viewer)
    found = current_plan(request.viewer, person)
    reviews = list(plan_reviews_of(request.viewer).filter(plan__care_leaver=person).select_related("signed_by"))
    at_panels = list(panel_lines_of(request.viewer).filter(care_leaver=person).shown().order_by("-panel__held_on"))
    is_open = bool(found and found.is_open)
    due = review_due_of(found, today=today) if found and is_open and person.is_supported else None
    context = {
        "identity": Identity(person, request.viewer, current=PAGE),
        "plan": found,
        "aims": shown_aims(request, found, today, may_act=may_act) if found else [],
        "due": due_words(due, today) if due else "",
        "is_overdue": bool(due and due.is_overdue(today)),
        "may_act": may_act and is_open,
        "may_open": may_act and not is_open and person.is_supported,
        "reviews": _reviews_table(reviews),
        "has_reviews": bool(reviews),
        "oversight": oversight_table(request.viewer, person),
        "may_oversee": can_oversee(request.viewer) and person.is_supported,
        "at_panels": at_panels_table(request.viewer, at_panels, today),
        "may_bring": may_be_brought(request.viewer, person, at_panels),
    }
    return render(request, "web/staff/plans/plan.html", context)


def _reviews_table(reviews: list[PlanReview]) -> Table:
    rows = [
        [
            Link(day(each.held_on), reverse("plan-review", args=[each.public_id])),
            "yes" if each.they_attended else "no",
            each.get_advocate_display(),
            _stands(each),
        ]
        for each in reviews
    ]
    return Table("Reviews", columns("Held on", "They were there", "Advocate", "How it stands"), rows)


def _stands(review: PlanReview) -> Tag:
    signed = f" on {short_day(review.signed_on)}" if review.signed_on else ""
    return Tag(f"{review.get_state_display()}{signed}", STATES[review.state])


@require_POST
@only(can_change_plan)
def begin(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page=PAGE)
    said = OPENED.format(name=person.known_as)
    return tell(request, said, plan_url(person), open_plan, care_leaver=person)


@GET_AND_POST
@only(can_change_plan)
def finish(request, public_id) -> HttpResponse:
    found = get_object_or_404(plans_of(request.viewer), public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="plan-end")
    if not found.is_open and request.method != "POST":
        return redirect(plan_url(person))
    page = PersonFormPage(request, ReasonForm, draft="plan-end", about=public_id)
    if page.saves(end_plan, plan=found):
        return page.redirect("The plan has ended. It stays on record as it was.", plan_url(person))
    return page.show_about(
        person,
        heading="End the plan",
        button="End the plan",
        explanation="What is still to do is asked of nobody any more. Reviews that were held stay.",
        back=plan_url(person),
    )


@require_safe
@only(can_open_care_leavers)
def copy(request, public_id) -> HttpResponse:
    """One page in plain words, for the young person to take away: nothing on it tells others of their care."""
    person = person_or_404(request, public_id, page="person-plan-copy")
    found = current_plan(request.viewer, person)
    if found is None or not found.is_open:
        return redirect(plan_url(person))
    standing = [aim for aim in found.aims.all() if aim.is_open]
    context = {
        "person": person,
        "today": clock.today(),
        "aims": [(aim, [each for each in aim.actions.all() if each.is_open]) for aim in standing],
        "done": [each for aim in found.aims.all() for each in aim.actions.all() if each.done_on],
        "adviser": person.eet_adviser,
        "team": request.viewer.council.employment_team,
        "back": plan_url(person),
    }
    return render(request, "web/staff/plans/copy.html", context)
