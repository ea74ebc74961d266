"""A council's young people and what is open to them, read once to be counted in many ways.

Places and employers to avoid are taken out before anything is counted, so that no number can tell of them; homes that
are confidential name no area.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping

import matching
from backend.care_leavers.models import CareLeaver
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.councils.models import Council
from backend.ranking.matching_input import MatchingInput
from backend.reference.postcodes import district_of


ENOUGH_OPPORTUNITIES = 3  # opportunities of a route; with fewer somebody has too little to choose from
MOST_AREAS = 8
NOTHING_TO_AVOID = {"avoid_areas": [], "avoid_employers": [], "may_avoid_employers": []}


class DemandInput:
    def __init__(self, council: Council, on: dt.date):
        matching_input = MatchingInput.of_council(council.id, on)
        self.on = on
        self.care_leavers = matching_input.care_leavers
        self.opportunities = matching_input.opportunity_collection
        self.people = matching.People.from_records(
            [record | NOTHING_TO_AVOID for record in matching_input.person_records]
        )
        homes = zip(matching_input.person_ids, map(home_area, matching_input.care_leavers), strict=True)
        self.areas = {person_id: area for person_id, area in homes if area}
        self._records = matching_input.opportunity_records

    def unmet_by(self, by: str) -> tuple[matching.Unmet, ...]:
        areas = self.areas if by == "area" else None
        return matching.unmet_demand(
            self.people, self.opportunities, on=self.on, few=ENOUGH_OPPORTUNITIES, by=[by], areas=areas
        )

    @property
    def without_wish(self) -> int:
        """How many have not said yet what they would like to do."""
        return sum(not person.route_interests for person in self.care_leavers)

    def reachable_places(self) -> Mapping[str, int]:
        return matching.reachable_places(self.people, self.opportunities, on=self.on)

    def opportunities_of(self, routes: Collection[str]) -> matching.Opportunities:
        return matching.Opportunities.from_records([each for each in self._records if each["route"] in routes])

    def area_centres(self) -> dict[str, tuple[float, float]]:
        """The centre of each area with enough homes for it to tell of nobody, those with most homes first."""
        homes: dict[str, list[tuple[int, int]]] = {}
        for person in self.care_leavers:
            area = home_area(person)
            if area and person.home_easting is not None:
                homes.setdefault(area, []).append((person.home_easting, person.home_northing))
        sizes = Counter({area: len(each) for area, each in homes.items() if len(each) >= SMALLEST_SHOWN})
        return {area: _centre(homes[area]) for area, _ in sizes.most_common(MOST_AREAS)}


def home_area(person: CareLeaver) -> str | None:
    """The outward half of the postcode; None where the home is confidential or not recorded."""
    if person.home_is_confidential or not person.home_postcode:
        return None
    return district_of(person.home_postcode)


def _centre(homes: list[tuple[int, int]]) -> tuple[float, float]:
    return sum(east for east, _ in homes) / len(homes), sum(north for _, north in homes) / len(homes)
