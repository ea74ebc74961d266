"""Everybody supported and everything open on a day, read once and ranked by any model."""

import datetime as dt
from functools import cached_property

import matching
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Council
from backend.opportunities.models import Opportunity, within_reach_of
from backend.shortlists.ranking import collections_of


class Ranked:
    """`people` and `offers` map public ids to rows with their records, in the order of the engine's positions."""

    def __init__(self, council: Council, on: dt.date):
        self.council, self.on = council, on
        everybody = CareLeaver.objects.for_council(council.id).supported().order_by("id").with_profile()
        offers = within_reach_of(council.id).open_on(on).with_details().order_by("id")
        read = collections_of(list(everybody), list(offers), council_id=council.id, on=on)
        self._people, self._offers, self.people, self.offers = read

    @cached_property
    def care_leavers(self) -> list[CareLeaver]:
        return [row for row, _ in self.people.values()]

    @cached_property
    def opportunities(self) -> list[Opportunity]:
        return [row for row, _ in self.offers.values()]

    def all_by(self, ranker: matching.Ranker) -> matching.Ranking:
        """Every pair that nothing rules out."""
        return ranker.rank(self._people, self._offers, on=self.on, top=None)

    def first_by(self, ranker: matching.Ranker, top: int) -> matching.Ranking:
        return ranker.rank(self._people, self._offers, on=self.on, top=top)
