"""Past referrals as rows to learn from: codes of every feature, and what happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.features.base import Codes
from matching.features.catalogue import FEATURES
from matching.history.referrals import Referrals
from matching.pairs import Pairs
from matching.settings import Settings
from matching.staying import exposure, left_in


Floats = NDArray[np.float64]
LEAST_SEEN = 1 / 56  # part of an interval: half a day of the first, for those who left on the first


def pairs_of(referrals: Referrals, settings: Settings) -> Pairs:
    """Row i of the history as a pair, with the facts of its own day. There must be at least one."""
    rows = np.arange(len(referrals))
    context = Context.past(referrals.people, referrals.opportunities, referrals.on, settings)
    return Pairs(context, rows, rows)


@dataclass(frozen=True)
class History:
    """`codes` has a row per referral and a column per feature of FEATURES."""

    codes: Codes
    started: NDArray[np.bool_]
    weeks: Floats
    left: NDArray[np.bool_]

    @classmethod
    def of(cls, referrals: Referrals, settings: Settings) -> History:
        """Rows in an order that depends on what they say alone, so that the order of the input changes no sum."""
        if not len(referrals):
            none = np.zeros((0, len(FEATURES)), dtype=np.intp)
            return cls(none, referrals.started, referrals.weeks, referrals.left)
        pairs = pairs_of(referrals, settings)
        codes = np.stack([feature.codes(pairs) for feature in FEATURES], axis=1)
        order = np.lexsort((*codes.T, referrals.weeks, referrals.left, referrals.started))
        return cls(codes[order], referrals.started[order], referrals.weeks[order], referrals.left[order])

    def stays(self) -> Stays:
        person = np.flatnonzero(self.started)
        weeks, left = self.weeks[person], self.left[person]
        seen = exposure(weeks)
        leaving = np.zeros((len(person), seen.shape[1] + 1))
        leaving[np.flatnonzero(left), left_in(weeks[left])] = 1
        leaving = leaving[:, :-1]
        seen = np.where(leaving > 0, np.maximum(seen, LEAST_SEEN), seen)
        row, interval = np.nonzero(seen > 0)
        return Stays(person[row], interval, seen[row, interval], leaving[row, interval])


@dataclass(frozen=True)
class Stays:
    """A row per person and interval seen: which referral, which interval, how much of it, and whether they left."""

    row: NDArray[np.int64]
    interval: NDArray[np.int64]
    seen: Floats
    left: Floats
