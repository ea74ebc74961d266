"""The engine's arrays as rows of matches."""

from collections.abc import Iterator, Sequence
from typing import Any

import matching
from backend.ranking.eligibility import criterion_as_json
from backend.shortlists.models import MatchRun


FIGURES = (
    "score",
    "reference",
    "chance_start",
    "chance_start_low",
    "chance_start_high",
    "chance_26_weeks",
    "chance_26_weeks_low",
    "chance_26_weeks_high",
    "fair_value",
)


class MatchRows:
    """Matches of a ranking; `people` and `opportunities` are ids of rows with their records, as ranked."""

    def __init__(
        self,
        run: MatchRun,
        ranking: matching.Ranking,
        people: Sequence[tuple[int, dict]],
        opportunities: Sequence[tuple[int, dict]],
    ):
        self.run, self.ranking = run, ranking
        self.people, self.opportunities = people, opportunities

    def matches(self) -> Iterator[dict[str, Any]]:
        """By the columns of a match, but for those that every row has."""
        position, previous_person = 0, None
        for row, person in enumerate(self.ranking.person):
            position = position + 1 if person == previous_person else 1
            previous_person = person
            yield self._match(row, position)

    def _match(self, row: int, position: int) -> dict[str, Any]:
        ranking = self.ranking
        care_leaver_id, person = self.people[ranking.person[row]]
        opportunity_id, opportunity = self.opportunities[ranking.opportunity[row]]
        minutes = float(ranking.minutes[row])
        return {
            "run_id": self.run.pk,
            "care_leaver_id": care_leaver_id,
            "opportunity_id": opportunity_id,
            "position": position,
            "minutes": None if minutes != minutes else minutes,
            "in_bands": bool(person.get("home_confidential")),
            "reasons": reasons_as_json(ranking, row),
            "criteria": [criterion_as_json(each) for each in ranking.criteria(row, person, opportunity)],
        } | {name: float(getattr(ranking, name)[row]) for name in FIGURES}


def reasons_as_json(ranking: matching.Ranking, row: int) -> list[dict]:
    salient = ranking.salient(row)
    return [
        {
            "feature": reason.feature,
            "contribution": float(reason.contribution),
            "sentence": reason.sentence,
            "telling": reason.feature in salient,
        }
        for reason in ranking.reasons(row)
    ]
