"""A change of a published post that waits for a new approval: what it was before, and what may be put back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.facts import FACTS
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.opportunities.sites import sites_before


SITES = "sites"


@dataclass(frozen=True)
class WaitingChange:
    """`changes`: the one that began the wait and those since, the oldest first."""

    stood: str  # the state before it
    changes: Sequence[OpportunityEvent]

    @property
    def before(self) -> dict[str, Any]:
        """What was approved, of all that was changed since."""
        facts: dict[str, Any] = {}
        for each in reversed(self.changes):
            facts |= each.before
        return {name: value for name, value in facts.items() if name in FACTS or name == SITES}


def facts_before(opportunity: Opportunity, *, with_sites: bool) -> dict[str, Any]:
    """All that a change may write over, before it does."""
    facts = {name: getattr(opportunity, name) for name in FACTS}
    return facts | ({SITES: sites_before(opportunity)} if with_sites else {})


def waiting_change(opportunity: Opportunity) -> WaitingChange | None:
    """None where it waits otherwise, where the council has changed it too, or where what it was is not on record."""
    if opportunity.state != State.SUBMITTED:
        return None
    events = list(opportunity.events.order_by("id"))
    began = next((each for each in reversed(events) if each.from_state != State.SUBMITTED), None)
    if began is None or began.step != "amend":
        return None
    earlier = [each for each in events if each.step == "change" and each.id < began.id]
    changes = [*earlier[-1:], *(each for each in events if each.step == "change" and each.id > began.id)]
    theirs = {began.by_id, *opportunity.employer.contacts.values_list("user", flat=True)}
    if not all(each.before and each.by_id in theirs for each in changes):
        return None
    return WaitingChange(began.from_state, changes)
