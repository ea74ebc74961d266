"""Reviews of a plan: when the next is due, one that was held, and a manager's signature."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.plans.changes import Record, records_of
from backend.plans.choices import Advocate, ReviewStep
from backend.plans.models import Plan, PlanReview
from backend.plans.review_dates import ReviewDue, review_due
from backend.plans.transitions import REVIEW_LIFE
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import number_on


LONGEST_TEXT = 4000


@dataclass(frozen=True)
class Held:
    """What is written of a review. Their view is theirs, word for word; without one it is said why."""

    held_on: dt.date
    summary: str
    they_attended: bool
    advocate: Advocate
    their_view: str = ""
    no_view_because: str = ""
    others: str = ""
    reviewing_officer: str = ""


def reviews_due(plans: Collection[Plan], *, today: dt.date) -> Mapping[int, ReviewDue]:
    """By plan, when its next review is due and what made it so: one query, for however many plans that were read with
    their young person and council."""
    records = records_of([plan.care_leaver for plan in plans])
    months = int(number_on(today, StatutoryLimit.PLAN_REVIEW_MOST_MONTHS))
    return {plan.pk: _due(plan, records[plan.care_leaver_id], months, today) for plan in plans}


def _due(plan: Plan, record: Record, months: int, today: dt.date) -> ReviewDue:
    """A plan that was opened anew has its own time: reviews of one before it count while it is younger than they."""
    last = record.last_review()
    return review_due(
        last_on=max(last, plan.opened_on) if last else plan.opened_on,
        changes=record.changes(today),
        months=months,
        days_after_change=plan.council.plan_review_days,
    )


def review_due_of(plan: Plan, *, today: dt.date) -> ReviewDue:
    return reviews_due([plan], today=today)[plan.pk]


@transaction.atomic
def hold_review(*, plan: Plan, held: Held, by: User) -> PlanReview:
    """Recorded, with the aims and actions as they stand now, and handed to a manager."""
    lock_row(plan)
    if not plan.is_open:
        raise Refused("This plan has ended. Open a new one to review it.")
    due = review_due_of(plan, today=clock.today())
    review = PlanReview(
        council_id=plan.council_id, plan=plan, held_by=by, because=_because(due, held.held_on), stood=as_it_stands(plan)
    )
    _write(review, held)
    REVIEW_LIFE.begin(ReviewStep.HELD, review, by=by)
    return review


@transaction.atomic
def correct_review(*, review: PlanReview, held: Held, by: User) -> PlanReview:
    """Before it is signed. How the plan stood is taken anew: a manager may have asked for an owner or a day."""
    REVIEW_LIFE.hold(review)
    REVIEW_LIFE.require(ReviewStep.CORRECTED, review)
    review.stood = as_it_stands(review.plan)
    _write(review, held)
    REVIEW_LIFE.take(ReviewStep.CORRECTED, review, by=by)
    return review


@transaction.atomic
def send_review_back(*, review: PlanReview, reason: str, by: User) -> PlanReview:
    REVIEW_LIFE.hold(review)
    REVIEW_LIFE.take(ReviewStep.SENT_BACK, review, by=by, reason=reason)
    return review


@transaction.atomic
def sign_review(*, review: PlanReview, by: User) -> PlanReview:
    """Once, and by somebody else than who held it."""
    REVIEW_LIFE.hold(review)
    if by.pk == review.held_by_id:
        raise Refused("You held this review yourself: somebody else signs it.")
    REVIEW_LIFE.require(ReviewStep.SIGNED, review)
    review.signed_on, review.signed_by = clock.today(), by
    REVIEW_LIFE.take(ReviewStep.SIGNED, review, by=by)
    return review


def _because(due: ReviewDue, held_on: dt.date) -> list[str]:
    return sorted({each.kind.value for each in due.changes if each.on <= held_on})


def _write(review: PlanReview, held: Held) -> None:
    _refuse_day(review, held.held_on)
    if not held.summary.strip():
        raise Refused("Enter what was decided.", field="summary")
    if not held.their_view.strip() and not held.no_view_because.strip():
        raise Refused("Enter what they said, or why nothing is recorded of it.", field="their_view")
    if held.their_view.strip() and held.no_view_because.strip():
        raise Refused("They said something, so leave out why there is no view.", field="no_view_because")
    for field in ("summary", "their_view"):
        if len(getattr(held, field)) > LONGEST_TEXT:
            raise Refused(f"Say it in at most {LONGEST_TEXT:,} letters.", field=field)
    review.held_on, review.summary, review.their_view = held.held_on, held.summary.strip(), held.their_view.strip()
    review.no_view_because, review.they_attended = held.no_view_because.strip(), held.they_attended
    review.advocate, review.others = held.advocate, " ".join(held.others.split())
    review.reviewing_officer = " ".join(held.reviewing_officer.split())


def _refuse_day(review: PlanReview, day: dt.date) -> None:
    if not review.plan.opened_on <= day <= clock.today():
        opened = f"{review.plan.opened_on:%-d %B %Y}"
        raise Refused(f"Give a day from {opened}, when the plan was opened, up to today.", field="held_on")
    later = review.plan.reviews.exclude(pk=review.pk).filter(held_on__gte=day).order_by("-held_on").first()
    if later:
        raise Refused(
            f"One was held on {later.held_on:%-d %B %Y} already, {by_whom_on(later.held_by_id, None)}: give a later"
            " day, or change that one.",
            field="held_on",
        )


def as_it_stands(plan: Plan) -> list[dict]:
    """Aims and actions in plain words, as a print of that day would show them."""
    today = clock.today()
    read = Plan.objects.with_actions().get(pk=plan.pk)
    return [
        {
            "aim": aim.words,
            "why": aim.why,
            "stands": _standing_of_aim(aim),
            "actions": [_action_as_it_stands(each, today) for each in aim.actions.all()],
        }
        for aim in read.aims.all()
    ]


def _standing_of_aim(aim) -> str:
    if aim.reached_on:
        return f"Reached on {aim.reached_on:%-d %B %Y}"
    return f"Given up: {aim.dropped_because}" if aim.dropped_at else ""


def _action_as_it_stands(action, today: dt.date) -> dict:
    return {
        "words": action.words,
        "matters": action.matters,
        "owner": action.known_owner,
        "target_on": action.target_on.isoformat() if action.target_on else "",
        "done_on": action.done_on.isoformat() if action.done_on else "",
        "evidence": action.evidence,
        "not_needed": action.dropped_because,
        "flags": [flag.value for flag in action.flags(today)],
    }
