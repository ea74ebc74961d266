"""A proposal of who could take which place when places are few. Nothing follows from it: a person decides each row."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.active_model import active_model
from backend.ranking.gate import answers_to
from backend.ranking.gate_questions import Question
from backend.ranking.matching_input import MatchingInput
from backend.referrals.gate_answers import GateStep, Outcome
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision


class FairnessFloor(StrEnum):
    """What is kept for as many young people as possible, before the total is made as great as can be."""

    NONE = ""
    ANY_PLACE = "place"
    FAIR_PLACE = "fair"


@dataclass(frozen=True)
class ProposedMatch:
    care_leaver: CareLeaver
    opportunity: Opportunity
    reasons_for: list[str]
    to_check: list[str]  # before they are put forward


@dataclass(frozen=True)
class PlaceDemand:
    """`relative_price` is the price of a place as a part of the dearest: 0 where places are left over."""

    opportunity: Opportunity
    proposed: int
    relative_price: float


@dataclass(frozen=True)
class AllocationProposal:
    """`floor_cost_share` is the part of the total that the floor takes; `eligible_pairs` counts pairs not ruled out."""

    rows: list[ProposedMatch]
    without_place: list[CareLeaver]
    without_eligible_place: list[CareLeaver]
    place_demand: list[PlaceDemand]
    floor_cost_share: float
    eligible_pairs: int


def propose_allocation(
    *,
    care_leavers: Sequence[CareLeaver],
    opportunities: Sequence[Opportunity],
    floor: FairnessFloor = FairnessFloor.NONE,
    on: dt.date,
) -> AllocationProposal:
    """Share out the places of these opportunities among these young people, by the chance of lasting with what is
    about the person alone left out, so that nobody is passed over for being less ready.

    `care_leavers` come `.with_profile()` and `opportunities` `for_gate`, all of one council. A pair that
    somebody has decided against is not proposed.
    """
    if not care_leavers or not opportunities:
        return AllocationProposal([], list(care_leavers), [], [], 0.0, 0)
    council_id = care_leavers[0].council_id
    matching_input = MatchingInput.read(care_leavers, opportunities, council_id=council_id, on=on)
    ranking = matching_input.ranked_by(active_model(council_id).ranker, top=None)
    care_leavers, opportunities = matching_input.care_leavers, matching_input.opportunities
    rows = _rows_not_refused(ranking, care_leavers, opportunities)
    pairs = ranking.person[rows], ranking.opportunity[rows], ranking.fair_value[rows]
    plan = matching.allocate(*pairs, matching_input.opportunity_collection.places, _floor_value(floor, pairs))
    eligible_pairs = set(pairs[0].tolist())
    proposed = _proposed_matches(plan, ranking, rows, care_leavers, opportunities, on)
    placed = {row.care_leaver.id for row in proposed}
    return AllocationProposal(
        rows=proposed,
        without_place=[each for each in _people_at(sorted(eligible_pairs), care_leavers) if each.id not in placed],
        without_eligible_place=_people_at(sorted(set(range(len(care_leavers))) - eligible_pairs), care_leavers),
        place_demand=_place_demand(plan, opportunities),
        floor_cost_share=plan.floor_cost / max(plan.floor_cost + float(plan.value.sum()), np.finfo(float).tiny),
        eligible_pairs=len(rows),
    )


def _rows_not_refused(
    ranking: matching.Ranking, care_leavers: list[CareLeaver], opportunities: list[Opportunity]
) -> np.ndarray:
    refused = Decision.objects.in_force(clock.today()).filter(
        kind=DecisionKind.NOT_THIS_ONE, care_leaver__in=care_leavers, opportunity__in=opportunities
    )
    refused_ids = set(refused.values_list("care_leaver_id", "opportunity_id"))
    pairs = zip(ranking.person.tolist(), ranking.opportunity.tolist(), strict=True)
    ids = [(care_leavers[person].id, opportunities[opportunity].id) for person, opportunity in pairs]
    return np.array([row for row, pair in enumerate(ids) if pair not in refused_ids], dtype=np.int64)


def _proposed_matches(
    plan: matching.Plan, ranking: matching.Ranking, rows: np.ndarray, care_leavers, opportunities, on: dt.date
) -> list[ProposedMatch]:
    """Those of the plan that the gate lets go on; what is unknown about safety is said beside the row."""
    row_of = {(int(ranking.person[row]), int(ranking.opportunity[row])): int(row) for row in rows}
    pairs = list(zip(plan.person.tolist(), plan.opportunity.tolist(), strict=True))
    answers = answers_to(
        [_question(care_leavers[person], opportunities[opportunity], on) for person, opportunity in pairs]
    )
    return [
        ProposedMatch(
            care_leavers[person],
            opportunities[opportunity],
            _reasons_for(ranking, row_of[person, opportunity]),
            [each.sentence for each in answer.goes_on],
        )
        for (person, opportunity), answer in zip(pairs, answers, strict=True)
        if answer.outcome == Outcome.GO_ON
    ]


def _question(person: CareLeaver, offer: Opportunity, on: dt.date) -> Question:
    return Question(person.id, offer.id, GateStep.PROPOSAL, on, person=person, offer=offer)


def _reasons_for(ranking: matching.Ranking, row: int) -> list[str]:
    salient = ranking.salient(row)
    return [each.sentence for each in ranking.reasons(row) if each.feature in salient and each.contribution > 0]


def _people_at(positions: list[int], care_leavers: list[CareLeaver]) -> list[CareLeaver]:
    return [care_leavers[position] for position in positions]


def _floor_value(floor: FairnessFloor, pairs: tuple[np.ndarray, np.ndarray, np.ndarray]) -> float | None:
    """The value to keep for as many as possible. What is fair: half of what half of them could have at best."""
    person, _, value = pairs
    if floor == FairnessFloor.NONE or not len(person):
        return None
    best = np.zeros(person.max() + 1)
    np.maximum.at(best, person, value)
    return 0.0 if floor == FairnessFloor.ANY_PLACE else float(np.median(best[np.unique(person)])) / 2


def _place_demand(plan: matching.Plan, opportunities: list[Opportunity]) -> list[PlaceDemand]:
    dearest = float(plan.price.max(initial=0.0))
    counts = np.bincount(plan.opportunity, minlength=len(opportunities))
    return [
        PlaceDemand(opportunity, int(count), float(price) / dearest if dearest else 0.0)
        for opportunity, count, price in zip(opportunities, counts, plan.price, strict=True)
    ]
