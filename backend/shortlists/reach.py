"""Whose shortlist a change of some opportunities can alter.

A score depends on the pair alone. So a changed opportunity alters a shortlist only where it stands in it, or where it
now scores at least as high as the last one of a full list, or where the list is not full.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Count, Min

from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity
from backend.shortlists.model_in_use import ModelInUse, model_in_use
from backend.shortlists.models import Match
from backend.shortlists.ranking import SHOWN, collections_of


def reached_by(
    opportunity_ids: Iterable[int],
    *,
    care_leavers: Sequence[CareLeaver],
    offers: Sequence[Opportunity],
    on: dt.date,
) -> set[int]:
    """Ids of those of `care_leavers` to rank again; `offers` are the changed opportunities that are open on the day."""
    lists = Match.objects.filter(care_leaver__in=[person.id for person in care_leavers])
    if not care_leavers:
        return set()
    model = model_in_use(care_leavers[0].council_id)
    having = set(lists.filter(opportunity__in=opportunity_ids).values_list("care_leaver", flat=True))
    return having | _who_may_want(model, care_leavers, offers, _full_lists(model, lists, on), on)


def _full_lists(model: ModelInUse, lists, on: dt.date) -> dict[int, float]:
    """The last score of every full list of the day, by person. Yesterday's scores, or those of another model, cannot be
    compared with today's."""
    today = lists.filter(run__on=on, run__model_version=model.name)
    ends = today.values("care_leaver").annotate(length=Count("id"), last=Min("score")).filter(length__gte=SHOWN)
    return dict(ends.values_list("care_leaver", "last"))


def _who_may_want(model: ModelInUse, care_leavers, offers, full: dict[int, float], on: dt.date) -> set[int]:
    if not offers:
        return set()
    people, opportunities, rows, _ = collections_of(care_leavers, offers, council_id=care_leavers[0].council_id, on=on)
    ranking = model.ranker.rank(people, opportunities, on=on, top=1)
    ids = [person.id for person, _ in rows.values()]
    best = {ids[position]: float(score) for position, score in zip(ranking.person, ranking.score, strict=True)}
    return {person for person, score in best.items() if person not in full or score >= full[person]}
