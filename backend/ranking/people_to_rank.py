"""What one ranking reads of the council, and the matches of some people made from it."""

import datetime as dt
import time
from dataclasses import dataclass

from django.db.models import QuerySet

import matching
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Council
from backend.ranking.active_model import ActiveModel, active_model
from backend.ranking.base_rates import anchor_in_force, base_rates_as_json
from backend.ranking.engine_rules import rules_as_json
from backend.ranking.kept_opportunities import opened_to
from backend.ranking.match_rows import MatchRows
from backend.ranking.matching_input import MatchingInput, OpenOpportunities
from backend.shortlists.choices import SHORTLIST_LENGTH
from backend.shortlists.match_writing import replace_matches
from backend.shortlists.models import CouncilRanking, MatchRun, RulesSnapshot
from backend.shortlists.snapshots import store_person_snapshots, store_rules_snapshot


@dataclass(frozen=True)
class ToRank:
    """What one ranking reads of the council apart from people: what is open on the day, its snapshots, the model."""

    opened: OpenOpportunities
    snapshots: list[int]
    model: ActiveModel
    rules: RulesSnapshot

    @classmethod
    def read(cls, council: Council, day: dt.date, anchor: matching.Anchor | None = None) -> "ToRank":
        """To be read after the lock of rankings, and then newer than what the ranking before has read.

        By the base rates of that one too, unless others are given.
        """
        opened = opened_to(council.id, day)
        model = active_model(council.id, anchor or anchor_in_force(council.id, day))
        rules = store_rules_snapshot(rules_as_json(model.rules))
        return cls(opened.opportunities, opened.snapshots, model, rules)

    def is_what_was_read_by(self, run: MatchRun) -> bool:
        theirs = run.on, run.model_version, run.rules_id, run.opportunity_snapshots
        return theirs == (self.opened.on, self.model.name, self.rules.id, self.snapshots)


def rank_people(
    council: Council, care_leavers: QuerySet[CareLeaver], to_rank: ToRank, ranking: CouncilRanking | None = None
) -> MatchRun:
    """Rank these people, who come `.with_profile()`, against everything open, and replace their current matches."""
    started_at = time.monotonic()
    opened, model = to_rank.opened, to_rank.model
    people = list(care_leavers)
    matching_input = MatchingInput.beside(people, opened)
    ranked = matching_input.ranked_by(model.ranker, top=SHORTLIST_LENGTH)
    ranked_people = list(zip(matching_input.care_leavers, matching_input.person_records, strict=True))
    run = MatchRun.objects.create(
        council=council,
        council_ranking=ranking,
        on=opened.on,
        model_version=model.name,
        rules=to_rank.rules,
        calibrated=ranked.calibrated,
        base_rates=base_rates_as_json(model.ranker),
        people=len(ranked_people),
        opportunities=len(opened.rows),
        matches=len(ranked.score),
        person_snapshots=store_person_snapshots(council.id, ranked_people),
        opportunity_snapshots=to_rank.snapshots,
    )
    rows = MatchRows(run, ranked, _ids_with_records(ranked_people), opened.ids_with_records)
    replace_matches(run, [person.id for person in people], rows.to_write())
    run.seconds = time.monotonic() - started_at
    run.save(update_fields=["seconds"])
    return run


def _ids_with_records(rows: list[tuple[CareLeaver, dict]]) -> list[tuple[int, dict]]:
    return [(row.id, record) for row, record in rows]
