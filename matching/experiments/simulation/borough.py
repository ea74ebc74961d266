"""One half-year of a world: people, opportunities, eligible pairs and the truth about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.experiments.simulation.hidden_effects import uniform
from matching.experiments.simulation.scenarios import GROUP_SHARE
from matching.experiments.simulation.synthetic_records import Record
from matching.experiments.simulation.truth import Chances, Truth, judged_score
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.ranker import Ranker
from matching.settings import Settings


@dataclass(frozen=True)
class Borough:
    """Eligible pairs are grouped by person: those of person p are rows begins[p] up to begins[p + 1]."""

    person_records: tuple[Record, ...]
    opportunity_records: tuple[Record, ...]
    people: People
    opportunities: Opportunities
    on: date
    in_group: NDArray[np.bool_]
    opportunity: NDArray[np.int64]
    begins: NDArray[np.int64]
    expert: NDArray[np.float64]
    truth: Chances


def borough(people: list[Record], opportunities: list[Record], on: date, truth: Truth, drift_share: float) -> Borough:
    built_people, built_opportunities = People.from_records(people), Opportunities.from_records(opportunities)
    eligible = Ranker().rank(built_people, built_opportunities, on=on, top=None)
    context = Context(built_people, built_opportunities, on, Settings())
    judged = judged_score(Pairs(context, eligible.person, eligible.opportunity))
    order = np.lexsort((np.array(built_opportunities.id)[eligible.opportunity], -judged, eligible.person))
    pairs = Pairs(context, eligible.person[order], eligible.opportunity[order])
    begins = np.searchsorted(pairs.person, np.arange(len(built_people) + 1))
    flags = group_of(truth.seed, built_people.id)
    chances = truth.chances(pairs, drift_share, flags[pairs.person])
    return Borough(
        tuple(people),
        tuple(opportunities),
        built_people,
        built_opportunities,
        on,
        flags,
        pairs.opportunity,
        begins,
        judged[order],
        chances,
    )


def group_of(seed: int, ids: tuple[str, ...]) -> NDArray[np.bool_]:
    """Who is in the group: beside the records, never in them."""
    return np.asarray(uniform(seed, "group", ids) < GROUP_SHARE, dtype=np.bool_)
