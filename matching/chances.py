"""Chances of pairs under a model, with 80% intervals."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from matching.comparison import chance_above_others
from matching.covariance import Z_80
from matching.features.base import Codes, Feature
from matching.features.catalogue import FEATURES, PERSON_FEATURES, RANKING_FEATURES
from matching.model import Model
from matching.pairs import Pairs
from matching.profiles.field_types import is_number
from matching.survival import LOG_ODDS_PER_LOG_HAZARD, log_cumulative_hazard, survival


Floats = NDArray[np.float64]
ROWS_AT_ONCE = 65_536


class Chances:
    """Chances of starting and staying, one number per pair, computed when first asked for.

    Parameters
    ----------
    model : Model
        Terms of every feature, intercepts, and covariances of the two linear predictors.
    pairs : Pairs of length n_pairs
        Pairs of a person and an opportunity.

    Attributes
    ----------
    start : ndarray of shape (n_pairs,)
        Chance of starting if referred, in [0, 1].
    start_low, start_high : ndarray of shape (n_pairs,)
        80% interval of `start`, normal in log-odds.
    stay : ndarray of shape (n_pairs,)
        Chance of being there after 26 weeks once started: the survival function at 26 weeks.
    stay_low, stay_high : ndarray of shape (n_pairs,)
        80% interval of `stay`, normal in the log of the hazard.
    lasting : ndarray of shape (n_pairs,)
        Chance of both: `start` times `stay`.
    lasting_low, lasting_high : ndarray of shape (n_pairs,)
        80% interval of `lasting`, by the delta method in log-odds, the errors of the two predictors independent.
    fair_lasting : ndarray of shape (n_pairs,)
        `lasting` with terms of the person alone at their mean over the history.
    """

    def __init__(self, model: Model, pairs: Pairs) -> None:
        self._model, self._pairs = model, pairs

    @cached_property
    def start(self) -> Floats:
        return expit(self._start_predictor)

    start_low = cached_property(lambda self: self._start_at(-Z_80))
    start_high = cached_property(lambda self: self._start_at(Z_80))

    @cached_property
    def stay(self) -> Floats:
        return self.stay_after(26)

    stay_low = cached_property(lambda self: self._stay_at(-Z_80))
    stay_high = cached_property(lambda self: self._stay_at(Z_80))

    def stays_above_others(self, group: NDArray[np.intp]) -> Floats:
        """Chance that a pair is likelier to last, once started, than the other pairs of its group on average.

        Parameters
        ----------
        group : ndarray of int, shape (n_pairs,)
            Which pairs are compared with each other: those of one person.

        Returns
        -------
        chance : ndarray of shape (n_pairs,)
            In [0, 1]; NaN where a group has one pair alone.
        """
        return chance_above_others(self._linear_predictors[1][1], self._model.covariance_stay, self._codes, group)

    def stay_after(self, weeks: float) -> Floats:
        """Chance of being there after so many weeks once started.

        Parameters
        ----------
        weeks : float
            Weeks since the start, above 0 and at most 52.

        Returns
        -------
        chance : ndarray of shape (n_pairs,)
            Survival function at `weeks`, in [0, 1].

        Raises
        ------
        ValueError
            If `weeks` is no such number.
        """
        if not is_number(weeks) or not 0 < weeks <= 52:
            raise ValueError("weeks must be more than 0 and at most 52")
        return survival(log_cumulative_hazard(self._model.log_hazards, self._linear_predictors[1][1], weeks))

    @cached_property
    def lasting(self) -> Floats:
        return self.start * self.stay

    lasting_low = cached_property(lambda self: self._lasting_at(-Z_80))
    lasting_high = cached_property(lambda self: self._lasting_at(Z_80))

    @cached_property
    def fair_lasting(self) -> Floats:
        (start, _), (stay, _) = self._linear_predictors
        start, stay = start + self._model.person_mean_start, stay + self._model.person_mean_stay
        return expit(start) * survival(log_cumulative_hazard(self._model.log_hazards, stay))

    def _start_at(self, z: float) -> Floats:
        bound: Floats = expit(self._start_predictor + z * self._standard_deviations[0])
        return bound

    def _stay_at(self, z: float) -> Floats:
        return survival(self._log_hazard - z * self._standard_deviations[1] / LOG_ODDS_PER_LOG_HAZARD)

    def _lasting_at(self, z: float) -> Floats:
        """The chance of both, `z` standard deviations off, by the delta method on log-odds."""
        log_both = np.log(self.start) - np.exp(self._log_hazard)
        complement = np.maximum(-np.expm1(log_both), np.finfo(np.float64).tiny)
        sd_start = (1 - self.start) * self._standard_deviations[0]
        sd_stay = np.exp(self._log_hazard) / LOG_ODDS_PER_LOG_HAZARD * self._standard_deviations[1]
        bound: Floats = expit(log_both - np.log(complement) + z * np.hypot(sd_start, sd_stay) / complement)
        return bound

    @property
    def _start_predictor(self) -> Floats:
        return self._linear_predictors[0][1]

    @cached_property
    def _log_hazard(self) -> Floats:
        return log_cumulative_hazard(self._model.log_hazards, self._linear_predictors[1][1])

    @cached_property
    def _linear_predictors(self) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        """For starting and for staying: sums of terms without, and with, those of the person alone."""
        start, stay = np.full(len(self._pairs), self._model.start_intercept), np.zeros(len(self._pairs))
        self._add_terms(RANKING_FEATURES, start, stay)
        own_start, own_stay = start.copy(), stay.copy()
        self._add_terms(PERSON_FEATURES, own_start, own_stay)
        return (start, own_start), (stay, own_stay)

    def _add_terms(self, features: tuple[Feature, ...], start: Floats, stay: Floats) -> None:
        for feature in features:
            codes, terms = self._codes[feature.name], self._model.terms[feature.name]
            start += terms.start[codes]
            stay += terms.stay[codes]

    @cached_property
    def _codes(self) -> dict[str, Codes]:
        return {feature.name: feature.codes(self._pairs) for feature in FEATURES}

    @cached_property
    def _standard_deviations(self) -> tuple[Floats, Floats]:
        """Of the linear predictors of starting and of staying, in blocks of rows to bound memory."""
        blocks = [self._block_deviations(low) for low in range(0, len(self._pairs), ROWS_AT_ONCE)]
        if not blocks:
            return np.zeros(0), np.zeros(0)
        start, stay = zip(*blocks, strict=True)
        return np.concatenate(start), np.concatenate(stay)

    def _block_deviations(self, low: int) -> tuple[Floats, Floats]:
        codes = {name: column[low : low + ROWS_AT_ONCE] for name, column in self._codes.items()}
        rows = min(ROWS_AT_ONCE, len(self._pairs) - low)
        start, stay = self._model.covariance_start, self._model.covariance_stay
        return start.standard_deviation(codes, rows), stay.standard_deviation(codes, rows)
