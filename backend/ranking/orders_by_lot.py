"""While a comparison runs, some young people have their list in the written order and not in the one in use.

Both orders are of the same opportunities, those that the gate leaves open to the person, and lists are as long.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import QuerySet

from backend.care_leavers.models import CareLeaver
from backend.councils.models import Council
from backend.model_versions.models import OrderDraw
from backend.ranking.active_model import PRIOR_MODEL, written_model
from backend.ranking.people_to_rank import ToRank, rank_people
from backend.shortlists.models import CouncilRanking, MatchRun


def rank_by_lot(
    council: Council, care_leavers: QuerySet[CareLeaver], to_rank: ToRank, ranking: CouncilRanking | None = None
) -> list[MatchRun]:
    """A run for each order that these people, who come `.with_profile()`, have; with one order there is one run."""
    if to_rank.model.name == PRIOR_MODEL:
        return [rank_people(council, care_leavers, to_rank, ranking)]
    written = in_written_order(council.id, to_rank.opened.on, care_leavers.values_list("id", flat=True))
    if not written:
        return [rank_people(council, care_leavers, to_rank, ranking)]
    by_hand = replace(to_rank, model=written_model(to_rank.model.ranker.anchor))
    parts = [(care_leavers.exclude(id__in=written), to_rank), (care_leavers.filter(id__in=written), by_hand)]
    return [rank_people(council, people, model, ranking) for people, model in parts if people.exists()]


def in_written_order(council_id: int, day: dt.date, care_leavers: Iterable[int]) -> set[int]:
    """Ids of those of them to whom the lot gave the written order for this day."""
    drawn = OrderDraw.objects.filter(council_id=council_id, care_leaver__in=care_leavers, is_written=True)
    return set(drawn.in_force_on(day).values_list("care_leaver_id", flat=True))
