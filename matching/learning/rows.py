"""Past referrals as rows to learn from: codes of every feature, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Row i of the history as a pair, with the facts of its own day."""
    rows = np.arange(len(referrals))
    context = Context.past(referrals.people, referrals.opportunities, referrals.on, settings)
    return Pairs(context, rows, rows)


def codes_of(referrals: Referrals, settings: Settings) -> Codes:
    """A row per referral and a column per feature of FEATURES."""
    pairs = pairs_of(referrals, settings)
    return np.stack([feature.codes(pairs) for feature in FEATURES], axis=1)


@dataclass(frozen=True)
class History:
    """`codes` has a row per referral and a column per feature of FEATURES; `person` and `employer` number whom a
    referral is of and to.
    """

    codes: Codes
    started: NDArray[np.bool_]
    weeks: Floats
    left: NDArray[np.bool_]
    person: NDArray[np.int64]
    employer: NDArray[np.int64]

    @classmethod
    def of(cls, referrals: Referrals, settings: Settings) -> History:
        """Rows in an order that depends on what they say alone, so that the order of the input changes no sum."""
        if not len(referrals):
            none, nobody = np.zeros((0, len(FEATURES)), dtype=np.intp), np.zeros(0, dtype=np.int64)
            return cls(none, referrals.started, referrals.weeks, referrals.left, nobody, nobody)
        codes = codes_of(referrals, settings)
        order = np.lexsort((*codes.T, referrals.weeks, referrals.left, referrals.started))
        outcome = referrals.started[order], referrals.weeks[order], referrals.left[order]
        return cls(codes[order], *outcome, _numbered(referrals.person_id)[order], _employers(referrals)[order])

    def stays(self) -> Stays:
        person = np.flatnonzero(self.started)
        weeks, left = self.weeks[person], self.left[person]
        seen = exposure(weeks)
        leaving = np.zeros((len(person), seen.shape[1] + 1))
        leaving[np.flatnonzero(left), left_in(weeks[left])] = 1
        leaving = leaving[:, :-1]
        seen = np.where((leaving > 0) & (seen == 0), LEAST_SEEN, seen)
        row, interval = np.nonzero(seen > 0)
        return Stays(person[row], interval, seen[row, interval], leaving[row, interval])


@dataclass(frozen=True)
class Stays:
    """A row per person and interval seen: which referral, which interval, how much of it, and whether they left."""

    row: NDArray[np.int64]
    interval: NDArray[np.int64]
    seen: Floats
    left: Floats


def _numbered(names: Sequence[str]) -> NDArray[np.int64]:
    number = {name: position for position, name in enumerate(dict.fromkeys(names))}
    return np.array([number[name] for name in names], dtype=np.int64)


def _employers(referrals: Referrals) -> NDArray[np.int64]:
    """The employer, or where it is unknown the opportunity itself."""
    employer = referrals.opportunities.columns["employer"]
    own = int(employer.max()) + 1 + _numbered(referrals.opportunity_id)
    numbered: NDArray[np.int64] = np.where(employer < 0, own, employer)
    return numbered
