"""Does the ranking treat groups alike? Eligibility, places in lists, starts and lasting, each with its range."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

import matching
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Council
from backend.learning.audit_dimensions import groups_by_dimension
from backend.learning.fitting import RESAMPLES, SEED
from backend.ranking.matching_input import MatchingInput
from backend.ranking.referral_history import ReferralHistory
from matching.evaluation.follow_up import sustained_26_weeks
from matching.fairness.audit import Audit
from matching.fairness.comparisons import corrected
from matching.fairness.eligibility import eligibility_rates
from matching.fairness.exposure import exposure
from matching.fairness.outcomes import outcome_rates


def audits_by_dimension(
    council: Council, ranker: matching.Ranker, matching_input: MatchingInput, history: ReferralHistory
) -> list[tuple[str, Audit]]:
    """By dimension, every audit that there is something to audit for.

    A difference counts only among all comparisons of the same question, in every dimension.
    """
    everybody = CareLeaver.objects.for_council(council.id).order_by("id")
    by_measure: dict[str, dict[str, Audit]] = {}
    dimensions = groups_by_dimension(everybody, matching_input.on)
    for dimension, groups in dimensions.items():
        for audit in _audits(ranker, matching_input, history, groups):
            by_measure.setdefault(audit.measure, {})[dimension] = audit
    audits_found = [
        (dimension, audit) for audits in by_measure.values() for dimension, audit in _corrected_audits(audits)
    ]
    return sorted(audits_found, key=lambda each: list(dimensions).index(each[0]))


def _corrected_audits(audits: dict[str, Audit]) -> Iterator[tuple[str, Audit]]:
    for dimension, audit in zip(audits, corrected(list(audits.values())), strict=True):
        yield dimension, replace(audit, measure=f"{audit.measure}, by {dimension}")


def _audits(ranker, matching_input: MatchingInput, history: ReferralHistory, groups: dict) -> Iterator[Audit]:
    if matching_input.care_leavers and matching_input.opportunities:
        yield from _ranking_audits(ranker, matching_input, groups)
    if history.records:
        yield from _outcome_audits(history, groups, history.until)


def _ranking_audits(ranker: matching.Ranker, matching_input: MatchingInput, groups: dict) -> Iterator[Audit]:
    ranking = matching_input.ranked_by(ranker, top=None)
    ids = matching_input.person_ids
    eligible_counts = np.bincount(ranking.person, minlength=len(ids))
    yield eligibility_rates(ids, eligible_counts, len(matching_input.opportunities), groups, seed=SEED, times=RESAMPLES)
    if len(ranking):
        listed_ids = [ids[position] for position in ranking.person]
        yield exposure(ranking.opportunity, listed_ids, ranking.fair_value, groups, seed=SEED, draws=RESAMPLES)


def _outcome_audits(history: ReferralHistory, groups: dict, until: dt.date) -> Iterator[Audit]:
    person_ids = [record["person"]["id"] for record in history.records]
    started = [record["started"] for record in history.records]
    group_of = {person: groups.get(person) for person in set(person_ids)}
    yield outcome_rates("Referrals that led to a start", person_ids, started, group_of)
    follow_up = sustained_26_weeks(history.records, until)
    people = [person_ids[row] for row in follow_up.rows]
    if people:
        yield outcome_rates("Starting and being there after 26 weeks", people, follow_up.lasted, group_of)
