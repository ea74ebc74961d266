"""What must be said before anything else of an opportunity: doubts, that it has ended, and which other one it is."""

from dataclasses import dataclass

from django.urls import reverse

from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity, PostingFlag
from backend.opportunities.transitions import WAS_PUBLISHED
from backend.web.components.formats import day


@dataclass(frozen=True)
class Other:
    title: str
    url: str


def standing_of(opportunity: Opportunity, *, page: str) -> dict:
    """`page` is the name of the page of an opportunity for whoever looks; doubts are for staff alone."""
    return {
        "flags": _doubts(opportunity) if page == "opportunity" else [],
        "ended_on": _ended_on(opportunity),
        "kept": _other(opportunity.same_as, page) if opportunity.same_as_id else None,
        "copies": [_other(each, page) for each in opportunity.copies.order_by("id")],
    }


def _doubts(opportunity: Opportunity) -> list[PostingFlag]:
    """Of what has ended nobody needs to check the pay any longer."""
    return list(opportunity.flags.standing()) if opportunity.state in WAS_PUBLISHED else []


def _ended_on(opportunity: Opportunity) -> str:
    if opportunity.state not in (State.CLOSED, State.WITHDRAWN):
        return ""
    last = opportunity.events.filter(to_state=opportunity.state).order_by("-at", "-id").first()
    return day(last.at) if last else day(opportunity.closing_date)


def _other(opportunity: Opportunity, page: str) -> Other:
    return Other(opportunity.title, reverse(page, args=[opportunity.public_id]))
