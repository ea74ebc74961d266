"""Many groups compared at once: a difference is one only if chance would not have made it among all of them.

Holm's step-down correction in its weighted form (Holm 1979, Scandinavian Journal of Statistics 6, section 4): whatever
the comparisons have to do with each other, chance alone calls one or more of them a difference in at most 5% of cases.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.fairness.audit import Audit


Floats = NDArray[np.float64]

CORRECTION = (
    "Among many comparisons chance alone makes some look like a difference. So a difference is called one only if it "
    "holds after Holm's correction for all comparisons of the same question: an error of 5% is shared out equally "
    "between the kinds of groups, and in each between its comparisons. Every question is judged by itself, and ranges "
    "are of each figure by itself."
)


def corrected(audits: Sequence[Audit]) -> tuple[Audit, ...]:
    """The same audits, with every difference judged among all comparisons that they make together.

    Give audits of one question by different kinds of groups. Each audit has an equal share of the 5%, and in it each
    comparison; two groups against each other are one comparison. What is hidden is none. Raises `ValueError` for
    anything else than audits.
    """
    if not all(isinstance(audit, Audit) for audit in audits):
        raise ValueError("audits must be made by matching.fairness")
    tests = [(number, *test) for number, audit in enumerate(audits) for test in _tests(audit)]
    of_each = np.bincount([number for number, *_ in tests], minlength=len(audits))
    found = holm([chance for *_, chance in tests], [1 / of_each[number] for number, *_ in tests]).tolist()
    judged = {(number, row): chance for (number, rows, _), chance in zip(tests, found, strict=True) for row in rows}
    return tuple(_judged(number, audit, judged, len(tests)) for number, audit in enumerate(audits))


def holm(chances: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """Chances of each test by itself, corrected for their number; a greater weight spares a test. At most 1."""
    alone = np.asarray(chances, dtype=np.float64)
    weight = np.ones(len(alone)) if weights is None else np.asarray(weights, dtype=np.float64)
    order = np.argsort(alone / weight, kind="stable")
    left = np.cumsum(weight[order][::-1])[::-1]
    told: Floats = np.empty(len(alone))
    told[order] = np.minimum(1.0, np.maximum.accumulate(left * (alone / weight)[order]))
    return told


def _tests(audit: Audit) -> list[tuple[list[int], float]]:
    """Rows that one test speaks of, and its chance."""
    tests = [([row], each.chance) for row, each in enumerate(audit.groups) if each.chance is not None]
    if len(audit.groups) == 2 and len(tests) == 2:
        return [([0, 1], tests[0][1])]
    return tests


def _judged(number: int, audit: Audit, judged: dict[tuple[int, int], float], comparisons: int) -> Audit:
    groups = tuple(
        replace(each, corrected=judged.get((number, row)), comparisons=comparisons)
        for row, each in enumerate(audit.groups)
    )
    return replace(audit, groups=groups, comparisons=comparisons)
