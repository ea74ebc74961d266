"""The life of a review: recorded, sent back and put right, signed once and for good."""

from backend.core import clock
from backend.core.errors import Refused
from backend.core.lifecycle import NEW, LifeCycle, Transition, states_of
from backend.councils.choices import Role
from backend.plans.choices import ReviewState, ReviewStep
from backend.plans.models import PlanReview, ReviewEvent


S = ReviewState
KEEPS_PLANS = states_of(Role.EET_ADVISER, Role.STAFF, Role.PERSONAL_ADVISER)
SIGNS = states_of(Role.HEAD)


class ReviewLife(LifeCycle[ReviewStep, PlanReview, ReviewEvent]):
    noun, states, saved_fields = "review", ReviewState, None
    transitions = {
        ReviewStep.HELD: Transition(states_of(NEW), S.TO_SIGN, KEEPS_PLANS, "recorded", offered=False),
        ReviewStep.SENT_BACK: Transition(states_of(S.TO_SIGN), S.SENT_BACK, SIGNS, "sent back", needs_reason=True),
        ReviewStep.CORRECTED: Transition(states_of(S.TO_SIGN, S.SENT_BACK), S.TO_SIGN, KEEPS_PLANS, "changed"),
        ReviewStep.SIGNED: Transition(states_of(S.TO_SIGN), S.SIGNED, SIGNS, "signed"),
    }

    def event(self, review: PlanReview, /, *, reason: str = "", **facts) -> ReviewEvent:
        return ReviewEvent(council_id=review.council_id, review=review, at=clock.now(), reason=reason, **facts)

    def no_reason(self, step: ReviewStep, review: PlanReview) -> Refused:
        return Refused("Enter what the adviser has to put right.", field="reason")


REVIEW_LIFE = ReviewLife()
