"""What a ranking says: pairs in order, scores, chances with their intervals, and reasons."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.chances import Chances
from matching.context import Context
from matching.criteria.base import Criterion
from matching.criteria.catalogue import CHECKS, judge_row
from matching.logic import Truth
from matching.model import SCORE_SCALE, Model
from matching.pairs import Pairs
from matching.profiles.kinds import is_whole
from matching.reasons import Explainer, Reason
from matching.scoring import Scorer
from matching.search import Found


Floats = NDArray[np.float64]
FINE = 2.0**36  # means are kept to this fraction, so that reasons add up exactly


class Ranking:
    """One row per pair, grouped by person in input order, best first.

    `person` and `opportunity` are positions (0-based) in the collections ranked. `score` is in log-odds; `reference` is
    the mean score over all of that person's eligible opportunities. Chances are in [0, 1]: `chance_start` of starting
    if referred, `chance_26_weeks` of starting and still being there after 26 weeks; `_low` and `_high` bound 80%
    intervals. `fair_value` is `chance_26_weeks` with terms of the person alone at their mean. `minutes` is the travel
    time (a recorded journey or the estimate), NaN where unknown or where no travel is needed. While `calibrated` is
    False no local outcomes stand behind the chances: show words, not numbers.
    """

    def __init__(self, context: Context, model: Model, found: Found) -> None:
        self._context, self._model, self._found = context, model, found
        self.person, self.opportunity = found.person, found.opportunity
        self.score: Floats = found.score / SCORE_SCALE
        self.calibrated = model.calibrated
        means = np.rint(found.sums / found.eligible[:, None] / SCORE_SCALE * FINE) / FINE
        self._group = np.searchsorted(found.among, found.person)
        self.reference: Floats = means.sum(axis=1)[self._group]
        self._explainer = Explainer(self._rows, Scorer(context, model), means, self._group)

    def __len__(self) -> int:
        return len(self.person)

    def reasons(self, row: int) -> tuple[Reason, ...]:
        """Terms of the score minus their mean over the person's eligible opportunities, largest first.

        They add up to `score[row] - reference[row]`. Raises `IndexError` for a row that is not there, and `ValueError`
        for what is no whole number.
        """
        self._refuse_no_row(row)
        return self._explainer.reasons(int(row))

    def telling(self, row: int) -> frozenset[str]:
        """Features of the reasons that a person would recognise as one, for or against.

        Their fact is known, and by itself it counts the same way as it does against the mean: pay that is low, though
        less low than elsewhere, belongs to the sum and yet speaks for nothing. Raises `IndexError` as `reasons` does.
        """
        self._refuse_no_row(row)
        return self._explainer.telling(int(row))

    def criteria(self, row: int, person: Mapping[str, Any], opportunity: Mapping[str, Any]) -> tuple[Criterion, ...]:
        """Every criterion of a row, as `Ranker.eligibility` gives it, for the records the collections were built from.

        Much faster than asking pair by pair, because no collection is built anew. Raises `IndexError` for a row that
        is not there and `ValueError` for records of another pair.
        """
        self._refuse_no_row(row)
        if not isinstance(person, Mapping) or not isinstance(opportunity, Mapping):
            raise ValueError("person and opportunity must be the records the collections were built from")
        people, opportunities = self._context.people, self._context.opportunities
        ids = people.id[self.person[row]], opportunities.id[self.opportunity[row]]
        if ids != (person.get("id"), opportunity.get("id")):
            raise ValueError(f"row {row} is {ids[0]} and {ids[1]}, not the records given")
        return judge_row(self._pairs, row, person, opportunity, self._statuses)

    def _refuse_no_row(self, row: int) -> None:
        if not is_whole(row):
            raise ValueError("row must be a whole number")
        if not 0 <= row < len(self):
            raise IndexError(f"row {row} is not one of the {len(self)} rows of this ranking")

    @cached_property
    def _statuses(self) -> list[Truth]:
        return [check.status(self._pairs) for check in CHECKS]

    @cached_property
    def minutes(self) -> Floats:
        return self._pairs.minutes

    @property
    def chance_start(self) -> Floats:
        return self._chances.start

    @property
    def chance_start_low(self) -> Floats:
        return self._chances.start_low

    @property
    def chance_start_high(self) -> Floats:
        return self._chances.start_high

    @property
    def chance_26_weeks(self) -> Floats:
        return self._chances.lasting

    @property
    def chance_26_weeks_low(self) -> Floats:
        return self._chances.lasting_low

    @property
    def chance_26_weeks_high(self) -> Floats:
        return self._chances.lasting_high

    @property
    def fair_value(self) -> Floats:
        return self._chances.fair_lasting

    def _rows(self, low: int, high: int) -> Pairs:
        return Pairs(self._context, self.person[low:high], self.opportunity[low:high])

    @cached_property
    def _pairs(self) -> Pairs:
        return self._rows(0, len(self))

    @cached_property
    def _chances(self) -> Chances:
        return Chances(self._model, self._pairs)
