"""From history to a ranker, and what can be said of how good it is."""

from typing import NamedTuple

import matching
from backend.ranking.engine_rules import engine_settings
from backend.ranking.referral_history import ReferralHistory
from matching.evaluation.backtest import BackTest, back_test


# With fewer, what chance does to a few placements outweighs what they teach; the engine is measured from 40 on.
MIN_REFERRALS, MIN_STARTS, MIN_WITHOUT_START = 40, 10, 10
SEED = 20260401
TRAINING_SHARE = 0.7  # of the referrals to fit on, in the test on later ones
MIN_TEST_REFERRALS = 20
RESAMPLES = 200


class FittedModel(NamedTuple):
    """`too_few` says why nothing was learnt; the ranker is then the written score and its chances are words."""

    ranker: matching.Ranker
    too_few: str
    back_test: BackTest | None


def fit_ranker(history: ReferralHistory) -> FittedModel:
    """By the rules that the reference holds now; which pairs of the past were possible is not asked again."""
    settings = engine_settings()
    too_few = too_few_reason(len(history.records), history.starts)
    if too_few:
        return FittedModel(matching.Ranker(settings), too_few, None)
    ranker = matching.Ranker(settings).fit(matching.Referrals.from_records(history.records), as_of=history.until)
    return FittedModel(ranker, "", _back_test(history))


def too_few_reason(referrals: int, starts: int) -> str:
    if referrals >= MIN_REFERRALS and starts >= MIN_STARTS and referrals - starts >= MIN_WITHOUT_START:
        return ""
    return (
        f"Too little to learn from: {referrals} decided referrals, {starts} of which led to a start. It takes"
        f" {MIN_REFERRALS}, with at least {MIN_STARTS} starts and {MIN_WITHOUT_START} that led to none. Until then this"
        " version ranks exactly as the written score does, and pages show words instead of chances."
    )


def _back_test(history: ReferralHistory) -> BackTest | None:
    """How a ranker fitted on the earlier referrals would have done on the later ones; None where these are too few."""
    records = history.records
    split = records[int(len(records) * TRAINING_SHARE)]["on"]
    later = [record["started"] for record in records if record["on"] >= split]
    if len(later) < MIN_TEST_REFERRALS or len(set(later)) < 2:
        return None
    try:
        return back_test(records, split, seed=SEED, as_of=history.until, times=RESAMPLES)
    except ValueError:
        return None  # nothing decided on one side of the day
