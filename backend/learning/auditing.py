"""Does the ranking treat groups alike? Eligibility, places in lists, starts and lasting, each with its range."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

import matching
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Council
from backend.learning.fitting import SEED
from backend.learning.groups import groups_of
from backend.learning.history import History
from backend.ranking.matching_input import MatchingInput
from matching.evaluation.follow_up import sustained_26_weeks
from matching.fairness.audit import Audit
from matching.fairness.comparisons import corrected
from matching.fairness.eligibility import eligibility_rates
from matching.fairness.exposure import exposure
from matching.fairness.outcomes import outcome_rates


TIMES = 200


def audits_of(
    council: Council, ranker: matching.Ranker, asked: MatchingInput, history: History
) -> list[tuple[str, Audit]]:
    """By dimension, every audit that there is something to audit for.

    A difference counts only among all comparisons of the same question, in every dimension.
    """
    everybody = CareLeaver.objects.for_council(council.id).order_by("id")
    of_question: dict[str, dict[str, Audit]] = {}
    dimensions = groups_of(everybody, asked.on)
    for dimension, groups in dimensions.items():
        for audit in _audits(ranker, asked, history, groups):
            of_question.setdefault(audit.measure, {})[dimension] = audit
    found = [(dimension, audit) for audits in of_question.values() for dimension, audit in _together(audits)]
    return sorted(found, key=lambda each: list(dimensions).index(each[0]))


def _together(audits: dict[str, Audit]) -> Iterator[tuple[str, Audit]]:
    for dimension, audit in zip(audits, corrected(list(audits.values())), strict=True):
        yield dimension, replace(audit, measure=f"{audit.measure}, by {dimension}")


def _audits(ranker, asked: MatchingInput, history: History, groups: dict) -> Iterator[Audit]:
    if asked.care_leavers and asked.opportunities:
        yield from _of_ranking(ranker, asked, groups)
    if history.records:
        yield from _of_outcomes(history, groups, history.until)


def _of_ranking(ranker: matching.Ranker, asked: MatchingInput, groups: dict) -> Iterator[Audit]:
    ranking = asked.ranked_by(ranker, top=None)
    ids = asked.person_ids
    possible = np.bincount(ranking.person, minlength=len(ids))
    yield eligibility_rates(ids, possible, len(asked.opportunities), groups, seed=SEED, times=TIMES)
    if len(ranking):
        listed = [ids[position] for position in ranking.person]
        yield exposure(ranking.opportunity, listed, ranking.fair_value, groups, seed=SEED, draws=TIMES)


def _of_outcomes(history: History, groups: dict, until: dt.date) -> Iterator[Audit]:
    known = {record["person"]["id"] for record in history.records}
    of = {person: groups.get(person) for person in known}
    whose = [record["person"]["id"] for record in history.records]
    yield outcome_rates("Referrals that led to a start", whose, [each["started"] for each in history.records], of)
    followed = sustained_26_weeks(history.records, until)
    people = [whose[row] for row in followed.rows]
    if people:
        yield outcome_rates("Starting and being there after 26 weeks", people, followed.lasted, of)
