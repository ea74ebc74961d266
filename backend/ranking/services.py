"""The three ways in which matches are made: everybody's, one young person's, and those that an opportunity reaches."""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.job_names import RANK_CARE_LEAVER, RANK_COUNCIL, RANK_OPPORTUNITY
from backend.core.jobs import mark_done, unstarted_jobs
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.opportunities.models import Opportunity
from backend.ranking.active_model import ActiveModel, active_model
from backend.ranking.engine_rules import rules_as_json
from backend.ranking.match_rows import MatchRows
from backend.ranking.matching_input import MatchingInput, OpenOpportunities, supported_people
from backend.ranking.reach import affected_people
from backend.shortlists.choices import SHORTLIST_LENGTH
from backend.shortlists.match_writing import replace_matches
from backend.shortlists.models import Match, MatchRun
from backend.shortlists.ranking_lock import one_ranking_at_a_time
from backend.shortlists.snapshots import store_opportunity_snapshots, store_person_snapshots, store_rules_snapshot


Progress = Callable[[str], None]
PEOPLE_PER_TRANSACTION = 250


def rank_council(*, council: Council, on: dt.date | None = None, progress: Progress | None = None) -> list[MatchRun]:
    """Rank every supported young person of the council against every opportunity open on the day.

    Opens the council itself, for so many people at a time, so that nobody else's ranking waits long.
    """
    day = on or clock.today()
    with council_context(council.id):
        unstarted = unstarted_jobs([RANK_CARE_LEAVER, RANK_OPPORTUNITY, RANK_COUNCIL], council.id)
        everyone = list(supported_people(council.id).values_list("id", flat=True))
        _delete_matches_except(council, everyone)
    runs: list[MatchRun] = []
    kept = None
    for first in range(0, len(everyone), PEOPLE_PER_TRANSACTION):
        with council_context(council.id):
            chunk = everyone[first : first + PEOPLE_PER_TRANSACTION]
            kept = _kept_or_read(kept, runs, council, day)
            runs.append(_rank(council, supported_people(council.id).filter(id__in=chunk), kept))
        if progress:
            progress(f"{first + runs[-1].people} of {len(everyone)} young people ranked")
    mark_done(unstarted)
    return runs


@transaction.atomic
def rank_care_leaver(*, care_leaver: CareLeaver) -> MatchRun:
    """Rank one young person again, because something about them changed."""
    council = care_leaver.council
    supported = supported_people(council.id).filter(id=care_leaver.id)
    if not supported.exists():
        Match.objects.filter(care_leaver=care_leaver).delete()
    return _rank(council, supported, ToRank.read(council, clock.today()))


@transaction.atomic
def rank_opportunity(*, opportunity: Opportunity) -> MatchRun | None:
    """Rank everybody whom a change of this opportunity can reach; None where that is nobody.

    Does at once what changes of other opportunities of the council have asked for. The mean that reasons are told
    against moves a little for the others too, and is set right by the night's ranking of everybody.
    """
    council, day = opportunity.council, clock.today()
    unstarted = unstarted_jobs([RANK_OPPORTUNITY], council.id)
    changed = {opportunity.id, *(job.arguments[1] for job in unstarted)}
    one_ranking_at_a_time(council)
    changed_open = Opportunity.objects.for_council(council.id).open_on(day).filter(id__in=changed).with_details()
    everybody = list(supported_people(council.id).with_profile())
    affected = affected_people(changed, care_leavers=everybody, opportunities=list(changed_open.order_by("id")), on=day)
    people = supported_people(council.id).filter(id__in=affected)
    run = _rank(council, people, ToRank.read(council, day)) if affected else None
    mark_done(unstarted)
    return run


@dataclass(frozen=True)
class ToRank:
    """What one ranking reads of the council apart from people: what is open on the day, its snapshots, the model."""

    opened: OpenOpportunities
    snapshots: list[int]
    model: ActiveModel

    @classmethod
    def read(cls, council: Council, day: dt.date) -> "ToRank":
        """Newer than what the ranking before has read, for which this one waits."""
        one_ranking_at_a_time(council)
        opened = OpenOpportunities.of_council(council.id, day)
        rows = list(zip(opened.rows, opened.records, strict=True))
        return cls(opened, store_opportunity_snapshots(council.id, rows), active_model(council.id))


def _kept_or_read(kept: ToRank | None, runs: Sequence[MatchRun], council: Council, day: dt.date) -> ToRank:
    """What the chunk before has read, unless another ranking came between: that one may have read what is newer."""
    one_ranking_at_a_time(council)
    newest = MatchRun.objects.for_council(council.id).first()
    return kept if kept and newest == runs[-1] else ToRank.read(council, day)


def _rank(council: Council, care_leavers, to_rank: ToRank) -> MatchRun:
    """Rank these people against everything open on the day, and replace their current matches."""
    started_at = time.monotonic()
    opened, model = to_rank.opened, to_rank.model
    people = list(care_leavers.with_profile())
    matching_input = MatchingInput.beside(people, opened)
    ranking = matching_input.ranked_by(model.ranker, top=SHORTLIST_LENGTH)
    ranked_people = list(zip(matching_input.care_leavers, matching_input.person_records, strict=True))
    run = MatchRun.objects.create(
        council=council,
        on=opened.on,
        model_version=model.name,
        rules=store_rules_snapshot(rules_as_json(model.rules)),
        calibrated=ranking.calibrated,
        people=len(ranked_people),
        opportunities=len(opened.rows),
        matches=len(ranking.score),
        person_snapshots=store_person_snapshots(council.id, ranked_people),
        opportunity_snapshots=to_rank.snapshots,
    )
    rows = MatchRows(run, ranking, _ids_with_records(ranked_people), opened.ids_with_records)
    replace_matches(run, [person.id for person in people], rows.matches())
    run.seconds = time.monotonic() - started_at
    run.save(update_fields=["seconds"])
    return run


def _ids_with_records(rows: list[tuple]) -> list[tuple[int, dict]]:
    return [(row.id, record) for row, record in rows]


def _delete_matches_except(council: Council, supported: Sequence[int]) -> None:
    Match.objects.for_council(council.id).exclude(care_leaver__in=supported).delete()
