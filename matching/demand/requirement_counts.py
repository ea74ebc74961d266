"""Counterfactuals from the opportunity's side: what each requirement of it, asked by itself, keeps out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np

from matching.demand.query import wanted_routes
from matching.demand.requirements import NOTHING_ASKED, REQUIREMENTS, Fields, eligible_by_step
from matching.profiles.people import People
from matching.settings import Settings
from matching.vocabulary import ROUTES


@dataclass(frozen=True)
class RequirementCount:
    """People who want a route and meet a requirement in part or not at all.

    Attributes
    ----------
    route, requirement : str
        One of `ROUTES` and one of `REQUIREMENTS`.
    met : tuple of int
        For each field of the requirement, how many of its steps they meet.
    people : int
        Nobody stands in two counts of a route and a requirement.
    """

    route: str
    requirement: str
    met: tuple[int, ...]
    people: int


def requirement_counts(people: People, *, on: date, settings: Settings | None = None) -> tuple[RequirementCount, ...]:
    """How many who want a route fall short of each step of each requirement, whatever is on offer and wherever.

    A step is asked by an invented job that can be done from home and asks for nothing else; whoever no criterion rules
    out meets it. The types of opportunity that somebody wants do not count. A fact that is not recorded rules nobody
    out. Whoever meets every step is in no count. Counts are not suppressed.

    Parameters
    ----------
    people, on, settings : People, date and Settings
        As `unmet_demand` takes them.

    Returns
    -------
    tuple of RequirementCount
        By route in the order of `ROUTES`, then by requirement and by steps met.

    Raises
    ------
    ValueError
        Naming the argument and the reason.
    """
    eligible = eligible_by_step(people, on, settings)
    wanting = wanted_routes(people) & eligible[NOTHING_ASKED][:, None]
    counts: list[RequirementCount] = []
    for name, fields in REQUIREMENTS.items():
        met = np.column_stack([sum(eligible[field, step].astype(int) for step in fields[field]) for field in fields])
        for number, route in enumerate(ROUTES):
            counted = Counter(map(tuple, met[wanting[:, number]].tolist()))
            counts += [RequirementCount(route, name, each, counted[each]) for each in _short(fields) if counted[each]]
    return tuple(sorted(counts, key=lambda count: ROUTES.index(count.route)))


def _short(fields: Fields) -> list[tuple[int, ...]]:
    """Every way to meet the requirement in part, or not at all."""
    *short, _whole = product(*(range(len(steps) + 1) for steps in fields.values()))
    return short
