"""Places and employers to avoid. Sentences never say why, and only an adviser sees them.

Elsewhere the nearest site decides; here any known site in an avoided area rules out, and so does an avoided employer.
"""

import numpy as np

from matching.criteria.base import Check, PairFacts
from matching.geography import Positions, distance, index_ranges
from matching.logic import MET, NOT_MET, UNKNOWN, Truth
from matching.pairs import Pairs
from matching.profiles.list_types import Ragged
from matching.vocabulary import Status


class Safety(Check):
    visible_to = "adviser"

    def sentence(self, facts: PairFacts, status: Status) -> str:
        if status is Status.MET:
            return "Safety: nothing recorded stands against this."
        if status is Status.NOT_MET:
            return "Safety: not to be offered. Their adviser knows more."
        return "Safety: to be checked by their adviser before this is shared."

    def _initial(self, pairs: Pairs, avoided: Ragged) -> tuple[Truth, Positions]:
        """Met where nothing is avoided, unknown where that is not known; and the pairs still to judge."""
        truth = np.where(avoided.known.take(pairs.person), MET, UNKNOWN)
        return truth, np.flatnonzero(avoided.length.take(pairs.person) > 0)


class AvoidedArea(Safety):
    name = "avoided_area"

    def status(self, pairs: Pairs) -> Truth:
        areas = pairs.context.people.columns["avoid_areas"]
        truth, rows = self._initial(pairs, areas)
        if len(rows):
            some = pairs.take(rows)
            sites = pairs.context.opportunities.site_index.sites
            unsure = ~sites.known[some.opportunity]
            for column in ("nationwide", "remote"):
                unsure |= some.of_opportunity(column) == 1
            truth[rows] = np.where(unsure, UNKNOWN, MET)
            truth[rows[_inside(some, areas, sites)]] = NOT_MET
        return truth


class AvoidedEmployer(Safety):
    name = "avoided_employer"

    def status(self, pairs: Pairs) -> Truth:
        avoided = pairs.context.people.columns["avoid_employers"]
        truth, rows = self._initial(pairs, avoided)
        if len(rows):
            some = pairs.take(rows)
            employer = some.of_opportunity("employer")
            truth[rows] = np.where(employer < 0, UNKNOWN, MET)
            codes = pairs.context.opportunities.columns["employers"]
            named = np.array([codes.get(word, -2) for word in avoided.words], dtype=np.int64)
            length = avoided.length[some.person]
            listed = named[avoided.values[index_ranges(avoided.start[some.person], length)]]
            hit = np.repeat(np.arange(len(rows)), length)[listed == np.repeat(employer, length)]
            truth[rows[hit]] = NOT_MET
        return truth


def _inside(pairs: Pairs, areas: Ragged, sites: Ragged) -> Positions:
    """Positions of the pairs with any known site in (or on the edge of) any of the person's areas."""
    many = areas.length[pairs.person]
    row = np.repeat(np.arange(len(pairs)), many)
    area = areas.values[index_ranges(areas.start[pairs.person], many)]
    opportunity = pairs.opportunity[row]
    several = sites.length[opportunity]
    site = sites.values[index_ranges(sites.start[opportunity], several)]
    area, row = np.repeat(area, several, axis=0), np.repeat(row, several)
    return row[distance(area[:, 0], area[:, 1], site[:, 0], site[:, 1]) <= area[:, 2]]
