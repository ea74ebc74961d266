"""Chances of pairs under a model, with 80% intervals."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from matching.doubt import EIGHTY_PERCENT
from matching.features.base import Codes, Feature
from matching.features.catalogue import FEATURES, PERSONAL, RANKING
from matching.model import Model
from matching.pairs import Pairs
from matching.profiles.kinds import is_number
from matching.staying import SLOPE, log_hazard, staying


Floats = NDArray[np.float64]
ROWS_AT_ONCE = 65_536


class Chances:
    """`start` of starting if referred; `stay` of being there after 26 weeks once started; `lasting` of both.

    One number in [0, 1] per pair; `_low` and `_high` bound 80% intervals. `fair_lasting` has the terms of the person
    alone at their mean.
    """

    def __init__(self, model: Model, pairs: Pairs) -> None:
        self._model, self._pairs = model, pairs

    @cached_property
    def start(self) -> Floats:
        return expit(self._start)

    @cached_property
    def start_low(self) -> Floats:
        return expit(self._start - EIGHTY_PERCENT * self._spreads[0])

    @cached_property
    def start_high(self) -> Floats:
        return expit(self._start + EIGHTY_PERCENT * self._spreads[0])

    @cached_property
    def stay(self) -> Floats:
        return self.stay_after(26)

    def stay_after(self, weeks: float) -> Floats:
        """Chance of being there after so many weeks (at most 52) once started."""
        if not is_number(weeks) or not 0 < weeks <= 52:
            raise ValueError("weeks must be more than 0 and at most 52")
        return staying(log_hazard(self._model.leaving, self._etas[1][1], weeks))

    @cached_property
    def lasting(self) -> Floats:
        return self.start * self.stay

    @cached_property
    def lasting_low(self) -> Floats:
        return self._lasting(-EIGHTY_PERCENT)

    @cached_property
    def lasting_high(self) -> Floats:
        return self._lasting(EIGHTY_PERCENT)

    @cached_property
    def fair_lasting(self) -> Floats:
        (start, _), (stay, _) = self._etas
        start, stay = start + self._model.personal_start, stay + self._model.personal_stay
        return expit(start) * staying(log_hazard(self._model.leaving, stay))

    def _lasting(self, spreads: float) -> Floats:
        """The chance of both, so many standard deviations off, by the delta method on log-odds."""
        log_both = np.log(self.start) - np.exp(self._log_hazard)
        unlike = np.maximum(-np.expm1(log_both), np.finfo(np.float64).tiny)
        of_start = (1 - self.start) * self._spreads[0]
        of_stay = np.exp(self._log_hazard) / SLOPE * self._spreads[1]
        off: Floats = expit(log_both - np.log(unlike) + spreads * np.hypot(of_start, of_stay) / unlike)
        return off

    @property
    def _start(self) -> Floats:
        return self._etas[0][1]

    @cached_property
    def _log_hazard(self) -> Floats:
        return log_hazard(self._model.leaving, self._etas[1][1])

    @cached_property
    def _etas(self) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        """For starting and for staying: what terms add up to without, and with, those of the person alone."""
        start, stay = np.full(len(self._pairs), self._model.start), np.zeros(len(self._pairs))
        self._add(RANKING, start, stay)
        own_start, own_stay = start.copy(), stay.copy()
        self._add(PERSONAL, own_start, own_stay)
        return (start, own_start), (stay, own_stay)

    def _add(self, features: tuple[Feature, ...], start: Floats, stay: Floats) -> None:
        for feature in features:
            codes, terms = self._codes[feature.name], self._model.terms[feature.name]
            start += terms.start[codes]
            stay += terms.stay[codes]

    @cached_property
    def _codes(self) -> dict[str, Codes]:
        return {feature.name: feature.codes(self._pairs) for feature in FEATURES}

    @cached_property
    def _spreads(self) -> tuple[Floats, Floats]:
        parts = [self._spread(low) for low in range(0, len(self._pairs), ROWS_AT_ONCE)]
        if not parts:
            return np.zeros(0), np.zeros(0)
        start, stay = zip(*parts, strict=True)
        return np.concatenate(start), np.concatenate(stay)

    def _spread(self, low: int) -> tuple[Floats, Floats]:
        some = {name: codes[low : low + ROWS_AT_ONCE] for name, codes in self._codes.items()}
        rows = min(ROWS_AT_ONCE, len(self._pairs) - low)
        return self._model.doubt_start.spread(some, rows), self._model.doubt_stay.spread(some, rows)
