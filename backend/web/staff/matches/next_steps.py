"""What an adviser may do about a pair of which nothing is decided on the page of matches."""

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.referrals.gate_answers import GateAnswer, Outcome
from backend.referrals.permissions import can_refer, referrals_of
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision
from backend.shortlists.permissions import can_decide_matches


def next_steps(
    viewer: Viewer,
    person: CareLeaver,
    opportunity: Opportunity,
    may_go: GateAnswer,
    decision: Decision | None,
    *,
    is_match: bool,
) -> list[tuple[str, str]]:
    """Words and addresses, the first of them first. `opportunity` was read `for_gate` of this person."""
    if opportunity.open_referral_id:
        return _their_referral(viewer, opportunity.open_referral_id)
    if may_go.outcome == Outcome.NO or (decision and decision.kind == DecisionKind.NOT_THIS_ONE):
        return []
    pair = [person.public_id, opportunity.public_id]
    steps = []
    if decision is None and not is_match and can_decide_matches(viewer):
        steps.append(("Shortlist", reverse("match-decide", args=pair)))
    if (decision or not is_match) and can_refer(viewer):
        words = f"Help {person.known_as} apply" if opportunity.applies_elsewhere else "Refer"
        steps.append((words, reverse("refer", args=pair)))
    return steps


def _their_referral(viewer: Viewer, referral_id: int) -> list[tuple[str, str]]:
    referral = referrals_of(viewer).filter(id=referral_id).first()
    return [("Go on with their referral", reverse("referral", args=[referral.public_id]))] if referral else []
