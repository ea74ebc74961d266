"""Pairs of one person and one opportunity, and the facts of pairs: age at the start, travel time."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.avoidance import clear_places
from matching.calendar import YEAR, completed_years, school_leaving_days
from matching.context import Context
from matching.geography import Floats, Positions, distance, index_ranges
from matching.journeys import in_middle_of_band
from matching.logic import Array


class Pairs:
    """Row i is person `person[i]` with opportunity `opportunity[i]` (positions)."""

    def __init__(self, context: Context, person: Positions, opportunity: Positions) -> None:
        self.context, self.person, self.opportunity = context, person, opportunity
        self.years_later = 0  # than recorded, in which everybody is taken to be born

    def __len__(self) -> int:
        return len(self.person)

    def take(self, rows: Positions) -> Pairs:
        """Some of the pairs, by position; computed minutes are kept."""
        chosen = Pairs(self.context, self.person.take(rows), self.opportunity.take(rows))
        chosen.years_later = self.years_later
        if "minutes" in self.__dict__:
            chosen.__dict__["minutes"] = self.minutes.take(rows)
        return chosen

    def born_later(self, rows: Positions, years: int) -> Pairs:
        """Some of the pairs, by position, as if everybody had been born so many years later than recorded."""
        born = Pairs(self.context, self.person.take(rows), self.opportunity.take(rows))
        born.years_later = years
        return born

    def of_person(self, name: str) -> Array:
        return self.context.person_column(name).take(self.person)

    def of_opportunity(self, name: str) -> Array:
        return self.context.opportunity_column(name).take(self.opportunity)

    @cached_property
    def start(self) -> NDArray[np.int32]:
        """Start date, or the day of the question where it is unknown."""
        return self.context.start.take(self.opportunity)

    @cached_property
    def age(self) -> NDArray[np.int32]:
        """Completed years on the start date; -1 where the birth date is unknown."""
        birth = self.birth
        return np.where(birth < 0, np.int32(-1), completed_years(birth, self.start))

    @cached_property
    def birth(self) -> NDArray[np.int32]:
        birth = self.of_person("birth_date")
        return np.where(birth < 0, birth, birth + np.int32(self.years_later * YEAR)) if self.years_later else birth

    @cached_property
    def leaving_day(self) -> NDArray[np.int32]:
        """Last day of compulsory school age; -1 where the birth date is unknown."""
        return school_leaving_days(self.birth) if self.years_later else self.of_person("leaving_day")

    @cached_property
    def journey_position(self) -> NDArray[np.int64]:
        """Position of the recorded journey, -1 where there is none."""
        keys = self.context.journey_keys
        if not len(keys):
            return np.full(len(self), -1)
        wanted = self.context.key(self.person, self.opportunity)
        found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[found] == wanted, found, -1)

    @cached_property
    def minutes(self) -> Floats:
        """Recorded journey, else the estimate to the nearest known site that the person need not avoid.

        NaN where neither is known, or remote.
        """
        minutes = self.context.settings.travel.minutes(self._metres())
        minutes[self.of_opportunity("remote") == 1] = np.nan
        if len(self.context.journey_keys):
            known = self.journey_position >= 0
            minutes[known] = self.context.journey_minutes[self.journey_position[known]]
        return minutes

    @cached_property
    def told_minutes(self) -> Floats:
        """Minutes as they may be told and ranked by: of a confidential home the middle of their band.

        Score, order, chances and reasons all follow from these, so that no number given out measures such a home.
        """
        confidential = self.of_person("home_confidential") == 1
        if not confidential.any():
            return self.minutes
        return np.where(confidential, in_middle_of_band(self.minutes), self.minutes)

    def _metres(self) -> Floats:
        easting, northing = self.of_person("easting"), self.of_person("northing")
        metres = distance(easting, northing, self.of_opportunity("site_easting"), self.of_opportunity("site_northing"))
        sites = self.context.opportunities.site_index.sites
        if sites.length.max(initial=0) > 1:
            rows = np.flatnonzero(sites.length[self.opportunity] > 1)
            metres[rows] = self._nearest(rows, easting[rows], northing[rows])
        return metres

    def _nearest(self, rows: Positions, easting: Floats, northing: Floats) -> Floats:
        sites = self.context.opportunities.site_index.sites
        length = sites.length[self.opportunity[rows]]
        if not len(rows):
            return easting
        place = sites.values[index_ranges(sites.start[self.opportunity[rows]], length)]
        metres = distance(np.repeat(easting, length), np.repeat(northing, length), place[:, 0], place[:, 1])
        first = np.cumsum(length) - length
        nearest: Floats = np.minimum.reduceat(np.where(self._may_go_to(rows), metres, np.inf), first)
        return np.where(np.isinf(nearest), np.minimum.reduceat(metres, first), nearest)

    def _may_go_to(self, rows: Positions) -> NDArray[np.bool_]:
        """Whether each site of these pairs lies outside what the person avoids."""
        sites, areas = self.context.opportunities.site_index.sites, self.context.people.columns["avoid_areas"]
        return clear_places(areas, self.person[rows], sites, self.opportunity[rows])[1]
