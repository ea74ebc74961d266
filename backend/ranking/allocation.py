"""A proposal of who could take which place when places are few. Nothing follows from it: a person decides each row."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

import matching
from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity
from backend.ranking.active_model import active_model
from backend.ranking.matching_input import MatchingInput
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision


class Floor(StrEnum):
    """What is kept for as many young people as possible, before the total is made as great as can be."""

    NONE = ""
    A_PLACE = "place"
    A_FAIR_PLACE = "fair"


@dataclass(frozen=True)
class Proposed:
    care_leaver: CareLeaver
    opportunity: Opportunity
    speaks_for: list[str]


@dataclass(frozen=True)
class SoughtAfter:
    """`share` is the price of a place as a part of the dearest: 0 where places are left over."""

    opportunity: Opportunity
    proposed: int
    share: float


@dataclass(frozen=True)
class Proposal:
    """`cost` is the part of the total that the floor takes; `possible` counts pairs that nothing rules out."""

    rows: list[Proposed]
    without: list[CareLeaver]
    nothing_open: list[CareLeaver]
    sought_after: list[SoughtAfter]
    cost: float
    possible: int


def propose(
    *,
    care_leavers: Sequence[CareLeaver],
    opportunities: Sequence[Opportunity],
    floor: Floor = Floor.NONE,
    on: dt.date,
) -> Proposal:
    """Share out the places of these opportunities among these young people, by the chance of lasting with what is
    about the person alone left out, so that nobody is passed over for being less ready.

    `care_leavers` come `.with_profile()` and `opportunities` `.with_details()`, all of one council. A pair that
    somebody has decided against is not proposed.
    """
    if not care_leavers or not opportunities:
        return Proposal([], list(care_leavers), [], [], 0.0, 0)
    council_id = care_leavers[0].council_id
    asked = MatchingInput.read(care_leavers, opportunities, council_id=council_id, on=on)
    ranking = asked.ranked_by(active_model(council_id).ranker, top=None)
    who, what = asked.care_leavers, asked.opportunities
    rows = _undecided(ranking, who, what)
    pairs = ranking.person[rows], ranking.opportunity[rows], ranking.fair_value[rows]
    plan = matching.allocate(*pairs, asked.opportunity_collection.places, _least(floor, pairs))
    possible = set(pairs[0].tolist())
    return Proposal(
        rows=_proposed(plan, ranking, rows, who, what),
        without=_at(sorted(possible - set(plan.person.tolist())), who),
        nothing_open=_at(sorted(set(range(len(who))) - possible), who),
        sought_after=_sought_after(plan, what),
        cost=plan.floor_cost / max(plan.floor_cost + float(plan.value.sum()), np.finfo(float).tiny),
        possible=len(rows),
    )


def _undecided(ranking: matching.Ranking, who: list[CareLeaver], what: list[Opportunity]) -> np.ndarray:
    refused = Decision.objects.standing().filter(
        kind=DecisionKind.NOT_THIS_ONE, care_leaver__in=who, opportunity__in=what
    )
    against = set(refused.values_list("care_leaver_id", "opportunity_id"))
    pairs = zip(ranking.person.tolist(), ranking.opportunity.tolist(), strict=True)
    kept = [row for row, (person, offer) in enumerate(pairs) if (who[person].id, what[offer].id) not in against]
    return np.array(kept, dtype=np.int64)


def _proposed(plan: matching.Plan, ranking: matching.Ranking, rows: np.ndarray, who, what) -> list[Proposed]:
    row_of = {(int(ranking.person[row]), int(ranking.opportunity[row])): int(row) for row in rows}
    pairs = zip(plan.person.tolist(), plan.opportunity.tolist(), strict=True)
    return [Proposed(who[person], what[offer], _for(ranking, row_of[person, offer])) for person, offer in pairs]


def _for(ranking: matching.Ranking, row: int) -> list[str]:
    telling = ranking.telling(row)
    return [each.sentence for each in ranking.reasons(row) if each.feature in telling and each.contribution > 0]


def _at(positions: list[int], who: list[CareLeaver]) -> list[CareLeaver]:
    return [who[position] for position in positions]


def _least(floor: Floor, pairs: tuple[np.ndarray, np.ndarray, np.ndarray]) -> float | None:
    """The value to keep for as many as possible. What is fair: half of what half of them could have at best."""
    person, _, value = pairs
    if floor == Floor.NONE or not len(person):
        return None
    best = np.zeros(person.max() + 1)
    np.maximum.at(best, person, value)
    return 0.0 if floor == Floor.A_PLACE else float(np.median(best[np.unique(person)])) / 2


def _sought_after(plan: matching.Plan, what: list[Opportunity]) -> list[SoughtAfter]:
    dearest = float(plan.price.max(initial=0.0))
    counts = np.bincount(plan.opportunity, minlength=len(what))
    return [
        SoughtAfter(offer, int(count), float(price) / dearest if dearest else 0.0)
        for offer, count, price in zip(what, counts, plan.price, strict=True)
    ]
