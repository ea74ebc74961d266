"""Counterfactuals from the opportunity's side: what each requirement of it, asked by itself, keeps out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
from numpy.typing import NDArray

from matching.demand.query import demand_query, wanted_routes
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People, modified_people
from matching.settings import Settings
from matching.vocabulary import ROUTES, TYPES


Step = float | bool
Fields = Mapping[str, tuple[Step, ...]]

# Requirements by the fields of an opportunity that state them, each with its steps from the laxest to the strictest.
# English and maths are counted together: whoever has neither gains nothing where one of the two is asked no more.
REQUIREMENTS: Mapping[str, Fields] = {
    "english_and_maths": {"english_required": (2,), "maths_required": (2,)},
    "entry_level": {"min_level": (1, 2, 3)},
    "hours": {"weekly_hours": (16, 25, 30, 35)},
    "driving": {"driving_required": (True,)},
}
NOTHING_ASKED = ("", False)
WORK = {"type": "job", "remote": True}  # no journey counts, and whoever may not work is left out


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
    eligible = _eligible(people, on, settings)
    wanting = wanted_routes(people) & eligible[NOTHING_ASKED][:, None]
    counts: list[RequirementCount] = []
    for name, fields in REQUIREMENTS.items():
        met = np.column_stack([sum(eligible[field, step].astype(int) for step in fields[field]) for field in fields])
        for number, route in enumerate(ROUTES):
            counted = Counter(map(tuple, met[wanting[:, number]].tolist()))
            counts += [RequirementCount(route, name, each, counted[each]) for each in _short(fields) if counted[each]]
    return tuple(sorted(counts, key=lambda count: ROUTES.index(count.route)))


def _eligible(people: People, on: date, settings: Settings | None) -> dict[tuple[str, Step], NDArray[np.bool_]]:
    """Who is eligible where nothing is asked, and for each step; shape (n_people,) each."""
    steps = [(field, step) for fields in REQUIREMENTS.values() for field, each in fields.items() for step in each]
    asked: list[Mapping[str, Step]] = [{}, *({field: step} for field, step in steps)]
    offers = Opportunities.from_records([{"id": str(number), **WORK, **each} for number, each in enumerate(asked)])
    query = demand_query(people, offers, on, settings, None)
    open_to_any = {"types_mask": np.full(len(people), (1 << len(TYPES)) - 1)}
    everyone = np.arange(len(people))
    pairs = query.eligible_pairs(modified_people(people, everyone, open_to_any, same_ids=True))
    matrix = np.zeros((len(people), len(offers)), dtype=np.bool_)
    matrix[pairs.person, pairs.opportunity] = True
    return dict(zip([NOTHING_ASKED, *steps], matrix.T, strict=True))


def _short(fields: Fields) -> list[tuple[int, ...]]:
    """Every way to meet the requirement in part, or not at all."""
    *short, _whole = product(*(range(len(steps) + 1) for steps in fields.values()))
    return short
