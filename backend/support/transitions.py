"""The lives of a claim and of what is asked of the local offer, each as one table."""

from typing import Any

from backend.core import clock
from backend.core.errors import Refused
from backend.core.lifecycle import NEW, LifeCycle, Transition, states_of
from backend.councils.choices import Role
from backend.support.choices import AskState, AskStep, ClaimState, ClaimStep
from backend.support.models import Claim, ClaimEvent, OfferAsk, OfferAskEvent


RECORDS = frozenset({Role.EET_ADVISER, Role.STAFF, Role.PERSONAL_ADVISER})
HEAD = frozenset({Role.HEAD})


class ClaimLife(LifeCycle[ClaimStep, Claim, ClaimEvent]):
    """Claimed, then paid or refused. A step recorded by mistake is undone, with why; a refusal can be claimed again."""

    noun, states, saved_fields = "claim", ClaimState, ["state", "paid_on", "paid_amount"]
    transitions = {
        ClaimStep.CLAIMED: Transition(states_of(NEW), ClaimState.CLAIMED, RECORDS, "claimed"),
        ClaimStep.PAID: Transition(states_of(ClaimState.CLAIMED), ClaimState.PAID, RECORDS, "paid"),
        ClaimStep.REFUSED: Transition(
            states_of(ClaimState.CLAIMED), ClaimState.REFUSED, RECORDS, "refused", needs_reason=True
        ),
        ClaimStep.CLAIMED_AGAIN: Transition(
            states_of(ClaimState.REFUSED), ClaimState.CLAIMED, RECORDS, "claimed again", needs_reason=True
        ),
        ClaimStep.UNDONE: Transition(
            states_of(ClaimState.PAID, ClaimState.REFUSED), ClaimState.CLAIMED, RECORDS, "undone", needs_reason=True
        ),
        ClaimStep.TAKEN_BACK: Transition(
            states_of(ClaimState.CLAIMED), ClaimState.TAKEN_BACK, RECORDS, "taken back", needs_reason=True
        ),
    }

    def event(self, claim: Claim, /, *, reason: str = "", **facts: Any) -> ClaimEvent:
        return ClaimEvent(council_id=claim.council_id, claim=claim, at=clock.now(), reason=reason, **facts)

    def wrong_state(self, step: ClaimStep, claim: Claim) -> Refused:
        done = self.transitions[step].done
        return Refused(f"This claim cannot be {done}: it is “{claim.get_state_display()}”. Look at it again.")

    def no_reason(self, step: ClaimStep, claim: Claim) -> Refused:
        return Refused("Enter why.", field="reason")


class AskLife(LifeCycle[AskStep, OfferAsk, OfferAskEvent]):
    """Asked by whoever works with them, approved or refused by a head, then paid."""

    noun, states, saved_fields = "request", AskState, ["state", "paid_on"]
    transitions = {
        AskStep.ASKED: Transition(states_of(NEW), AskState.ASKED, RECORDS, "asked"),
        AskStep.APPROVED: Transition(states_of(AskState.ASKED), AskState.APPROVED, HEAD, "approved"),
        AskStep.REFUSED: Transition(states_of(AskState.ASKED), AskState.REFUSED, HEAD, "refused", needs_reason=True),
        AskStep.PAID: Transition(states_of(AskState.APPROVED), AskState.PAID, RECORDS, "paid"),
        AskStep.UNDONE: Transition(
            states_of(AskState.APPROVED, AskState.REFUSED), AskState.ASKED, HEAD, "undone", needs_reason=True
        ),
        AskStep.TAKEN_BACK: Transition(
            states_of(AskState.ASKED), AskState.TAKEN_BACK, RECORDS, "taken back", needs_reason=True
        ),
    }

    def event(self, ask: OfferAsk, /, *, reason: str = "", **facts: Any) -> OfferAskEvent:
        return OfferAskEvent(council_id=ask.council_id, ask=ask, at=clock.now(), reason=reason, **facts)

    def wrong_state(self, step: AskStep, ask: OfferAsk) -> Refused:
        done = self.transitions[step].done
        return Refused(f"This cannot be {done}: it is “{ask.get_state_display()}”. Look at it again.")

    def no_reason(self, step: AskStep, ask: OfferAsk) -> Refused:
        return Refused("Enter why.", field="reason")


CLAIM_LIFE, ASK_LIFE = ClaimLife(), AskLife()
