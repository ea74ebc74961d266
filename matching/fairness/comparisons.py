"""Multiple comparisons: p-values adjusted for their number.

Holm's step-down correction in its weighted form (Holm 1979, Scandinavian Journal of Statistics 6, section 4) controls
the family-wise error rate at 5%, whatever the dependence between the comparisons.
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
    """The same audits, with every p-value adjusted for all comparisons that they make together.

    Each audit has an equal share of the 5%, and in it each comparison; two groups against each other are one
    comparison, and a hidden group is none.

    Parameters
    ----------
    audits : sequence of Audit
        Audits of one question by different kinds of groups.

    Returns
    -------
    adjusted : tuple of Audit
        In the same order. Adjusting again changes nothing.

    Raises
    ------
    ValueError
        If one is no audit.

    References
    ----------
    Holm 1979, Scandinavian Journal of Statistics 6.
    """
    if not all(isinstance(audit, Audit) for audit in audits):
        raise ValueError("audits must be made by matching.fairness")
    tests = [(number, *test) for number, audit in enumerate(audits) for test in _tests(audit)]
    tests_per_audit = np.bincount([number for number, *_ in tests], minlength=len(audits))
    adjusted = holm([p_value for *_, p_value in tests], [1 / tests_per_audit[number] for number, *_ in tests]).tolist()
    by_row = {
        (number, row): p_value for (number, rows, _), p_value in zip(tests, adjusted, strict=True) for row in rows
    }
    return tuple(_with_p_values(number, audit, by_row, len(tests)) for number, audit in enumerate(audits))


def holm(p_values: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """p-values adjusted for their number, at most 1; a test with a greater weight is adjusted less."""
    unadjusted = np.asarray(p_values, dtype=np.float64)
    weight = np.ones(len(unadjusted)) if weights is None else np.asarray(weights, dtype=np.float64)
    order = np.argsort(unadjusted / weight, kind="stable")
    remaining_weight = np.cumsum(weight[order][::-1])[::-1]
    adjusted: Floats = np.empty(len(unadjusted))
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(remaining_weight * (unadjusted / weight)[order]))
    return adjusted


def _tests(audit: Audit) -> list[tuple[list[int], float]]:
    """Rows of each test, and its p-value."""
    tests = [([row], each.chance) for row, each in enumerate(audit.groups) if each.chance is not None]
    if len(audit.groups) == 2 and len(tests) == 2:
        return [([0, 1], tests[0][1])]
    return tests


def _with_p_values(number: int, audit: Audit, by_row: dict[tuple[int, int], float], comparisons: int) -> Audit:
    groups = tuple(
        replace(each, corrected=by_row.get((number, row)), comparisons=comparisons)
        for row, each in enumerate(audit.groups)
    )
    return replace(audit, groups=groups, comparisons=comparisons)
