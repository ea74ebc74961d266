"""What must be said before anything else of an opportunity: doubts, that it has ended, and which other one it is."""

from dataclasses import dataclass

from django.urls import reverse

from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity, PostingFlag
from backend.opportunities.pay_below_floor import PAY_BELOW_FLOOR
from backend.opportunities.transitions import WAS_PUBLISHED
from backend.web.kit.formats import day


@dataclass(frozen=True)
class Other:
    title: str
    url: str


def notices_of(opportunity: Opportunity, *, page: str) -> dict:
    """`page` is the name of the page of an opportunity for whoever looks: of doubts, an employer reads of pay alone."""
    return {
        "flags": _doubts(opportunity, page),
        "ended_on": _ended_on(opportunity),
        "kept": _other(opportunity.same_as, page) if opportunity.same_as_id else None,
        "copies": [_other(each, page) for each in opportunity.copies.order_by("id")],
    }


def _doubts(opportunity: Opportunity, page: str) -> list[PostingFlag]:
    """Of what has ended nobody needs to check the pay any longer."""
    if opportunity.state not in WAS_PUBLISHED:
        return []
    standing = opportunity.flags.standing()
    return list(standing if page == "opportunity" else standing.filter(code__in=PAY_BELOW_FLOOR))


def _ended_on(opportunity: Opportunity) -> str:
    if opportunity.state not in (State.CLOSED, State.WITHDRAWN):
        return ""
    last = opportunity.events.filter(to_state=opportunity.state).order_by("-at", "-id").first()
    return day(last.at) if last else day(opportunity.closing_date)


def _other(opportunity: Opportunity, page: str) -> Other:
    return Other(opportunity.title, reverse(page, args=[opportunity.public_id]))
