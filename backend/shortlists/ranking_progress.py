"""How far a ranking of everybody has come."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from backend.care_leavers.models import CareLeaver
from backend.core.job_names import RANK_CARE_LEAVER, RANK_CHUNK
from backend.core.models import Job, JobQuerySet
from backend.shortlists.choices import RankingState
from backend.shortlists.models import CouncilRanking, RankingChunk


def chunk_jobs(ranking: CouncilRanking) -> JobQuerySet:
    """The jobs of what is still to be ranked."""
    left = RankingChunk.objects.filter(ranking=ranking).values_list("id", flat=True)
    return Job.objects.filter(name=RANK_CHUNK, arguments__0=ranking.council_id, arguments__1__in=list(left))


@dataclass(frozen=True)
class RankingProgress:
    """What is known of a ranking at one moment: how many it has ranked, of how many, and whether it goes on."""

    on: dt.date
    ranked: int
    people: int
    goes_on: bool
    was_replaced: bool

    @classmethod
    def of(cls, ranking: CouncilRanking) -> Self:
        """In the council of the ranking."""
        unfinished = chunk_jobs(ranking).unfinished().exists()  # asked first: what ends in between is seen as ended
        ranking.refresh_from_db()
        goes_on = unfinished and ranking.state == RankingState.RUNNING
        replaced = ranking.state == RankingState.REPLACED
        return cls(ranking.on, ranking.people_ranked, ranking.people, goes_on, replaced)

    @classmethod
    def of_council(cls, council_id: int) -> Self | None:
        """Of a ranking that several share, while it goes on or when some of it has failed; None otherwise."""
        ranking = CouncilRanking.objects.for_council(council_id).running().first()
        if ranking is None or not chunk_jobs(ranking).exists():
            return None
        progress = cls.of(ranking)
        return progress if ranking.state == RankingState.RUNNING else None

    @property
    def sentence(self) -> str:
        return f"{self.ranked:,} of {self.people:,} young people ranked"

    @property
    def outcome(self) -> str:
        """What stands where it goes on no longer and has not ranked everybody; empty otherwise."""
        if self.goes_on or self.ranked == self.people:
            return ""
        if self.was_replaced:
            return "Another ranking has begun in its place."
        return "The others could not be ranked: their lists stand as they were before."


def is_being_ranked(care_leaver: CareLeaver) -> bool:
    """Whether a change of theirs waits for its ranking, or is being ranked."""
    asked = Job.objects.filter(name=RANK_CARE_LEAVER, arguments=[care_leaver.council_id, care_leaver.id])
    return asked.unfinished().exists()
