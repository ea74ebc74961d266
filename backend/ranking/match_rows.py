"""The engine's arrays as rows of matches."""

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
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
    "chance_stay",
    "chance_stay_low",
    "chance_stay_high",
    "chance_26_weeks",
    "chance_26_weeks_low",
    "chance_26_weeks_high",
    "fair_value",
)
WHERE_KNOWN = ("minutes", "likelier_to_stay")


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
        self._texts: dict[int, tuple[matching.Criterion, str]] = {}

    def matches(self) -> Iterator[dict[str, Any]]:
        """By the columns of a match, but for those that every row has."""
        for row, position in self._positions():
            reasons, criteria = reasons_as_json(self.ranking, row), map(criterion_as_json, self._criteria(row))
            yield self._figures(row, position) | {"reasons": reasons, "criteria": list(criteria)}

    def to_write(self) -> Iterator[dict[str, Any]]:
        """The same with reasons and criteria as text."""
        for row, position in self._positions():
            reasons = json.dumps(reasons_as_json(self.ranking, row))
            criteria = ", ".join(map(self._text, self._criteria(row)))
            yield self._figures(row, position) | {"reasons": reasons, "criteria": f"[{criteria}]"}

    def _positions(self) -> Iterator[tuple[int, int]]:
        position, previous_person = 0, None
        for row, person in enumerate(self.ranking.person.tolist()):
            position = position + 1 if person == previous_person else 1
            previous_person = person
            yield row, position

    def _criteria(self, row: int) -> tuple[matching.Criterion, ...]:
        _, person = self.people[self.ranking.person[row]]
        _, opportunity = self.opportunities[self.ranking.opportunity[row]]
        return self.ranking.criteria(row, person, opportunity)

    def _text(self, criterion: matching.Criterion) -> str:
        """Rows that say the same share the criterion, which is held here so that no other takes its number."""
        known = self._texts.get(id(criterion))
        if known is None:
            known = self._texts[id(criterion)] = criterion, json.dumps(criterion_as_json(criterion))
        return known[1]

    @cached_property
    def _columns(self) -> dict[str, list[float]]:
        return {name: getattr(self.ranking, name).tolist() for name in (*FIGURES, *WHERE_KNOWN)}

    def _figures(self, row: int, position: int) -> dict[str, Any]:
        care_leaver_id, person = self.people[self.ranking.person[row]]
        opportunity_id, _ = self.opportunities[self.ranking.opportunity[row]]
        figures: dict[str, Any] = {name: column[row] for name, column in self._columns.items()}
        figures |= {name: known(figures[name]) for name in WHERE_KNOWN}
        return figures | {
            "run_id": self.run.pk,
            "care_leaver_id": care_leaver_id,
            "opportunity_id": opportunity_id,
            "position": position,
            "in_bands": bool(person.get("home_confidential")),
        }


def known(figure: float) -> float | None:
    """The engine says with NaN that there is none."""
    return None if figure != figure else figure


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
