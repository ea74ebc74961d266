"""Means, and ratios of sums over people, compared between groups by the bootstrap over people."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.estimates import bootstrap
from matching.evaluation.validation import whole_number
from matching.fairness.audit import LEAST_PEOPLE, Audit, Format, GroupFigure
from matching.fairness.comparisons import corrected
from matching.fairness.groups import grouping
from matching.fairness.intervals import Mean, ratio_of, welch_p_value
from matching.fairness.suppression import shown


Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]


def compare_means(
    measure: str,
    method: str,
    ids: Sequence[str],
    parts: tuple[Floats, Floats],
    groups: Mapping[str, str | None],
    formats: Format,
    *,
    seed: int,
    least_people: int = LEAST_PEOPLE,
    times: int = 500,
) -> Audit:
    """Ratio of the sums of `parts` (numerator, denominator; one value a person in each) for each group.

    Groups of fewer than `least_people` are hidden, and others with them as `suppression` says. p-values are of Welch's
    test, with the variance of a ratio.
    """
    whole_number("least_people", least_people, 1), whole_number("seed", seed, 0)
    labels = grouping(ids, groups)
    members = [labels.code == position for position in range(len(labels.names))]
    counts = np.array([[int(rows.sum())] for rows in members], dtype=np.int64).reshape(-1, 1)
    visible = shown(counts, np.array([least_people]))
    figures = []
    for name, rows, is_shown in zip(labels.names, members, visible.tolist(), strict=True):
        figures.append(_group_figure(name, parts, rows, formats, seed, times) if is_shown else GroupFigure(group=name))
    total = len(ids) if len(ids) >= least_people else None
    return corrected([Audit(measure, method, total, total, tuple(figures))])[0]


def _group_figure(
    name: str, parts: tuple[Floats, Floats], rows: Flags, formats: Format, seed: int, times: int
) -> GroupFigure:
    def group_ratio(drawn: Rows) -> float:
        return _ratio(parts, drawn[rows[drawn]])

    def difference(drawn: Rows) -> float:
        return group_ratio(drawn) - _ratio(parts, drawn[~rows[drawn]])

    size, people = len(rows), int(rows.sum())
    no_others = people == size
    return GroupFigure(
        group=name,
        people=people,
        rows=people,
        figure=bootstrap(group_ratio, size, seed=seed, times=times),
        others=None if no_others else _ratio(parts, np.flatnonzero(~rows)),
        difference=None if no_others else bootstrap(difference, size, seed=seed, times=times),
        chance=None if no_others else welch_p_value(_mean(parts, rows), _mean(parts, ~rows)),
        words=formats,
    )


def _mean(parts: tuple[Floats, Floats], rows: Flags) -> Mean:
    return ratio_of(parts[0][rows], parts[1][rows])


def _ratio(parts: tuple[Floats, Floats], rows: Rows) -> float:
    denominator = float(parts[1][rows].sum())
    return float(parts[0][rows].sum()) / denominator if denominator else float("nan")
