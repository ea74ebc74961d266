"""The engine's arrays as rows of matches."""

from collections.abc import Iterator, Sequence

from django.db.models import JSONField, Value

import matching
from backend.ranking.eligibility import criterion_as_json
from backend.shortlists.models import Match, MatchRun


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

    def matches(self) -> Iterator[Match]:
        position, previous_person = 0, None
        for row, person in enumerate(self.ranking.person):
            position = position + 1 if person == previous_person else 1
            previous_person = person
            yield self._match(row, position)

    def _match(self, row: int, position: int) -> Match:
        ranking = self.ranking
        care_leaver_id, person = self.people[ranking.person[row]]
        opportunity_id, opportunity = self.opportunities[ranking.opportunity[row]]
        minutes = float(ranking.minutes[row])
        return Match(
            council_id=self.run.council_id,
            run=self.run,
            care_leaver_id=care_leaver_id,
            opportunity_id=opportunity_id,
            position=position,
            score=float(ranking.score[row]),
            reference=float(ranking.reference[row]),
            chance_start=float(ranking.chance_start[row]),
            chance_start_low=float(ranking.chance_start_low[row]),
            chance_start_high=float(ranking.chance_start_high[row]),
            chance_26_weeks=float(ranking.chance_26_weeks[row]),
            chance_26_weeks_low=float(ranking.chance_26_weeks_low[row]),
            chance_26_weeks_high=float(ranking.chance_26_weeks_high[row]),
            fair_value=float(ranking.fair_value[row]),
            minutes=None if minutes != minutes else minutes,
            in_bands=bool(person.get("home_confidential")),
            reasons=reasons_as_json(ranking, row),
            criteria=[criterion_as_json(each) for each in ranking.criteria(row, person, opportunity)],
        )


def with_criteria_as_expression(match: Match) -> Match:
    """With an expression, so that the rows go as VALUES: in the array that Django would make of plain ones, each
    quotation mark of the JSON is escaped by a regular expression, which takes longer than the ranking."""
    match.criteria = Value(match.criteria, JSONField())
    return match


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
