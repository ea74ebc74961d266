"""Eligibility by group: of how much of what is on offer people are not ruled out."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.validation import number_array, same_length, text_ids, whole_number
from matching.fairness.audit import LEAST_PEOPLE, SHARES, Audit
from matching.fairness.averages import compare_means


MEASURE = "Share of what is on offer that is possible"
METHOD = (
    "For each person the share of all opportunities that no criterion rules out; means by group, with 95% bootstrap "
    "intervals over people, each group against everybody else, tested by Welch's test."
)


def eligibility_rates(
    person_id: Sequence[str],
    possible: ArrayLike,
    offered: int,
    groups: Mapping[str, str | None],
    *,
    seed: int,
    least_people: int = LEAST_PEOPLE,
    times: int = 500,
) -> Audit:
    """Mean share of all opportunities on offer that no criterion rules out, by group.

    Parameters
    ----------
    person_id : sequence of str of length n_people
        Unique ids.
    possible : array-like of shape (n_people,)
        Opportunities that nothing rules out, also where that is none: `numpy.bincount(ranking.person,
        minlength=len(people))` of a ranking with `top=None`.
    offered : int
        Opportunities on offer, 1 or more.
    groups, least_people : mapping and int
        As `outcome_rates` takes them.
    seed, times : int, default of times=500
        Seed (0 or more) and number of the bootstrap draws.

    Returns
    -------
    audit : Audit
        Mean shares in [0, 1].

    Raises
    ------
    ValueError
        Naming what is wrong.
    """
    people, count = _validated(person_id, possible, whole_number("offered", offered, 1))
    parts = (count / offered, np.ones(len(count)))
    return compare_means(
        MEASURE, METHOD, people, parts, groups, SHARES, seed=seed, least_people=least_people, times=times
    )


def _validated(
    person_id: Sequence[str], possible: ArrayLike, offered: int
) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    count, people = number_array("possible", possible, 0, offered), text_ids("person_id", person_id)
    same_length(person_id=people, possible=count)
    if (count != np.rint(count)).any():
        raise ValueError("possible must hold whole numbers only")
    if len(set(people)) < len(people):
        raise ValueError("person_id must name everyone once")
    return people, count
