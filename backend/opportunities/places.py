"""Places are claimed by one conditional UPDATE: PostgreSQL decides who has the last one."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities import messages
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.opportunities.places_told_weekly import is_told_weekly
from backend.opportunities.reranking import request_reranking
from backend.opportunities.transitions import GIVES_PLACES, hold_with_found, record, take


PAST_CLOSING = "Its closing date has passed."


@transaction.atomic
def claim_place(*, opportunity: Opportunity, by: User | None) -> Opportunity:
    """Hold one place for somebody; the last one marks the opportunity as filled."""
    mine = Opportunity.with_found.filter(id=opportunity.id)
    claimed = mine.filter(state__in=GIVES_PLACES).with_a_place_left().update(places_taken=F("places_taken") + 1)
    if not claimed:
        hold_with_found(opportunity)
        raise Refused(_no_place(opportunity))
    opportunity.refresh_from_db()
    before = opportunity.state
    record("claim_place", opportunity, from_state=before, by=by)
    settle(opportunity, by=by)
    request_reranking(opportunity, with_partners=opportunity.state != before)
    return opportunity


@transaction.atomic
def free_place(*, opportunity: Opportunity, by: User | None) -> Opportunity:
    """Give one place back; a filled opportunity is live again if people can still apply."""
    hold_with_found(opportunity)
    if not opportunity.places_taken:
        raise Refused("No place of this opportunity is taken, so none can be given back.", "places")
    opportunity.places_taken -= 1
    opportunity.save(update_fields=["places_taken"])
    before = opportunity.state
    record("free_place", opportunity, from_state=before, by=by)
    settle(opportunity, by=by)
    request_reranking(opportunity, with_partners=opportunity.state != before)
    return opportunity


def settle(opportunity: Opportunity, *, by: User | None) -> None:
    """Let the state follow the places: filled when the last has gone, open or closed when one came back."""
    if opportunity.state == State.LIVE and opportunity.places_left == 0 and not is_told_weekly(opportunity):
        messages.tell_contacts(take("fill", opportunity, by=by))
    elif opportunity.state == State.FILLED and opportunity.places_left != 0:
        if opportunity.is_past_closing_on(clock.today()):
            messages.tell_contacts(take("close", opportunity, by=by, reason=PAST_CLOSING))
        else:
            messages.tell_contacts(take("unfill", opportunity, by=by))


def _no_place(opportunity: Opportunity) -> str:
    if opportunity.places_left == 0:
        return "Every place of this opportunity is taken. Ask the employer whether there is one more."
    return (
        f"No place can be held while this opportunity is marked “{opportunity.get_state_display()}”."
        " Ask the engagement officer to make it live first."
    )


def closed_by_hand(opportunities: Iterable[Opportunity]) -> frozenset[int]:
    """Closed by somebody, and not because the last day to apply had passed."""
    closed = [each.id for each in opportunities if each.state == State.CLOSED]
    if not closed:
        return frozenset()
    events = OpportunityEvent.objects.filter(opportunity__in=closed, to_state=State.CLOSED)
    last = dict(events.order_by("at", "id").values_list("opportunity_id", "reason"))
    return frozenset(each for each, reason in last.items() if reason != PAST_CLOSING)
