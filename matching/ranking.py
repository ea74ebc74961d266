"""The result of `Ranker.rank`: pairs in order, scores, chances with their intervals, and reasons."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.chances import Chances
from matching.context import Context
from matching.criteria.base import Criterion
from matching.criteria.catalogue import criteria_of_rows
from matching.criteria.rows import CriteriaOfRows
from matching.model import SCORE_SCALE, Model
from matching.pairs import Pairs
from matching.profiles.field_types import is_whole
from matching.reasons import Explainer, Reason
from matching.scoring import Scorer
from matching.top_k import RankedPairs


Floats = NDArray[np.float64]
MEAN_RESOLUTION = 2.0**36  # means are multiples of its inverse, so that reasons add up exactly


def _column_of_chances(name: str) -> property:
    """A column of the ranking that `Chances` computes."""
    return property(lambda ranking: getattr(ranking._chances, name))


class Ranking:
    """One row per pair, grouped by person in input order, best first; chances are computed when first read.

    Attributes
    ----------
    person, opportunity : ndarray of int, shape (n_rows,)
        Positions (0-based) in the collections ranked.
    score : ndarray of float, shape (n_rows,)
        Score in log-odds.
    reference : ndarray of float, shape (n_rows,)
        Mean score over all eligible opportunities of that person.
    chance_start, chance_start_low, chance_start_high : ndarray of float, shape (n_rows,)
        Chance of starting if referred, in [0, 1], and the bounds of its 80% interval.
    chance_stay, chance_stay_low, chance_stay_high : ndarray of float, shape (n_rows,)
        Chance of being there after 26 weeks given a start, and the bounds of its 80% interval.
    likelier_to_stay : ndarray of float, shape (n_rows,)
        Chance that this one is likelier to last, given a start, than the person's other rows on average; NaN where
        there is no other.
    chance_26_weeks, chance_26_weeks_low, chance_26_weeks_high : ndarray of float, shape (n_rows,)
        Chance of starting and still being there after 26 weeks, and the bounds of its 80% interval.
    fair_value : ndarray of float, shape (n_rows,)
        `chance_26_weeks` with the terms of the person alone at their mean.
    minutes : ndarray of float, shape (n_rows,)
        Travel time each way, recorded or estimated, and of a confidential home the middle of its band; NaN where
        unknown or where no travel is needed.
    calibrated : bool
        False while no local outcomes stand behind the chances: show words, not numbers.
    """

    def __init__(self, context: Context, model: Model, ranked: RankedPairs) -> None:
        self._context, self._model = context, model
        self.person, self.opportunity = ranked.person, ranked.opportunity
        self.score: Floats = ranked.score / SCORE_SCALE
        self.calibrated = model.calibrated
        means = ranked.term_sums / ranked.eligible_count[:, None] / SCORE_SCALE
        means = np.rint(means * MEAN_RESOLUTION) / MEAN_RESOLUTION
        self._group = np.searchsorted(ranked.ranked_person, ranked.person)
        self.reference: Floats = means.sum(axis=1)[self._group]
        self._explainer = Explainer(self._rows, Scorer(context, model), means, self._group)

    def __len__(self) -> int:
        return len(self.person)

    def reasons(self, row: int) -> tuple[Reason, ...]:
        """Terms of the score less their mean over the person's eligible opportunities.

        Parameters
        ----------
        row : int
            Row of the ranking.

        Returns
        -------
        reasons : tuple of Reason
            Largest contribution first; they add up to `score[row] - reference[row]` exactly.

        Raises
        ------
        IndexError
            For a row that is not there.
        ValueError
            If `row` is no whole number.
        """
        self._require_row(row)
        return self._explainer.reasons(int(row))

    def salient(self, row: int) -> frozenset[str]:
        """Features of the reasons that a person would recognise as one, for or against.

        Their fact is known, and the term itself has the sign of its contribution: low pay that is less low than
        elsewhere belongs to the sum and yet speaks for nothing. `telling` is another name of this method.

        Parameters
        ----------
        row : int
            As `reasons` takes it, and refuses it.

        Returns
        -------
        features : frozenset of str
            Codes of features.
        """
        self._require_row(row)
        return self._explainer.salient(int(row))

    telling = salient

    def criteria(self, row: int, person: Mapping[str, Any], opportunity: Mapping[str, Any]) -> tuple[Criterion, ...]:
        """Every criterion of a row, as `Ranker.eligibility` gives it, without building collections anew.

        Parameters
        ----------
        row : int
            As `reasons` takes it, and refuses it.
        person, opportunity : dict
            The records of the row that the collections were built from.

        Returns
        -------
        criteria : tuple of Criterion
            One for each name of CRITERIA, in that order.

        Raises
        ------
        ValueError
            If the records are of another pair.
        """
        self._require_row(row)
        if not isinstance(person, Mapping) or not isinstance(opportunity, Mapping):
            raise ValueError("person and opportunity must be the records the collections were built from")
        people, opportunities = self._context.people, self._context.opportunities
        ids = people.id[self.person[row]], opportunities.id[self.opportunity[row]]
        if ids != (person.get("id"), opportunity.get("id")):
            raise ValueError(f"row {row} is {ids[0]} and {ids[1]}, not the records given")
        return self._criteria.of_row(int(row), person, opportunity)

    def _require_row(self, row: int) -> None:
        if not is_whole(row):
            raise ValueError("row must be a whole number")
        if not 0 <= row < len(self):
            raise IndexError(f"row {row} is not one of the {len(self)} rows of this ranking")

    @cached_property
    def _criteria(self) -> CriteriaOfRows:
        return criteria_of_rows(self._pairs)

    @cached_property
    def minutes(self) -> Floats:
        return self._pairs.told_minutes

    chance_start, chance_start_low, chance_start_high = map(_column_of_chances, ("start", "start_low", "start_high"))
    chance_stay, chance_stay_low, chance_stay_high = map(_column_of_chances, ("stay", "stay_low", "stay_high"))
    chance_26_weeks = _column_of_chances("lasting")
    chance_26_weeks_low, chance_26_weeks_high = map(_column_of_chances, ("lasting_low", "lasting_high"))
    fair_value = _column_of_chances("fair_lasting")

    @cached_property
    def likelier_to_stay(self) -> Floats:
        return self._chances.stays_above_others(self._group)

    def _rows(self, low: int, high: int) -> Pairs:
        return Pairs(self._context, self.person[low:high], self.opportunity[low:high])

    @cached_property
    def _pairs(self) -> Pairs:
        return self._rows(0, len(self))

    @cached_property
    def _chances(self) -> Chances:
        return Chances(self._model, self._pairs)
