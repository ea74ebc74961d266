"""The engine's front door."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sklearn.base import BaseEstimator

from matching.context import Context, Journeys
from matching.criteria.base import Criterion
from matching.criteria.catalogue import judge
from matching.doors.finding import Door, find_doors
from matching.model import Model
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.ranking import Ranking
from matching.search import Search
from matching.settings import Settings


class Ranker(BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """Ranks opportunities for people, and says how a person and an opportunity stand on every criterion.

    Without local outcomes it is the written expert score. `get_params`, `set_params` and `sklearn.clone` work.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings

    def rank(
        self,
        people: People,
        opportunities: Opportunities,
        *,
        on: date,
        top: int | None = 20,
        journeys: Journeys | None = None,
    ) -> Ranking:
        """Rank built collections on a day; at most `top` opportunities a person (None: all that are eligible).

        `journeys` maps (person id, opportunity id) to recorded minutes each way, which override the estimate; pairs
        that are not in the collections are left out. Raises `ValueError` for a wrong day, top or journey.
        """
        if top is not None and (isinstance(top, bool) or not isinstance(top, int) or top < 1):
            raise ValueError("top must be a whole number of 1 or more, or None for all")
        context = Context(people, opportunities, on, self._settings(), journeys)
        model = Model.expert()
        return Ranking(context, model, Search(context, model, top).run())

    def eligibility(
        self,
        person_record: Mapping[str, Any],
        opportunity_record: Mapping[str, Any],
        on: date,
        journey: float | None = None,
    ) -> tuple[Criterion, ...]:
        """Every criterion of CRITERIA, in that order, for one person and one opportunity.

        `journey` is a recorded travel time in minutes each way. Raises `ValueError` as `from_records` does.
        """
        return judge(person_record, opportunity_record, on, self._settings(), journey)

    def doors(
        self,
        person_record: Mapping[str, Any],
        opportunities: Opportunities,
        on: date,
        journeys: Journeys | None = None,
    ) -> tuple[Door, ...]:
        """What each single change of a closed list (`matching.doors.catalogue`) would open for one person, best first.

        Sorted by how many opportunities it opens, then by how many of these would be among the first twenty, by
        quality, by questions it answers and by what it lifts. Raises `ValueError` as `rank` and `from_records` do.
        """
        if not isinstance(opportunities, Opportunities):
            raise ValueError("opportunities must be built with Opportunities.from_records")
        if journeys is not None and not isinstance(journeys, Mapping):
            raise ValueError("journeys must map (person id, opportunity id) to minutes")
        return find_doors(self.rank, self._settings(), person_record, opportunities, on, journeys)

    def _settings(self) -> Settings:
        if self.settings is None:
            return Settings()
        if not isinstance(self.settings, Settings):
            raise ValueError("settings must be matching.Settings")
        return self.settings
