"""Exposure by group: how high people stand in the lists they are in (Singh and Joachims 2018, arXiv 1802.07281)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.checks import identified, numbers, same_length
from matching.fairness.audit import LEAST_PEOPLE, RATIOS, Audit
from matching.fairness.averages import compare


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

    `listed_in` numbers the list (the opportunity), `score` orders it, best first. With `merit` (above 0, such as
    `fair_value`) a place is compared with what the person's share of the list's merit would give. People in no list are
    not rows and do not count. Raises `ValueError` naming what is wrong.
    """
    lists, points = numbers("listed_in", listed_in), numbers("score", score)
    people = identified("person_id", person_id)
    worth = None if merit is None else numbers("merit", merit, np.finfo(np.float64).tiny)
    same_length(listed_in=lists, person_id=people, score=points, **({} if worth is None else {"merit": worth}))
    names, row = np.unique(np.asarray(people, dtype=object).astype(str), return_inverse=True)
    got = place_worth(lists, points)
    due = _due(lists, got, np.ones(len(got)) if worth is None else worth)
    parts = (_summed(row, got, len(names)), _summed(row, due, len(names)))
    return compare(
        "Exposure in lists" if worth is None else "Exposure in proportion to merit",
        METHOD if worth is None else BY_MERIT,
        names.tolist(),
        parts,
        groups,
        RATIOS,
        seed=seed,
        least_people=least_people,
        times=draws,
    )


def place_worth(listed_in: Floats, score: Floats) -> Floats:
    """1 / log2(1 + position), position 1 for the best score of its list; equal scores share their places' mean."""
    order = np.lexsort((-score, listed_in))
    begins = np.flatnonzero(np.diff(listed_in[order], prepend=np.nan) != 0)
    place = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order)))) + 1
    worth: Floats = 1 / np.log2(1 + place)
    changes = (np.diff(listed_in[order], prepend=np.nan) != 0) | (np.diff(score[order], prepend=np.nan) != 0)
    tied = np.cumsum(changes) - 1
    shared: Floats = np.empty(len(order))
    shared[order] = (np.bincount(tied, worth) / np.bincount(tied))[tied]
    return shared


def _summed(row: NDArray[np.int64], values: Floats, size: int) -> Floats:
    return np.asarray(np.bincount(row, values, size), dtype=np.float64)


def _due(listed_in: Floats, got: Floats, merit: Floats) -> Floats:
    """What each row would get if its list's exposure were shared out by merit."""
    number = np.unique(listed_in, return_inverse=True)[1]
    due: Floats = (np.bincount(number, got) / np.bincount(number, merit))[number] * merit
    return due
