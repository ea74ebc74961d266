"""A mean per person compared between groups, by the bootstrap over people."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.checks import whole
from matching.evaluation.estimates import bootstrap
from matching.fairness.audit import LEAST_PEOPLE, Audit, GroupFigure, Words
from matching.fairness.comparisons import corrected
from matching.fairness.groups import grouping
from matching.fairness.intervals import ratio_of, welch_chance
from matching.fairness.suppression import shown


Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]


def compare(
    measure: str,
    method: str,
    ids: Sequence[str],
    parts: tuple[Floats, Floats],
    groups: Mapping[str, str | None],
    words: Words,
    *,
    seed: int,
    least_people: int = LEAST_PEOPLE,
    times: int = 500,
) -> Audit:
    """Sum of the first of `parts` over sum of the second, for each group, one value a person in each.

    Groups of fewer than `least_people` are hidden, and others with them as `suppression` says. Chances are of Welch's
    test, variances those of a ratio.
    """
    whole("least_people", least_people, 1), whole("seed", seed, 0)
    label = grouping(ids, groups)
    of = [label.code == position for position in range(len(label.names))]
    counts = np.array([[int(rows.sum())] for rows in of], dtype=np.int64).reshape(-1, 1)
    visible = shown(counts, np.array([least_people]))
    figures = []
    for name, rows, seen in zip(label.names, of, visible.tolist(), strict=True):
        figures.append(_figure(name, parts, rows, words, seed, times) if seen else GroupFigure(group=name))
    total = len(ids) if len(ids) >= least_people else None
    return corrected([Audit(measure, method, total, total, tuple(figures))])[0]


def _figure(name: str, parts: tuple[Floats, Floats], rows: Flags, words: Words, seed: int, times: int) -> GroupFigure:
    def own(picked: Rows) -> float:
        return _ratio(parts, picked[rows[picked]])

    def gap(picked: Rows) -> float:
        return own(picked) - _ratio(parts, picked[~rows[picked]])

    size, people = len(rows), int(rows.sum())
    alone = people == size
    return GroupFigure(
        group=name,
        people=people,
        rows=people,
        figure=bootstrap(own, size, seed=seed, times=times),
        others=None if alone else _ratio(parts, np.flatnonzero(~rows)),
        difference=None if alone else bootstrap(gap, size, seed=seed, times=times),
        chance=None if alone else welch_chance(*(ratio_of(*(part[of] for part in parts)) for of in (rows, ~rows))),
        words=words,
    )


def _ratio(parts: tuple[Floats, Floats], rows: Rows) -> float:
    below = float(parts[1][rows].sum())
    return float(parts[0][rows].sum()) / below if below else float("nan")
