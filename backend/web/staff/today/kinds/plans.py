"""Lines about plans: a review that is due or sent back, what nobody does by any day, what waits for a signature."""

import datetime as dt
from collections import defaultdict
from functools import partial

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.plans.choices import ReviewState
from backend.plans.models import Plan, PlanAction, PlanReview
from backend.plans.permissions import can_sign_reviews, plan_actions_of, plan_reviews_of, plans_of
from backend.plans.review_dates import ReviewDue
from backend.plans.review_queries import may_be_due
from backend.plans.reviews import reviews_due
from backend.web.kit.addresses import address_of
from backend.web.kit.formats import day, listed, plural
from backend.web.staff.plans.shown import changes_words
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import due, since, since_and_when


TOLD_BEFORE = dt.timedelta(days=14)
LATE_AFTER = 10  # days that a review waits for a signature, or for what was sent back


def has_a_plan(viewer: Viewer) -> Exists:
    return Exists(plans_of(viewer).current().filter(care_leaver=OuterRef("pk")))


def _perhaps_due(desk: Desk) -> QuerySet[Plan]:
    mine = plans_of(desk.viewer).current().filter(care_leaver__in=desk.person_ids)
    return may_be_due(mine, desk.today + TOLD_BEFORE).order_by("id")


def _due(desk: Desk) -> list[Line]:
    plans = list(_perhaps_due(desk))
    found = reviews_due(plans, today=desk.today) if plans else {}
    soon = [each for each in plans if found[each.pk].changes or found[each.pk].on <= desk.today + TOLD_BEFORE]
    return [_review(desk, found[each.pk], each) for each in sorted(soon, key=lambda it: (found[it.pk].on, it.pk))]


def _review(desk: Desk, found: ReviewDue, plan) -> Line:
    person = plan.care_leaver
    why = f" {changes_words(found)[:-1]}" if found.changes else ""
    began = found.changes[0].on if found.changes else found.on - TOLD_BEFORE
    return Line.of(
        person,
        f"Review their plan{':' if why else ''}{why}",
        Act("See the plan", address_of("person-plan", person.public_id), "review the plan with them"),
        row=plan.public_id,
        since=max(began, plan.opened_on),
        due=found.on,
        when=due(desk.today, found.on),
    )


def _back(desk: Desk) -> QuerySet[PlanReview]:
    back = plan_reviews_of(desk.viewer).sent_back().filter(plan__care_leaver__in=desk.person_ids)
    return back.order_by("held_on", "id")


def _sent_back(desk: Desk) -> list[Line]:
    rows = _back(desk).select_related("plan__care_leaver").prefetch_related("events")
    return [_to_put_right(desk, each) for each in rows]


def _to_put_right(desk: Desk, review: PlanReview) -> Line:
    sent = max((each for each in review.events.all() if each.to_state == ReviewState.SENT_BACK), key=lambda it: it.pk)
    return Line.of(
        review.plan.care_leaver,
        f"The review of {day(review.held_on)} came back: “{sent.reason}”",
        Act("Put it right", reverse("plan-review-change", args=[review.public_id]), "put the review right"),
        row=review.public_id,
        **since_and_when(desk.today, sent.at, late_after=LATE_AFTER),
    )


def _flagged(desk: Desk) -> QuerySet[PlanAction]:
    mine = plan_actions_of(desk.viewer).filter(aim__plan__care_leaver__in=desk.person_ids)
    return mine.flagged(desk.today).order_by("created_at", "id")


def _missing(desk: Desk) -> list[Line]:
    """One line for a young person, whatever of their plan nobody does, has no day, or is late."""
    theirs: dict[int, list[PlanAction]] = defaultdict(list)
    for action in _flagged(desk).with_moves().select_related("aim__plan__care_leaver"):
        theirs[action.aim.plan.care_leaver_id].append(action)
    return [_gaps(desk, actions) for actions in theirs.values()]


def _gaps(desk: Desk, actions: list[PlanAction]) -> Line:
    person, flags = actions[0].aim.plan.care_leaver, [flag for each in actions for flag in each.flags(desk.today)]
    said = [f"{flag.label.lower()} ({plural(flags.count(flag), 'action,actions')})" for flag in dict.fromkeys(flags)]
    began = min(_since(each, desk.today) for each in actions)
    return Line.of(
        person,
        f"In their plan: {listed(said)}",
        Act("See the plan", address_of("person-plan", person.public_id), "fill in what is missing in the plan"),
        row=actions[0].public_id,
        since=began,
        when=since(desk.today, began, late_after=LATE_AFTER),
    )


def _since(action: PlanAction, today: dt.date) -> dt.date:
    """What has an owner and a day lacks something from that day on; all else since it was set down."""
    is_late = action.target_on is not None and action.target_on < today and action.known_owner
    return action.target_on if is_late and action.target_on else clock.day_of(action.created_at)


def _waiting(desk: Desk) -> QuerySet[PlanReview]:
    return plan_reviews_of(desk.viewer).to_sign().filter(plan__care_leaver__in=desk.person_ids)


def _to_sign(desk: Desk) -> list[Line]:
    return [_unsigned(desk, each) for each in _waiting(desk).select_related("plan__care_leaver", "held_by")]


def _unsigned(desk: Desk, review: PlanReview) -> Line:
    return Line.of(
        review.plan.care_leaver,
        f"Review of {day(review.held_on)} by {review.held_by} waits for your signature",
        Act("Read the review", reverse("plan-review", args=[review.public_id]), "read the review and sign it"),
        row=review.public_id,
        **since_and_when(desk.today, review.created_at, late_after=LATE_AFTER),
    )


def _all_plans(shown: str, desk: Desk) -> str:
    return f"{reverse('plans')}?shown={shown}"


KINDS = (
    Kind(
        "plan-reviews",
        "review of a plan,reviews of plans",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Computed(_due, has_a_plan, _perhaps_due), Computed(_sent_back, has_a_plan, _back)),
        partial(_all_plans, "overdue"),
    ),
    Kind(
        "plan-gaps",
        "plan with something missing,plans with something missing",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        (Computed(_missing, has_a_plan, _flagged),),
        partial(_all_plans, "flagged"),
    ),
    Kind(
        "reviews-to-sign",
        "review to sign,reviews to sign",
        Urgency.WAITING,
        can_sign_reviews,
        (Computed(_to_sign, asks=_waiting),),
        partial(_all_plans, "to_sign"),
    ),
)
