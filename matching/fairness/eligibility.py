"""Eligibility by group: of how much of what is on offer people are not ruled out."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from matching.evaluation.checks import identified, numbers, same_length, whole
from matching.fairness.audit import LEAST_PEOPLE, SHARES, Audit
from matching.fairness.averages import compare


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
    """Mean share of the `offered` opportunities that are possible, by group.

    One row per person (unique ids): `possible` counts the opportunities that nothing rules out, also where that is
    none (`numpy.bincount(ranking.person, minlength=len(people))` of a ranking with `top=None`). Raises `ValueError`
    naming what is wrong.
    """
    whole("offered", offered, 1)
    count, people = numbers("possible", possible, 0, offered), identified("person_id", person_id)
    same_length(person_id=people, possible=count)
    if (count != np.rint(count)).any():
        raise ValueError("possible must hold whole numbers only")
    if len(set(people)) < len(people):
        raise ValueError("person_id must name everyone once")
    parts = (count / offered, np.ones(len(count)))
    return compare(
        "Share of what is on offer that is possible",
        METHOD,
        people,
        parts,
        groups,
        SHARES,
        seed=seed,
        least_people=least_people,
        times=times,
    )
