"""What an employer answers to a request for changes where it leaves something as it is: an event, and no step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.opportunities.choices import OpportunityState
from backend.opportunities.facts import facts_named_in, label_of
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.opportunities.transitions import OPPORTUNITY_LIFE


ASK, REPLY, CHANGE = "ask_for_changes", "reply", "change"


@dataclass(frozen=True)
class Exchange:
    """What was asked for the last time, field by field, what was replied to it, and what was changed since."""

    asked: dict[str, str] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()  # the facts, as the history names them

    @property
    def waiting(self) -> dict[str, str]:
        """What was neither changed nor replied to."""
        answered = {name for name in self.asked if name in self.replies or label_of(name) in self.changed}
        return {name: text for name, text in self.asked.items() if name not in answered}

    @classmethod
    def of(cls, events: Iterable[OpportunityEvent]) -> "Exchange":
        """From the events of one opportunity, the newest first."""
        replies: dict[str, str] = {}
        changed: set[str] = set()
        for event in events:
            if event.step == ASK:
                replied = {name: text for name, text in replies.items() if text}
                return cls(event.comments, replied, frozenset(changed))
            if event.step == CHANGE:
                changed |= facts_named_in(event.reason)
            if event.step == REPLY:
                replies = event.comments | replies
        return cls()


def exchange_about(opportunity: Opportunity) -> Exchange:
    return Exchange.of(opportunity.events.filter(step__in=(ASK, REPLY, CHANGE)).order_by("-at", "-id"))


@transaction.atomic
def reply(*, opportunity: Opportunity, replies: Mapping[str, str], by: User) -> OpportunityEvent | None:
    """Keep the replies that are new. Refused where nothing of the kind was asked, or it is with the council again."""
    if not replies:
        return None
    OPPORTUNITY_LIFE.hold(opportunity)
    before = exchange_about(opportunity)
    written = {name: text.strip() for name, text in replies.items() if text.strip() != before.replies.get(name, "")}
    if not written:
        return None
    if opportunity.state != OpportunityState.CHANGES_REQUESTED:
        raise Refused("No change is asked for any more, so that there is nothing to reply to.")
    if unknown := written.keys() - before.asked.keys():
        raise Refused(f"Nothing is asked about “{min(unknown)}”.")
    return OPPORTUNITY_LIFE.record(REPLY, opportunity, from_state=opportunity.state, by=by, comments=written)
