"""Whose shortlist a change of some opportunities can alter.

A score depends on the pair alone. So a changed opportunity alters a shortlist only where it stands in it, or where it
now scores at least as high as the last one of a full list, or where the list is not full.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Count, Min

from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity
from backend.ranking.active_model import ActiveModel, active_model
from backend.ranking.matching_input import MatchingInput
from backend.shortlists.choices import SHORTLIST_LENGTH
from backend.shortlists.models import Match


def affected_people(
    opportunity_ids: Iterable[int],
    *,
    care_leavers: Sequence[CareLeaver],
    opportunities: Sequence[Opportunity],
    on: dt.date,
) -> set[int]:
    """Ids of those of `care_leavers` to rank again; `opportunities` are the changed ones that are open on the day."""
    matches = Match.objects.filter(care_leaver__in=[person.id for person in care_leavers])
    if not care_leavers:
        return set()
    model = active_model(care_leavers[0].council_id)
    listed = set(matches.filter(opportunity__in=opportunity_ids).values_list("care_leaver", flat=True))
    return listed | _could_enter_list(model, care_leavers, opportunities, _last_scores(model, matches, on), on)


def _last_scores(model: ActiveModel, matches, on: dt.date) -> dict[int, float]:
    """The last score of every full list of the day, by person. Yesterday's scores, or those of another model, cannot be
    compared with today's."""
    today = matches.filter(run__on=on, run__model_version=model.name)
    shortlists = today.values("care_leaver").annotate(length=Count("id"), last=Min("score"))
    return dict(shortlists.filter(length__gte=SHORTLIST_LENGTH).values_list("care_leaver", "last"))


def _could_enter_list(
    model: ActiveModel, care_leavers, opportunities, last_scores: dict[int, float], on: dt.date
) -> set[int]:
    """Those whose list is not full, or ends no higher than a changed opportunity scores."""
    if not opportunities:
        return set()
    matching_input = MatchingInput.read(care_leavers, opportunities, council_id=care_leavers[0].council_id, on=on)
    ranking = matching_input.ranked_by(model.ranker, top=1)
    ids = [person.id for person in matching_input.care_leavers]
    best = {ids[position]: float(score) for position, score in zip(ranking.person, ranking.score, strict=True)}
    return {person for person, score in best.items() if person not in last_scores or score >= last_scores[person]}
