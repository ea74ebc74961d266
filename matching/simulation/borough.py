"""One half-year of a world: who is there, what is on offer, which pairs are possible, and the truth about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.ranker import Ranker
from matching.settings import Settings
from matching.simulation.draws import Record
from matching.simulation.kinds import GROUP_SHARE
from matching.simulation.truth import Chances, Truth
from matching.simulation.unseen import uniform


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


def borough(people: list[Record], opportunities: list[Record], on: date, truth: Truth, drifted: float) -> Borough:
    those, offers = People.from_records(people), Opportunities.from_records(opportunities)
    ranking = Ranker().rank(those, offers, on=on, top=None)
    begins = np.searchsorted(ranking.person, np.arange(len(those) + 1))
    flags = group_of(truth.seed, those.id)
    pairs = Pairs(Context(those, offers, on, Settings()), ranking.person, ranking.opportunity)
    chances = truth.chances(pairs, drifted, flags[ranking.person])
    return Borough(
        tuple(people),
        tuple(opportunities),
        those,
        offers,
        on,
        flags,
        ranking.opportunity,
        begins,
        ranking.score - ranking.reference,
        chances,
    )


def group_of(seed: int, ids: tuple[str, ...]) -> NDArray[np.bool_]:
    """Who is in the group: beside the records, never in them."""
    return np.asarray(uniform(seed, "group", ids) < GROUP_SHARE, dtype=np.bool_)
