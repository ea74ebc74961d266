"""Exposure by group: how high people stand in the lists they are in (Singh and Joachims 2018 [1]_).

References
----------
.. [1] Singh, A. and Joachims, T. (2018). Fairness of exposure in rankings. arXiv 1802.07281.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.validation import number_array, same_length, text_ids
from matching.fairness.audit import LEAST_PEOPLE, RATIOS, Audit
from matching.fairness.averages import compare_means


Floats = NDArray[np.float64]

METHOD = (
    "In each list a place is worth 1 / log2(1 + position). Exposure of a group is what its places are worth over the "
    "mean worth of a place in the same lists: 1 is as much as a list in random order gives, 95% bootstrap intervals "
    "over people, each group against everybody else, tested by Welch's test."
)
BY_MERIT = METHOD + " Here the mean is weighted by merit: 1 is exposure in proportion to merit."


def exposure(
    listed_in: ArrayLike,
    person_id: Sequence[str],
    score: ArrayLike,
    groups: Mapping[str, str | None],
    *,
    seed: int,
    merit: ArrayLike | None = None,
    least_people: int = LEAST_PEOPLE,
    draws: int = 500,
) -> Audit:
    """Exposure of each group over lists of people, one row per person in a list.

    Parameters
    ----------
    listed_in, score : array-like of shape (n_rows,)
        Number of the list (the opportunity), and what orders it, best first.
    person_id : sequence of str of length n_rows
        Whose row it is. People in no list are not rows and do not count.
    groups, least_people : mapping and int
        As `outcome_rates` takes them.
    seed, draws : int, default of draws=500
        Seed (0 or more) and number of the bootstrap draws.
    merit : array-like of shape (n_rows,), default=None
        Above 0, such as `fair_value`. With it exposure is compared with the row's share of its list's merit, without it
        with an equal share.

    Returns
    -------
    audit : Audit
        Ratios, 1 where exposure is as due.

    Raises
    ------
    ValueError
        Naming what is wrong.
    """
    lists, scores = number_array("listed_in", listed_in), number_array("score", score)
    people = text_ids("person_id", person_id)
    merits = None if merit is None else number_array("merit", merit, np.finfo(np.float64).tiny)
    same_length(listed_in=lists, person_id=people, score=scores, **({} if merits is None else {"merit": merits}))
    names, row = np.unique(np.asarray(people, dtype=object).astype(str), return_inverse=True)
    parts = _exposure_and_due(lists, scores, merits, row, len(names))
    words = ("Exposure in lists", METHOD) if merits is None else ("Exposure in proportion to merit", BY_MERIT)
    return compare_means(
        *words, names.tolist(), parts, groups, RATIOS, seed=seed, least_people=least_people, times=draws
    )


def _exposure_and_due(
    lists: Floats, scores: Floats, merits: Floats | None, row: NDArray[np.int64], people: int
) -> tuple[Floats, Floats]:
    """What the places of each person are worth, and what they would be worth in proportion to merit."""
    weight = position_weights(lists, scores)
    due = _due_weight(lists, weight, np.ones(len(weight)) if merits is None else merits)
    return _sum_by_person(row, weight, people), _sum_by_person(row, due, people)


def position_weights(listed_in: Floats, score: Floats) -> Floats:
    """1 / log2(1 + position), position 1 for the best score of its list; ties share their mean."""
    order = np.lexsort((-score, listed_in))
    list_starts = np.flatnonzero(np.diff(listed_in[order], prepend=np.nan) != 0)
    position = np.arange(len(order)) - np.repeat(list_starts, np.diff(np.append(list_starts, len(order)))) + 1
    weight: Floats = 1 / np.log2(1 + position)
    changes = (np.diff(listed_in[order], prepend=np.nan) != 0) | (np.diff(score[order], prepend=np.nan) != 0)
    tied = np.cumsum(changes) - 1
    tied_mean: Floats = np.empty(len(order))
    tied_mean[order] = (np.bincount(tied, weight) / np.bincount(tied))[tied]
    return tied_mean


def _sum_by_person(row: NDArray[np.int64], values: Floats, size: int) -> Floats:
    return np.asarray(np.bincount(row, values, size), dtype=np.float64)


def _due_weight(listed_in: Floats, weight: Floats, merit: Floats) -> Floats:
    """Weight of each row if its list's exposure were in proportion to merit."""
    list_code = np.unique(listed_in, return_inverse=True)[1]
    due: Floats = (np.bincount(list_code, weight) / np.bincount(list_code, merit))[list_code] * merit
    return due
