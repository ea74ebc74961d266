"""Lines about what is on offer: posts that wait to be approved, places that nobody could read."""

from django.urls import reverse

from backend.core import clock
from backend.opportunities import approval_deadline
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import can_approve, opportunities_of
from backend.opportunities.sites import NO_PLACE_SAID
from backend.opportunities.unread_places import can_put_places_right, unread_places
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import deadline, listed
from backend.web.kit.opportunities.unread_places import MOST_SHOWN, live_unread_of_feeds
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency, judging
from backend.web.staff.today.when import promised, since


def _to_approve(desk: Desk) -> list[Line]:
    """The longest waiting first, so that what is late stands before what is not."""
    waiting_ones = opportunities_of(desk.viewer).awaiting_approval().select_related("employer").with_waiting()
    return [_approval(desk, each) for each in waiting_ones]


def _approval(desk: Desk, opportunity: Opportunity) -> Line:
    began, due_at = opportunity.submitted_at or opportunity.created_at, approval_deadline.due_at(opportunity)
    promise = f"An answer is promised by {deadline(due_at)}" if due_at else "When it was sent is not recorded"
    held = "" if opportunity.employer.verified_at else ". Its employer is not verified yet"
    page, asks = reverse("approval", args=[opportunity.public_id]), "approve it or ask for changes"
    return Line(
        f"{opportunity.title}, {name_of(opportunity.employer)}",
        page,
        f"{promise}{held}",
        judging(desk, Act("Look at it", page, asks), opportunity.employer_id),
        began,
        promised(desk.today, due_at) if due_at else since(desk.today, clock.day_of(began), late_after=7),
        row=opportunity.public_id,
    )


def _approvals_page(desk: Desk) -> str:
    return reverse("approvals")


def _unread(desk: Desk) -> list[Line]:
    return [_line(desk, each) for each in live_unread_of_feeds(desk.viewer).order_by("created_at", "id")[:MOST_SHOWN]]


def _line(desk: Desk, opportunity: Opportunity) -> Line:
    page = reverse("opportunity-places", args=[opportunity.public_id])
    return Line(
        f"{opportunity.title}, {name_of(opportunity.employer)}",
        page,
        f"{_said(unread_places(opportunity))} An introduction may have to wait until it is put right",
        Act("Say where it is", page),
        opportunity.created_at,
        since(desk.today, clock.day_of(opportunity.created_at), late_after=7),
        row=opportunity.public_id,
    )


def _said(places: list[str]) -> str:
    if places == [NO_PLACE_SAID]:
        return "Its advert says no place."
    return f"Its advert says {listed([f'“{words}”' for words in places])}, which nobody could read."


KINDS = (
    Kind(
        "to-approve",
        "post waiting for approval,posts waiting for approval",
        Urgency.APPOINTMENT,
        can_approve,
        (Computed(_to_approve),),
        _approvals_page,
    ),
    Kind(
        "unread-places",
        "place nobody could read,places nobody could read",
        Urgency.ANSWER,
        can_put_places_right,
        (Computed(_unread),),
    ),
)
