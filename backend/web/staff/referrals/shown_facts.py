"""What somebody has to check of a referral, as its page shows it, and as it stands when they press."""

from collections.abc import Callable

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.councils.viewer import Viewer
from backend.ranking.gate import lock_pair
from backend.ranking.hold_reasons import Pair, reasons_of
from backend.referrals.gate_answers import GateAnswer, Outcome
from backend.referrals.models import Referral
from backend.referrals.permissions import referrals_of
from backend.web.kit.shown import Facts, Shown


def facts_of_hold(answer: GateAnswer, viewer: Viewer, pair: Pair) -> Facts:
    """What holds it, as this viewer may read it; nothing where the answer is another one."""
    return reasons_of(answer, viewer, pair).facts if answer.outcome == Outcome.HOLD else {}


def shown_of_referral(
    viewer: Viewer, referral: Referral, facts: Facts, facts_of: Callable[[Referral, CareLeaver], Facts]
) -> Shown:
    """Facts of a referral and its person, who is locked, with the opportunity, when they are read anew."""

    def again() -> Facts:
        lock_pair(referral.care_leaver_id, referral.opportunity_id)
        now = care_leavers_of(viewer).with_profile().get(id=referral.care_leaver_id)
        return facts_of(referrals_of(viewer).with_details().get(id=referral.id), now)

    return Shown(facts, again, may_go=True)
