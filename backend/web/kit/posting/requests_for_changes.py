"""What was asked to be changed of a post, in the words that its employer reads."""

from collections.abc import Sequence

from backend.opportunities.facts import OF_THE_COUNCIL
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.web.kit.posting.fields import FIELDS


def latest_requests(opportunities: Sequence[Opportunity]) -> list[OpportunityEvent]:
    """Of each that was sent back for changes, the request that stands."""
    asked = OpportunityEvent.objects.filter(opportunity__in=opportunities, step="ask_for_changes").order_by("at", "id")
    return list({each.opportunity_id: each for each in asked}.values())


def comments_told(event: OpportunityEvent) -> list[str]:
    """What an employer reads of a request for changes: about the whole, then field by field."""
    read = FIELDS.keys() - OF_THE_COUNCIL
    comments = [f"{FIELDS[name]().label}: {text}" for name, text in event.comments.items() if name in read]
    return [*filter(None, [event.told]), *comments]
