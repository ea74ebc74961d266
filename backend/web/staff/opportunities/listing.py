"""The list of opportunities: in order, those alike together, and how far each is from where distances are measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page

from backend.opportunities.models import Opportunity
from backend.opportunities.models.opportunity import OpportunityQuerySet
from backend.ranking.distances import Distance, distances_from
from backend.ranking.travel import BANDS
from backend.web.staff.opportunities.alike import Found, alike, found_in
from backend.web.staff.opportunities.filters import OpportunityFilters, sorted_by


NEAREST, FURTHEST = "near", "-near"
MEASURED, NO_JOURNEY, NOT_KNOWN = range(3)


@dataclass(frozen=True)
class Row:
    """One line: an opportunity, or several alike, the first in the order of the list first."""

    number: int
    opportunities: Sequence[Opportunity]
    distances: dict[int, Distance]

    @property
    def first(self) -> Opportunity:
        return self.opportunities[0]

    @property
    def nearest(self) -> Opportunity:
        """Of those alike the one that is nearest, where distances are measured."""
        measured = [each for each in self.opportunities if each.id in self.distances]
        return min(measured, key=lambda each: self.distances[each.id].metres, default=self.first)


class Listing:
    def __init__(self, opportunities: OpportunityQuerySet, form: OpportunityFilters, sort: str):
        self.form = form
        self.opportunities = form.narrow(opportunities)
        self.sort = sort

    @cached_property
    def everything(self) -> list[Found]:
        return found_in(sorted_by(self.opportunities, self.sort))

    @cached_property
    def distances(self) -> dict[int, Distance]:
        start = self.form.measured_from
        if start is None:
            return {}
        return distances_from(start.extent, self.opportunities.order_by().values("id"), miles=self.form.miles)

    @cached_property
    def found(self) -> list[Found]:
        """Within the miles that were chosen; what is done from home is always there."""
        within = [each for each in self.everything if self._is_within(each)]
        by_distance = self.sort in (NEAREST, FURTHEST) or not self.sort
        return sorted(within, key=self._how_near) if self.form.measured_from and by_distance else within

    @cached_property
    def rows(self) -> list[Sequence[int]]:
        return alike(self.found)

    @property
    def everything_count(self) -> int:
        return len(self.everything)

    @property
    def from_home_count(self) -> int:
        return sum(bool(each.remote) for each in self.found)

    def _is_within(self, each: Found) -> bool:
        return not self.form.miles or each.id in self.distances or bool(each.remote)

    def _how_near(self, each: Found) -> tuple[int, float]:
        """What has no distance comes last, whichever way round. Within a band of a confidential home none is nearer."""
        if each.remote or each.id not in self.distances:
            return (NO_JOURNEY if each.remote else NOT_KNOWN), 0.0
        distance = self.distances[each.id]
        away = BANDS.index(distance.band) if self._is_in_bands else distance.metres
        return MEASURED, -away if self.sort == FURTHEST else away

    @property
    def _is_in_bands(self) -> bool:
        return bool(self.form.measured_from and self.form.measured_from.in_bands)

    def rows_of(self, page: Page) -> list[Row]:
        """With all that a page shows of them."""
        held = self.opportunities.order_by().with_details().in_bulk([each for ids in page for each in ids])
        return [
            Row(number, [held[each] for each in ids], self.distances)
            for number, ids in enumerate(page, page.start_index())
        ]


def rows_by_themselves(opportunities: OpportunityQuerySet, sort: str) -> list[Row]:
    """Each in a line of its own, also those alike, without a place that distances are measured from."""
    held = sorted_by(opportunities, sort).with_details()
    return [Row(number, [each], {}) for number, each in enumerate(held, 1)]
