"""From history to a ranker, and what can be said of how good it is."""

from typing import NamedTuple

import matching
from backend.learning.history import History
from backend.ranking.engine_rules import engine_settings
from matching.evaluation.backtest import BackTest, back_test


# With fewer, what chance does to a few placements outweighs what they teach; the engine is measured from 40 on.
LEAST_REFERRALS, LEAST_STARTS, LEAST_WITHOUT = 40, 10, 10
SEED = 20260401
EARLIER = 0.7  # of the referrals to fit on, in the test on later ones
LEAST_LATER = 20
TIMES = 200


class Fitted(NamedTuple):
    """`too_few` says why nothing was learnt; the ranker is then the written score and its chances are words."""

    ranker: matching.Ranker
    too_few: str
    tested: BackTest | None


def fitted_on(history: History) -> Fitted:
    """By the rules that the reference holds now; which pairs of the past were possible is not asked again."""
    settings = engine_settings()
    too_few = why_too_few(len(history.records), history.starts)
    if too_few:
        return Fitted(matching.Ranker(settings), too_few, None)
    ranker = matching.Ranker(settings).fit(matching.Referrals.from_records(history.records), as_of=history.until)
    return Fitted(ranker, "", _tested(history))


def why_too_few(referrals: int, starts: int) -> str:
    if referrals >= LEAST_REFERRALS and starts >= LEAST_STARTS and referrals - starts >= LEAST_WITHOUT:
        return ""
    return (
        f"Too little to learn from: {referrals} decided referrals, {starts} of which led to a start. It takes"
        f" {LEAST_REFERRALS}, with at least {LEAST_STARTS} starts and {LEAST_WITHOUT} that led to none. Until then this"
        " version ranks exactly as the written score does, and pages show words instead of chances."
    )


def _tested(history: History) -> BackTest | None:
    """How a ranker fitted on the earlier referrals would have done on the later ones; None where these are too few."""
    records = history.records
    split = records[int(len(records) * EARLIER)]["on"]
    later = [record["started"] for record in records if record["on"] >= split]
    if len(later) < LEAST_LATER or len(set(later)) < 2:
        return None
    try:
        return back_test(records, split, seed=SEED, as_of=history.until, times=TIMES)
    except ValueError:
        return None  # nothing decided on one side of the day
