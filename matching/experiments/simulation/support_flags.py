"""Experiment: who stood on the list two weeks before an early end, and who stood on it and stayed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.experiments.simulation.support import SIGNS, WEEKS, Stays
from matching.support_order import log_hazard_soon


Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
BEFORE = 2  # weeks
A_FIFTH = 0.2
NOT_ON_IT = -np.inf
LOT = 1e-6  # between equals


@dataclass(frozen=True)
class Flagged:
    """Shares of early ends that stood on a list two weeks before, beside how many stayers stand on it.

    Attributes
    ----------
    any_sign, missed_alone : float
        Of all early ends the share that had a sign, and the share of those whom their adviser had not reached.
    alarms_any_sign, alarms_missed_alone : float
        Of those who stayed, the share on that list in the same weeks of their own stay: early in a stay less has been
        heard of anybody, so that other weeks would be no comparison.
    at_equal_alarms : float
        Of all early ends the share among the first of the order, cut where as many stayers stand in those weeks as by
        a missed check-in alone; what is equal in the order is drawn by lot.
    first_fifth : float
        The share among the fifth of those still there that the order puts first in that week.
    too_soon : float
        The share of early ends within two weeks, which nothing can have told of two weeks before.
    """

    any_sign: float
    missed_alone: float
    alarms_any_sign: float
    alarms_missed_alone: float
    at_equal_alarms: float
    first_fifth: float
    too_soon: float


def flagged(stays: Stays) -> Flagged:
    """Judge the list and its order by stays of which everything is known.

    Parameters
    ----------
    stays : Stays of length n
        At least one that ended early and one that went on.

    Returns
    -------
    flagged : Flagged

    Raises
    ------
    ValueError
        Where nobody left early or nobody stayed.
    """
    early = np.flatnonzero(stays.left_early)
    if not 0 < len(early) < len(stays.ended):
        raise ValueError("stays must hold some that ended early and some that went on")
    asked_in = stays.ended[early] - BEFORE
    in_time, weeks = asked_in >= 0, np.maximum(asked_in, 0)
    any_sign, missed = np.asarray(stays.signs.any(axis=2), dtype=np.bool_), stays.missed
    order = _in_order(stays, any_sign)
    often = np.bincount(weeks[in_time], minlength=WEEKS + 1) / max(int(in_time.sum()), 1)
    stayed = ~stays.left_early

    def share(found: Flags) -> float:
        return float((found[weeks, early] & in_time).mean())

    def alarms(found: Flags) -> float:
        return float(often @ found[:, stayed].mean(axis=1))

    equal = order > _cut(order[:, stayed], often, alarms(missed))
    return Flagged(
        share(any_sign),
        share(missed),
        alarms(any_sign),
        alarms(missed),
        share(equal),
        share(_first_fifth(stays, order)),
        float((~in_time).mean()),
    )


def _in_order(stays: Stays, on_it: Flags) -> Floats:
    """The order's number of every stay in every week, for the thresholds alone; lowest without a sign."""
    found = np.full(on_it.shape, NOT_ON_IT)
    for week in range(WEEKS + 1):
        rows = np.flatnonzero(on_it[week])
        names = [[SIGNS[place] for place in np.flatnonzero(stays.signs[week, row])] for row in rows]
        found[week, rows] = log_hazard_soon([week] * len(rows), ["job"] * len(rows), names)
    return found + np.random.default_rng(len(stays.ended)).random(found.shape) * LOT


def _cut(numbers: Floats, often: Floats, most: float) -> float:
    """Above it stands at most that share of stayers, in weeks that count as often as those of the early ends."""
    weight = np.repeat(often / numbers.shape[1], numbers.shape[1])
    falling = np.argsort(-numbers.ravel(), kind="stable")
    beyond = int(np.searchsorted(np.cumsum(weight[falling]), most, side="right"))
    return float(numbers.ravel()[falling[min(beyond, len(falling) - 1)]])


def _first_fifth(stays: Stays, order: Floats) -> Flags:
    first = np.zeros(order.shape, dtype=np.bool_)
    for week in range(WEEKS + 1):
        here = np.flatnonzero((stays.ended == 0) | (stays.ended > week))
        most = int(len(here) * A_FIFTH)
        chosen = here[np.argsort(-order[week, here], kind="stable")[:most]]
        first[week, chosen] = order[week, chosen] > NOT_ON_IT
    return first
