"""Past referrals as training data: codes of every feature, what happened, and stays as person-period rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.context import Context, EmployerEffects
from matching.features.base import Codes
from matching.features.catalogue import FEATURES
from matching.history.referrals import Referrals
from matching.pairs import Pairs
from matching.settings import Settings
from matching.survival import exposure, interval_index


Floats = NDArray[np.float64]
MIN_EXPOSURE = 1 / 56  # part of an interval: half a day of the first, for those who left on the first


def referral_pairs(referrals: Referrals, settings: Settings, employer_effects: EmployerEffects | None = None) -> Pairs:
    """Row i of the history as a pair, with the facts of its own day."""
    rows = np.arange(len(referrals))
    context = Context.for_history(referrals.people, referrals.opportunities, referrals.on, settings)
    context.employer_effects = employer_effects or {}
    return Pairs(context, rows, rows)


def feature_codes(referrals: Referrals, settings: Settings) -> Codes:
    """A row per referral and a column per feature of FEATURES."""
    pairs = referral_pairs(referrals, settings)
    return np.stack([feature.codes(pairs) for feature in FEATURES], axis=1)


@dataclass(frozen=True)
class TrainingData:
    """`codes` has a row per referral and a column per feature of FEATURES; `person` and `employer` number the groups.

    `weeks` is how long a stay was observed; `left` whether it ended then, everything else being censored.
    """

    codes: Codes
    started: NDArray[np.bool_]
    weeks: Floats
    left: NDArray[np.bool_]
    person: NDArray[np.int64]
    employer: NDArray[np.int64]
    employer_ids: tuple[str, ...] = ()

    @classmethod
    def from_referrals(cls, referrals: Referrals, settings: Settings) -> TrainingData:
        """Rows sorted by their own content, so that the order of the input changes no sum."""
        if not len(referrals):
            no_codes, no_groups = np.zeros((0, len(FEATURES)), dtype=np.intp), np.zeros(0, dtype=np.int64)
            return cls(no_codes, referrals.started, referrals.weeks, referrals.left, no_groups, no_groups)
        codes = feature_codes(referrals, settings)
        order = np.lexsort((*codes.T, referrals.weeks, referrals.left, referrals.started))
        outcome = referrals.started[order], referrals.weeks[order], referrals.left[order]
        return cls(
            codes[order],
            *outcome,
            _group_numbers(referrals.person_id)[order],
            _employers(referrals)[order],
            tuple(referrals.opportunities.columns["employers"]),
        )

    def person_periods(self) -> PersonPeriods:
        """Stays as one row per interval observed, whole or in part."""
        referral = np.flatnonzero(self.started)
        weeks, left = self.weeks[referral], self.left[referral]
        observed = exposure(weeks)
        leaving = np.zeros((len(referral), observed.shape[1] + 1))
        leaving[np.flatnonzero(left), interval_index(weeks[left])] = 1
        leaving = leaving[:, :-1]
        observed = np.where((leaving > 0) & (observed == 0), MIN_EXPOSURE, observed)
        row, interval = np.nonzero(observed > 0)
        return PersonPeriods(referral[row], interval, observed[row, interval], leaving[row, interval])


@dataclass(frozen=True)
class PersonPeriods:
    """A row per stay and interval: the referral's row, the interval, the part observed, and 1 where they left in it."""

    referral: NDArray[np.int64]
    interval: NDArray[np.int64]
    exposure: Floats
    left: Floats


def _group_numbers(names: Sequence[str]) -> NDArray[np.int64]:
    number = {name: position for position, name in enumerate(dict.fromkeys(names))}
    return np.array([number[name] for name in names], dtype=np.int64)


def _employers(referrals: Referrals) -> NDArray[np.int64]:
    """The employer, or where it is unknown the opportunity itself."""
    employer = referrals.opportunities.columns["employer"]
    own = int(employer.max()) + 1 + _group_numbers(referrals.opportunity_id)
    numbered: NDArray[np.int64] = np.where(employer < 0, own, employer)
    return numbered
