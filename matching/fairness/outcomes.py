"""Outcomes by group: who started, who was still there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.checks import identified, labelled, outcomes, same_length, whole
from matching.evaluation.shares import Share, effective, wilson
from matching.fairness.audit import LEAST_CELL, LEAST_PEOPLE, Audit, GroupFigure
from matching.fairness.comparisons import corrected
from matching.fairness.groups import grouping
from matching.fairness.intervals import newcombe, newcombe_chance
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
    """How often something came about in each group, one row per referral (or start).

    `person_id` names whose row it is and `came_about` is True or False; give only rows whose outcome is known, for
    lasting those followed for as long or left before. `groups` maps person ids to names of groups, None where it is not
    recorded. A group is hidden below `least_people` people, or below `least_cell` rows of either outcome, and others
    with it as `suppression` says. Raises `ValueError` naming what is wrong.
    """
    if not isinstance(measure, str) or not measure.strip():
        raise ValueError("measure must be text that is not empty")
    came, ids = outcomes("came_about", came_about), identified("person_id", person_id)
    same_length(person_id=ids, came_about=came)
    whole("least_people", least_people, 1), whole("least_cell", least_cell, 0)
    label = grouping(ids, groups)
    whose = labelled("person_id", ids, len(ids))
    of = [label.code == position for position in range(len(label.names))]
    least = np.array([least_people, least_cell, least_cell])
    counts = np.array([_counts(whose, came, rows) for rows in of], dtype=np.int64).reshape(-1, 3)
    visible = shown(counts, least)
    figures = [
        _figure(name, whose, came, own) if seen else GroupFigure(group=name)
        for name, own, seen in zip(label.names, of, visible.tolist(), strict=True)
    ]
    everybody = len(came) > 0 and bool((_counts(whose, came, np.ones(len(came), dtype=np.bool_)) >= least).all())
    people, rows = (len(np.unique(whose)), len(came)) if everybody else (None, None)
    return corrected([Audit(measure, METHOD, people, rows, tuple(figures))])[0]


def _counts(whose: NDArray[Any], came: Floats, rows: Flags) -> NDArray[np.int64]:
    happened = int(came[rows].sum())
    return np.array([len(np.unique(whose[rows])), happened, int(rows.sum()) - happened])


def _share(whose: NDArray[Any], came: Floats, rows: Flags) -> Share:
    worth = effective(came[rows], whose[rows])
    return Share(float(came[rows].mean()) * worth, worth)


def _figure(name: str, whose: NDArray[Any], came: Floats, rows: Flags) -> GroupFigure:
    share = _share(whose, came, rows)
    own = GroupFigure(group=name, people=len(np.unique(whose[rows])), rows=int(rows.sum()), figure=wilson(*share))
    if rows.all():
        return own
    rest = _share(whose, came, ~rows)
    other = wilson(*rest)
    gap, chance = newcombe(wilson(*share), other), newcombe_chance(share, rest)
    return replace(own, others=other.value, difference=gap, chance=chance)
