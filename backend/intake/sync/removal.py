"""Adverts that a public feed has no longer, and those that come back."""

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity
from backend.opportunities.transitions import hold, take


GONE = "It is no longer in the feed it came from."
CAN_BE_CLOSED = frozenset({State.LIVE, State.PAUSED, State.FILLED})


@transaction.atomic
def remove_from_feed(*, opportunity: Opportunity, by: User | None) -> bool:
    """Close an advert whose feed has dropped it; False if it had ended already. Places held stay held."""
    hold(opportunity)
    record = opportunity.feed_record
    record.removed_at = clock.now()
    record.save(update_fields=["removed_at"])
    if opportunity.state not in CAN_BE_CLOSED:
        return False
    take("close", opportunity, by=by, reason=GONE)
    return True


@transaction.atomic
def reopen_returned(*, opportunity: Opportunity, by: User | None) -> bool:
    """Open an advert that is in its feed again, unless something else closed it or its closing date has passed."""
    hold(opportunity)
    closing = opportunity.events.filter(to_state=State.CLOSED).last()
    gone = opportunity.state == State.CLOSED and closing is not None and closing.reason == GONE
    if not gone or opportunity.is_past_closing_on(clock.today()):
        return False
    take("reopen_from_feed", opportunity, by=by)
    return True
