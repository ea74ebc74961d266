"""A time-split back-test: fitted on what was known on a day, judged by what came afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import require_date
from matching.evaluation.calibration import Calibration, calibration, log_loss, losses
from matching.evaluation.challenge import Challenge, challenge
from matching.evaluation.drift import Drift, drift
from matching.evaluation.effects import MatchEffect, match_effect
from matching.evaluation.estimates import Estimate, bootstrap
from matching.evaluation.followed import Records, clusters, known_on, lasting
from matching.history.referrals import Referrals
from matching.learning.challenger import Challenger
from matching.profiles.records import rows_of
from matching.ranker import Ranker
from matching.settings import Settings


Floats = NDArray[np.float64]

CERTAIN = 1e-6  # trees may say a chance of 0, which has no log-odds
LEAST_STARTS = 10  # to grow trees on; with a few stays their bins cannot be cut


@dataclass(frozen=True)
class BackTest:
    """`earlier` and `later` count referrals before the split and from it on. `start` and `lasting` (of starting and
    being there after 26 weeks) say how chances of the later ones came true; `lasting` is None where nobody was followed
    for 26 weeks. `better` is by how much the log-loss of starting is lower than the expert's: above 0, fitting helped.
    `challenge` holds boosted trees, fitted and judged alike, against it (None where nobody had started before).
    """

    split: date
    as_of: date
    earlier: int
    later: int
    start: Calibration
    lasting: Calibration | None
    expert_log_loss: float
    better: Estimate
    match: MatchEffect
    drift: Drift
    challenge: Challenge | None


def back_test(
    records: Iterable[Mapping[str, Any]],
    split: date,
    *,
    seed: int,
    as_of: date | None = None,
    settings: Settings | None = None,
    times: int = 500,
) -> BackTest:
    """Fit on the referral records known on `split`, judge by those from `split` on.

    `as_of` is the day up to which the records tell (None: the last day they speak of). Stays are cut at the split as
    they would have been seen then. Intervals are 95%, by bootstrap over people or clustered standard errors. This is a
    back-test of chances, not of what another choice would have given. Raises `ValueError` where records are wrong, and
    where nothing lies on one side of the split.
    """
    day, everything = require_date(split, "split"), rows_of(records, "referral")
    end = Referrals.from_records(everything).seen_until(as_of)
    earlier = known_on([record for record in everything if record["on"] < day], day)
    later = [record for record in everything if record["on"] >= day]
    if not earlier or not later or end is None:
        raise ValueError("split must have decided referrals before it, and referrals from it on")
    then, before = Referrals.from_records(later), Referrals.from_records(earlier)
    ranker = Ranker(settings).fit(before)
    said, came, people = ranker.chances(then), then.started.astype(np.float64), clusters(then)[0]
    expert = Ranker(settings).chances(then).start
    gain = losses(expert, came) - losses(said.start, came)
    return BackTest(
        split=day,
        as_of=end,
        earlier=len(earlier),
        later=len(later),
        start=calibration(said.start, came, seed=seed, clusters=people, times=times),
        lasting=_lasting(said.lasting, later, end, people, seed, times),
        expert_log_loss=log_loss(expert, came),
        better=bootstrap(lambda rows: float(gain[rows].mean()), len(gain), seed=seed, clusters=people, times=times),
        match=match_effect(ranker, then),
        drift=drift(earlier, later, seed=seed, settings=settings),
        challenge=_challenged(said.start, before, then, seed, times),
    )


def _challenged(said: Floats, before: Referrals, then: Referrals, seed: int, times: int) -> Challenge | None:
    if before.started.sum() < LEAST_STARTS:
        return None
    trees = np.clip(Challenger().fit(before).chances(then).start, CERTAIN, 1 - CERTAIN)
    return challenge(said, trees, then.started, seed=seed, clusters=clusters(then)[0], times=times)


def _lasting(
    said: Floats, later: Records, end: date, people: NDArray[Any], seed: int, times: int
) -> Calibration | None:
    seen = lasting(later, end)
    if not len(seen.rows):
        return None
    return calibration(said[seen.rows], seen.lasted, seed=seed, clusters=people[seen.rows], times=times)
