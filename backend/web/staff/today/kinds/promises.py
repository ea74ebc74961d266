"""Lines about what was promised to young people, and about accepted offers for which nothing is promised yet."""

from functools import partial

from django.db.models import QuerySet
from django.urls import reverse

from backend.placements.choices import CALLS, PromiseKind
from backend.placements.models import without_promises
from backend.placements.permissions import can_promise
from backend.referrals.starts import planned_first_day, with_start_to_ask_of
from backend.web.staff.people.promise_acts import to_do
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import from_today, page_from_today, what_of
from backend.web.staff.today.lines import Act, InPlace, Kind, Line, Source, Subject, Urgency, ring
from backend.web.staff.today.when import due, long_day, since


KEPT = "Done. It stands as done on their own page"
CALLED = "Rung. The contact is logged, and it stands as done on their own page"
ON_A_PAGE = frozenset({PromiseKind.FIRST_DAY, PromiseKind.PAY_DAY, PromiseKind.PAY})


def _due(desk: Desk, *, own: bool) -> QuerySet:
    """Those that the viewer promised to keep come first, then what others promised to the viewer's young people."""
    found = desk.promises.due_by(desk.today)
    theirs = {"owner": desk.viewer.user}
    return (found.filter(**theirs) if own else found.exclude(**theirs)).order_by("due_on", "id")


def _promised(desk: Desk, promise) -> Line:
    by = "" if promise.owner_id == desk.viewer.user_id else f" {promise.owner} does it."
    if promise.employer:
        by = f" {promise.employer.name} said so: ask whether it is done.{by.replace(' does it.', ' sees to it.')}"
    about = f" {promise.referral.opportunity.title}" if promise.referral else ""
    return Line.of(
        promise.care_leaver,
        f"Promised: “{promise.words}”{by}{about}",
        _act(promise),
        row=promise.public_id,
        since=promise.due_on,
        due=promise.due_on,
        when=due(desk.today, promise.due_on),
        urgency=Urgency.APPOINTMENT if promise.due_on == desk.today else None,
        more=ring(promise.employer.name, promise.employer.published_phone) if promise.employer else (),
    )


def _act(promise) -> Act:
    """A call that reached them is a contact, and the contact keeps it; all else takes a few words, or a page."""
    if promise.kind in CALLS:
        page = page_from_today("person-contact", promise.care_leaver)
        return Act("Rang them", page, "ring them, as promised", InPlace.CALLED, CALLED, may=can_promise)
    act = to_do(promise)
    page = from_today(act.url)
    if promise.kind in ON_A_PAGE:
        return Act(act.words, page, may=can_promise)
    return Act(act.words, page, "do what was promised", InPlace.DONE, KEPT, may=can_promise)


def _unplanned(desk: Desk) -> QuerySet:
    """What is held has one line, as held; where the first day has come, the line that asks whether they started."""
    open_ones = without_promises(desk.not_held)
    asked = with_start_to_ask_of(desk.referrals, desk.today).values("id")
    told = desk.referrals.with_words_waiting().values("id")
    return open_ones.exclude(id__in=asked).exclude(id__in=told).order_by("last_step_at", "id")


def _accepted(desk: Desk, referral) -> Line:
    first = planned_first_day(referral)
    begins = f"starts on {long_day(first, desk.today)}" if first else "the first day is not known"
    return Line.of(
        referral.care_leaver,
        f"Accepted, {begins}: {what_of(referral)}",
        Act(
            "Plan the first fortnight",
            reverse("referral-fortnight-plan", args=[referral.public_id]),
            "plan the first fortnight",
        ),
        row=referral.public_id,
        since=referral.last_step_at,
        when=since(desk.today, referral.last_step_on, late_after=3),
    )


KINDS = (
    Kind(
        "promises-due",
        "promise due,promises due",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (
            Source(Subject.PROMISE, partial(_due, own=True), _promised),
            Source(Subject.PROMISE, partial(_due, own=False), _promised),
        ),
    ),
    Kind(
        "first-fortnights",
        "first fortnight to plan,first fortnights to plan",
        Urgency.CLOSING,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _unplanned, _accepted),),
    ),
)
