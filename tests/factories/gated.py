"""The services of a referral as pages call them, through the gate: what a test takes a step with."""

from backend.ranking.gate import answer_for
from backend.ranking.gated_steps import refer_person as refer
from backend.ranking.gated_steps import start_placement as start_from
from backend.ranking.gated_steps import take_step as step
from backend.ranking.gated_steps import tell_more as disclose_more
from backend.referrals import services


__all__ = ["disclose_more", "record_start", "refer", "start_from", "step"]


def record_start(*, referral, on, by):
    return services.record_start(referral=referral, on=on, gate=answer_for(referral, "started", on), by=by)
