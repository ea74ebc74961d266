"""Outcome rates by group: who started, who was still there.

Intervals of shares are Wilson's (1927, Journal of the American Statistical Association 22), of differences Newcombe's
(1998, Statistics in Medicine 17).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.proportions import Proportion, effective_sample_size, wilson
from matching.evaluation.validation import binary_outcomes, label_codes, same_length, text_ids, whole_number
from matching.fairness.audit import LEAST_CELL, LEAST_PEOPLE, Audit, GroupFigure
from matching.fairness.comparisons import corrected
from matching.fairness.groups import grouping
from matching.fairness.intervals import newcombe, newcombe_p_value
from matching.fairness.suppression import shown


Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

METHOD = (
    "Shares with Wilson's 95% score interval and differences by Newcombe's, each group against everybody else. Where "
    "somebody has several referrals, rows count for as many as they are worth when those of one person are alike."
)


def outcome_rates(
    measure: str,
    person_id: Sequence[str],
    came_about: ArrayLike,
    groups: Mapping[str, str | None],
    *,
    least_people: int = LEAST_PEOPLE,
    least_cell: int = LEAST_CELL,
) -> Audit:
    """Share of rows in which an outcome came about, by group; one row per referral (or start).

    Parameters
    ----------
    measure : str
        What is compared, as a title.
    person_id : sequence of str of length n_rows
        Whose row it is.
    came_about : array-like of shape (n_rows,)
        True or False. Give only rows whose outcome is known: for lasting, those followed for as long or left before.
    groups : mapping of str to str or None
        Group of every person; None where it is not recorded.
    least_people, least_cell : int, default=10 and 5
        Groups of fewer people, or with fewer rows of either outcome, are hidden, and others with them so that they
        cannot be worked out.

    Returns
    -------
    audit : Audit
        Shares in [0, 1] with Wilson's interval, differences with Newcombe's, at the effective sample size.

    Raises
    ------
    ValueError
        Naming what is wrong.
    """
    ids, outcome = _validated(measure, person_id, came_about)
    whole_number("least_people", least_people, 1), whole_number("least_cell", least_cell, 0)
    labels = grouping(ids, groups)
    person = label_codes("person_id", ids, len(ids))
    members = [labels.code == position for position in range(len(labels.names))]
    least = np.array([least_people, least_cell, least_cell])
    counts = np.array([_counts(person, outcome, rows) for rows in members], dtype=np.int64).reshape(-1, 3)
    visible = shown(counts, least)
    figures = [
        _group_figure(name, person, outcome, rows) if is_shown else GroupFigure(group=name)
        for name, rows, is_shown in zip(labels.names, members, visible.tolist(), strict=True)
    ]
    totals = _totals(person, outcome, least)
    return corrected([Audit(measure, METHOD, *totals, tuple(figures))])[0]


def _totals(person: NDArray[Any], outcome: Floats, least: NDArray[np.int64]) -> tuple[int | None, int | None]:
    """People and rows altogether; None where even that is too few."""
    everybody = _counts(person, outcome, np.ones(len(outcome), dtype=np.bool_))
    enough = len(outcome) > 0 and bool((everybody >= least).all())
    return (len(np.unique(person)), len(outcome)) if enough else (None, None)


def _validated(measure: str, person_id: Sequence[str], came_about: ArrayLike) -> tuple[tuple[str, ...], Floats]:
    if not isinstance(measure, str) or not measure.strip():
        raise ValueError("measure must be text that is not empty")
    outcome, ids = binary_outcomes("came_about", came_about), text_ids("person_id", person_id)
    same_length(person_id=ids, came_about=outcome)
    return ids, outcome


def _counts(person: NDArray[Any], outcome: Floats, rows: Flags) -> NDArray[np.int64]:
    events = int(outcome[rows].sum())
    return np.array([len(np.unique(person[rows])), events, int(rows.sum()) - events])


def _proportion(person: NDArray[Any], outcome: Floats, rows: Flags) -> Proportion:
    size = effective_sample_size(outcome[rows], person[rows])
    return Proportion(float(outcome[rows].mean()) * size, size)


def _group_figure(name: str, person: NDArray[Any], outcome: Floats, rows: Flags) -> GroupFigure:
    own = _proportion(person, outcome, rows)
    figure = GroupFigure(group=name, people=len(np.unique(person[rows])), rows=int(rows.sum()), figure=wilson(*own))
    if rows.all():
        return figure
    others = _proportion(person, outcome, ~rows)
    difference = newcombe(wilson(*own), wilson(*others))
    p_value = newcombe_p_value(own, others)
    return replace(figure, others=wilson(*others).value, difference=difference, chance=p_value)
