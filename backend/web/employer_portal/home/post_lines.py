"""Lines about what the employer posted: changes asked for, pay to put right, what came of it, and days to come."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.intake.choices import FileState
from backend.intake.files.permissions import opportunity_files_of
from backend.intake.models import OpportunityFile
from backend.opportunities import approval_deadline
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity, OpportunityEvent, Outcome, PostingFlag
from backend.opportunities.pay_below_floor import PAY_BELOW_FLOOR
from backend.opportunities.permissions import hiring_outcomes_of, opportunities_of
from backend.opportunities.transitions import WAS_PUBLISHED
from backend.web.employer_portal.home.asks import Ask, Coming
from backend.web.kit.content import Link
from backend.web.kit.formats import day, plural
from backend.web.kit.near_days import weekday_and_day
from backend.web.kit.posting.requests_for_changes import comments_told, latest_requests


OVER = (State.CLOSED, State.WITHDRAWN)
TO_CHOOSE = {
    FileState.UPLOADED: "Say which column is which.",
    FileState.CHECKED: "Its rows are checked: say whether they are taken in.",
}


def posts_of(viewer: Viewer) -> list[Opportunity]:
    """What is not over, each with the moment it was sent for approval, and whether its pay is under what is lawful."""
    mine = opportunities_of(viewer).exclude(state__in=OVER).select_related("employer").with_waiting()
    return list(mine.annotate(pay_fell=Exists(_flags().filter(opportunity=OuterRef("pk")))))


def _flags() -> QuerySet[PostingFlag]:
    found: QuerySet[PostingFlag] = PostingFlag.objects.standing().filter(code__in=PAY_BELOW_FLOOR)
    return found


def post_asks(viewer: Viewer, posts: Sequence[Opportunity]) -> list[Ask]:
    unanswered = hiring_outcomes_of(viewer).unanswered().select_related("opportunity").order_by("asked_at", "id")
    files = opportunity_files_of(viewer).filter(state__in=TO_CHOOSE).order_by("created_at", "id")
    return [
        *_changes(posts),
        *_pay(posts),
        *(_came_of_it(each) for each in unanswered),
        *(_file(each) for each in files),
    ]


def posts_coming(posts: Sequence[Opportunity], today: dt.date) -> list[Coming]:
    return [line for each in posts for line in _coming(each, today)]


def _changes(posts: Sequence[Opportunity]) -> list[Ask]:
    sent_back = {each.id: each for each in posts if each.state == State.CHANGES_REQUESTED}
    requests = latest_requests(list(sent_back.values())) if sent_back else []
    return [_change(sent_back[each.opportunity_id], each) for each in requests]


def _change(post: Opportunity, request: OpportunityEvent) -> Ask:
    told = comments_told(request)
    things = plural(len(told), "thing,things") if told else "what is asked for"
    edit = reverse("opportunity-parts", args=[post.public_id])
    why = (
        f"{told[0]} It is looked at again within one working day."
        if told
        else "It is looked at again once you send it."
    )
    return Ask(f"Change {things} in “{post.title}”", why, Link("Change it", edit, post.title), clock.day_of(request.at))


def _pay(posts: Sequence[Any]) -> list[Ask]:
    published = {each.id: each for each in posts if each.state in WAS_PUBLISHED and each.pay_fell}
    if not published:
        return []
    return [_pay_fell(published[each.opportunity_id], each) for each in _flags().filter(opportunity__in=published)]


def _pay_fell(post: Opportunity, flag: PostingFlag) -> Ask:
    edit = reverse("opportunity-edit", args=[post.public_id])
    since = clock.day_of(flag.raised_at)
    return Ask(f"Change the pay of “{post.title}”", flag.message, Link("Change the pay", edit, post.title), since)


def _came_of_it(outcome: Outcome) -> Ask:
    post = outcome.opportunity
    return Ask(
        f"Say what came of “{post.title}”",
        "It has ended. Three short questions, one minute.",
        Link("Say what came of it", reverse("opportunity-outcome", args=[post.public_id]), post.title),
        clock.day_of(outcome.asked_at),
    )


def _file(file: OpportunityFile) -> Ask:
    page = reverse("opportunity-file", args=[file.public_id])
    since = clock.day_of(file.created_at)
    why = TO_CHOOSE[FileState(file.state)]
    return Ask(f"Finish the file “{file.name}”", why, Link("Continue with it", page, file.name), since)


def _coming(post: Opportunity, today: dt.date) -> list[Coming]:
    link = Link(post.title, reverse("employer-opportunity", args=[post.public_id]))
    if post.state == State.SUBMITTED:
        return _approval(post, link, today)
    if post.state != State.LIVE:
        return []
    if post.opens_on and post.opens_on > today:
        return [Coming(post.opens_on, weekday_and_day(post.opens_on, today), "Opens by itself:", link)]
    if post.closing_date and post.closing_date >= today:
        left = f", {post.places_left} of {post.places} places left" if post.places else ""
        last = f"Last day to apply{left}:"
        return [Coming(post.closing_date, weekday_and_day(post.closing_date, today), last, link)]
    return []


def _approval(post: Opportunity, link: Link, today: dt.date) -> list[Coming]:
    due = approval_deadline.due_at(post)
    if due is None:
        return []
    on = clock.day_of(due - dt.timedelta(microseconds=1))  # midnight is the end of the day before it
    return [Coming(on, f"By {weekday_and_day(on, today)}", "We answer whether it goes live:", link)]


def closes(post: Opportunity) -> str:
    return day(post.closing_date) if post.closing_date else "not said yet"
