"""The life of a public feed's advert: live without approval, for its publisher has checked it, and as its dates say."""

from collections.abc import Iterable

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.opportunities import places
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.drafting import write
from backend.opportunities.models import Opportunity
from backend.opportunities.transitions import hold, record, take


@transaction.atomic
def update_from_feed(*, opportunity: Opportunity, by: User | None, sites: Iterable | None = None, **facts) -> set[str]:
    """Write what the feed says now and name what is new; whoever imports asks for one ranking at the end.

    A later closing date opens an advert again that closed by its date, never one that a person closed before.
    """
    hold(opportunity)
    if facts.get("places") is not None:
        facts["places"] = max(facts["places"], opportunity.places_taken)
    closed_by_its_date = _closed_by_its_date(opportunity)
    changed = write(opportunity, sites=sites, **facts)
    if not changed:
        return changed
    record("update_from_feed", opportunity, from_state=opportunity.state, by=by)
    if closed_by_its_date and _is_open(opportunity):
        take("reopen_from_feed", opportunity, by=by)
    close_if_past(opportunity, by=by)
    places.settle(opportunity, by=by)
    return changed


def close_if_past(opportunity: Opportunity, *, by: User | None) -> None:
    if opportunity.state in (State.LIVE, State.PAUSED) and not _is_open(opportunity):
        take("close", opportunity, by=by, reason=places.PAST_CLOSING)


def _closed_by_its_date(opportunity: Opportunity) -> bool:
    if opportunity.state != State.CLOSED or opportunity.closing_date is None or opportunity.same_as_id:
        return False
    closing = opportunity.events.filter(to_state=State.CLOSED).exclude(from_state=State.CLOSED).last()
    return closing is not None and clock.day_of(closing.at) > opportunity.closing_date


def _is_open(opportunity: Opportunity) -> bool:
    return not opportunity.is_past_closing_on(clock.today())
