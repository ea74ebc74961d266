"""A time-split back-test: fitted on what was known on a day, judged by what came afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import require_date
from matching.evaluation.calibration import Calibration, calibration
from matching.evaluation.challenge import Challenge, challenge
from matching.evaluation.drift import Drift, drift
from matching.evaluation.estimates import Estimate, bootstrap
from matching.evaluation.follow_up import Records, cluster_labels, known_on, sustained_26_weeks
from matching.evaluation.log_loss import log_loss, log_losses
from matching.evaluation.match_effect import MatchEffect, match_effect
from matching.history.referrals import Referrals
from matching.learning.challenger import Challenger
from matching.profiles.records import record_list
from matching.ranker import Ranker
from matching.settings import Settings


Floats = NDArray[np.float64]

MIN_CHANCE = 1e-6  # trees may predict a chance of 0, which has no log-odds
MIN_STARTS = 10  # to grow trees on; with a few stays their bins cannot be cut


@dataclass(frozen=True)
class BackTest:
    """What a back-test found of chances, not of what another choice would have given.

    Stays of the training set are censored at the split, as they would have been observed then. Intervals are 95%, by
    bootstrap over people or clustered standard errors.

    Attributes
    ----------
    split, as_of : date
        First day of the test set, and the day up to which its outcomes are known.
    earlier, later : int
        Referrals of the training set and of the test set.
    start : Calibration
        Calibration of chances of starting on the test set.
    lasting : Calibration or None
        Calibration of chances of starting and being there after 26 weeks; None where nobody was followed so long.
    expert_log_loss : float
        Log-loss of the written expert score on starting, in nats.
    better : Estimate
        Log-loss of the expert less that of the fitted model, in nats: above 0, fitting helped.
    match : MatchEffect
        Calibration slope of the match alone.
    drift : Drift
        Whether the test set's calibration line differs from the training set's.
    challenge : Challenge or None
        Boosted trees fitted and judged alike; None where too few had started to grow them.
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

    Parameters
    ----------
    records : iterable of dict
        Referral records, as `Referrals.from_records` takes them.
    split : date
        Referrals before it train, those from it on test.
    seed, times : int, default of times=500
        Seed of every random draw, 0 or more; bootstrap draws of each interval.
    as_of, settings : date and Settings, default=None
        Day up to which the records are known, None takes the last day they mention; settings of the ranker.

    Returns
    -------
    found : BackTest

    Raises
    ------
    ValueError
        If a record is wrong, or nothing lies on one side of the split.
    """
    end, earlier, later = _split(records, require_date(split, "split"), as_of)
    test, train = Referrals.from_records(later), Referrals.from_records(earlier)
    ranker = Ranker(settings).fit(train)
    predicted, started, people = ranker.chances(test), test.started.astype(np.float64), cluster_labels(test)[0]
    expert = Ranker(settings).chances(test).start
    gain = log_losses(expert, started) - log_losses(predicted.start, started)
    return BackTest(
        split=split,
        as_of=end,
        earlier=len(earlier),
        later=len(later),
        start=calibration(predicted.start, started, seed=seed, clusters=people, times=times),
        lasting=_calibration_of_lasting(predicted.lasting, later, end, people, seed, times),
        expert_log_loss=log_loss(expert, started),
        better=bootstrap(lambda rows: float(gain[rows].mean()), len(gain), seed=seed, clusters=people, times=times),
        match=match_effect(ranker, test),
        drift=drift(earlier, later, seed=seed, settings=settings),
        challenge=_challenge(predicted.start, train, test, seed, times),
    )


def _split(records: Iterable[Mapping[str, Any]], day: date, as_of: date | None) -> tuple[date, Records, Records]:
    """The day up to which outcomes are known, and the records before `day`, as known then, and from it on."""
    everything = record_list(records, "referral")
    end = Referrals.from_records(everything).observed_until(as_of)
    earlier = known_on([record for record in everything if record["on"] < day], day)
    later = [record for record in everything if record["on"] >= day]
    if not earlier or not later or end is None:
        raise ValueError("split must have decided referrals before it, and referrals from it on")
    return end, earlier, later


def _challenge(predicted: Floats, train: Referrals, test: Referrals, seed: int, times: int) -> Challenge | None:
    if train.started.sum() < MIN_STARTS:
        return None
    trees = np.clip(Challenger().fit(train).chances(test).start, MIN_CHANCE, 1 - MIN_CHANCE)
    return challenge(predicted, trees, test.started, seed=seed, clusters=cluster_labels(test)[0], times=times)


def _calibration_of_lasting(
    predicted: Floats, later: Records, end: date, people: NDArray[Any], seed: int, times: int
) -> Calibration | None:
    followed = sustained_26_weeks(later, end)
    if not len(followed.rows):
        return None
    clusters = people[followed.rows]
    return calibration(predicted[followed.rows], followed.lasted, seed=seed, clusters=clusters, times=times)
