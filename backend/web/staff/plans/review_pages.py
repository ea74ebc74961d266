"""A review of a plan: recorded, read, put right, sent back, signed."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_open_care_leavers
from backend.core import clock
from backend.plans.choices import ActionFlag, ReviewState
from backend.plans.models import PlanReview
from backend.plans.permissions import can_change_plan, can_sign_reviews, plan_reviews_of
from backend.plans.reviews import correct_review, hold_review, review_due_of, send_review_back, sign_review
from backend.plans.transitions import REVIEW_LIFE
from backend.web.kit.access import GET_AND_POST, only, person_or_404, row_or_404
from backend.web.kit.buttons import tell
from backend.web.kit.content import Row, TimelineEntry
from backend.web.kit.formats import day, listed
from backend.web.kit.moved_on import moved_on, tell_moved_on
from backend.web.staff.people.identity import Identity, PersonFormPage
from backend.web.staff.plans.forms import ReviewForm, SendBackForm
from backend.web.staff.plans.plan_page import current_plan, plan_url
from backend.web.staff.plans.shown import changes_words


HELD = "The review is recorded. Your manager finds it on Today and signs it, or sends it back to you."
SIGNED = "Signed. It is not changed any more."


@GET_AND_POST
@only(can_change_plan)
def hold(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="plan-review-add")
    plan = current_plan(request.viewer, person)
    if plan is None or (not plan.is_open and request.method != "POST"):
        return redirect(plan_url(person))
    page = PersonFormPage(request, ReviewForm, draft="plan-review", about=public_id, proposed=ReviewForm.proposed())
    if page.saves(hold_review, plan=plan):
        return page.redirect(HELD, plan_url(person))
    due = review_due_of(plan, today=clock.today())
    since = f"Since the last one: {changes_words(due)}" if due.changes else ""
    return page.show_about(
        person, heading="Record a review", button="Record it", explanation=since, back=plan_url(person)
    )


def _found(request, public_id, page: str) -> tuple[PlanReview, CareLeaver]:
    mine = plan_reviews_of(request.viewer).select_related("plan__care_leaver", "held_by", "signed_by")
    review = row_or_404(request, mine, public_id, page=page)
    return review, review.plan.care_leaver


@require_safe
@only(can_open_care_leavers)
def review(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "plan-review")
    may_sign = can_sign_reviews(request.viewer) and found.state == ReviewState.TO_SIGN
    context = {
        "identity": Identity(person_or_404(request, person.public_id, page="plan-review"), request.viewer),
        "review": found,
        "facts": _facts(found),
        "aims": [_told(each) for each in found.stood],
        "history": _history(found),
        "may_sign": may_sign and found.held_by_id != request.user.pk,
        "may_send_back": may_sign,
        "may_change": can_change_plan(request.viewer) and found.state != ReviewState.SIGNED,
        "back": plan_url(person),
    }
    return render(request, "web/staff/plans/review.html", context)


def _facts(review: PlanReview) -> list[Row]:
    return [
        Row("Held on", f"{day(review.held_on)}, by {review.held_by}"),
        Row("What had changed", listed(review.changes) or "nothing significant since the last one"),
        Row("The young person was there", "yes" if review.they_attended else "no"),
        Row("Who else", review.others),
        Row("Advocate", review.get_advocate_display()),
        Row("Reviewing officer", review.reviewing_officer),
        Row("Signed", f"{day(review.signed_on)}, by {review.signed_by}" if review.signed_on else "not yet"),
    ]


def _told(stood: dict) -> dict:
    """An aim and its actions as they stood, in words."""
    return {**stood, "actions": [{**each, "stands": _stood(each)} for each in stood["actions"]]}


def _stood(action: dict) -> str:
    if action["done_on"]:
        return f"done ({action['evidence']})"
    if action["not_needed"]:
        return f"not needed ({action['not_needed']})"
    by = f"by {day(dt.date.fromisoformat(action['target_on']))}" if action["target_on"] else ""
    flags = [ActionFlag(each).label.lower() for each in action["flags"]]
    return ", ".join(filter(None, (action["owner"], by, *flags)))


def _history(review: PlanReview) -> list[TimelineEntry]:
    return [
        TimelineEntry(each.get_step_display(), each.at, by=str(each.by), text=each.reason)
        for each in review.events.select_related("by")
    ]


@GET_AND_POST
@only(can_change_plan)
def correct(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "plan-review-change")
    back = reverse("plan-review", args=[found.public_id])
    if found.state == ReviewState.SIGNED and request.method != "POST":
        return redirect(back)
    initial = {name: getattr(found, name) for name in ReviewForm.base_fields}
    page = PersonFormPage(
        request, ReviewForm, draft="plan-review-change", about=public_id, initial=initial, record=found
    )
    if page.saves(correct_review, review=found):
        return page.redirect(HELD, back)
    return page.show_about(person, heading="Put the review right", button="Save", back=back)


@GET_AND_POST
@only(can_sign_reviews)
def send_back(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "plan-review-send-back")
    back = reverse("plan-review", args=[found.public_id])
    if found.state != ReviewState.TO_SIGN:
        tell_moved_on(request, moved_on(REVIEW_LIFE, found, request.viewer))
        return redirect(back)
    page = PersonFormPage(request, SendBackForm, draft="plan-review-send-back", about=public_id)
    if page.saves(send_review_back, review=found):
        return page.redirect(f"Sent back. {found.held_by} finds it on Today with what you wrote.", back)
    return page.show_about(person, heading="Send the review back", button="Send it back", back=back)


@require_POST
@only(can_sign_reviews)
def sign(request, public_id) -> HttpResponse:
    found, _ = _found(request, public_id, "plan-review")
    return tell(request, SIGNED, reverse("plan-review", args=[found.public_id]), sign_review, review=found)
