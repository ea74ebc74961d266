"""Places and employers to avoid. Sentences never say why, and only an adviser sees them.

An area rules out unless some place of the opportunity lies wholly outside it: that place alone may then be gone to. A
place known in part (an outward code, a town) is as large as it may be, and one that is not known at all is a question.
"""

from abc import abstractmethod

import numpy as np
from numpy.typing import NDArray

from matching.avoidance import clear_places
from matching.criteria.base import Check, PairFacts
from matching.geography import Positions, index_ranges
from matching.logic import MET, NOT_MET, UNKNOWN, Truth
from matching.pairs import Pairs
from matching.profiles.list_types import Ragged
from matching.vocabulary import Status


SENTENCES = {
    Status.MET: "Safety: nothing recorded stands against this.",
    Status.NOT_MET: "Safety: not to be offered.",
    Status.UNKNOWN: "Safety: check this first.",
}


class Safety(Check):
    visible_to = "adviser"
    avoided_column: str

    def status(self, pairs: Pairs) -> Truth:
        """Met where nothing is avoided, unknown where that is not known; the rest is judged pair by pair."""
        avoided: Ragged = pairs.context.people.columns[self.avoided_column]
        truth = np.where(avoided.known.take(pairs.person), MET, UNKNOWN)
        rows = np.flatnonzero(self._has_something(pairs, avoided))
        if len(rows):
            truth[rows] = self._judge(pairs.take(rows), avoided)
        return truth

    def _has_something(self, pairs: Pairs, avoided: Ragged) -> NDArray[np.bool_]:
        """Pairs whose person avoids something, or may."""
        return avoided.length.take(pairs.person) > 0

    @abstractmethod
    def _judge(self, pairs: Pairs, avoided: Ragged) -> Truth:
        """Status of pairs whose person avoids something."""

    def sentence(self, facts: PairFacts, status: Status) -> str:
        return SENTENCES[status]


class AvoidedArea(Safety):
    name = "avoided_area"
    avoided_column = "avoid_areas"

    def _judge(self, pairs: Pairs, avoided: Ragged) -> Truth:
        opportunities = pairs.context.opportunities
        lists = opportunities.site_index.sites, opportunities.columns["site_areas"]
        some, clear = np.zeros((2, len(pairs)), dtype=np.bool_)
        for places in lists:
            some |= places.length[pairs.opportunity] > 0
            row, outside = clear_places(avoided, pairs.person, places, pairs.opportunity)
            clear[row[outside]] = True
        at_home, anywhere = (pairs.of_opportunity(column) == 1 for column in ("remote", "nationwide"))
        unread = pairs.of_opportunity("unplaced_sites") > 0
        unsure = np.where(clear, anywhere, ~some | unread) & ~at_home
        truth = np.where(unsure, UNKNOWN, MET)
        truth[some & ~clear & ~(unread & ~at_home)] = NOT_MET
        return truth


class AvoidedEmployer(Safety):
    """An employer that may be one to avoid, since nobody has said whether two names are one, is to be checked."""

    name = "avoided_employer"
    avoided_column = "avoid_employers"

    def _has_something(self, pairs: Pairs, avoided: Ragged) -> NDArray[np.bool_]:
        perhaps: Ragged = pairs.context.people.columns["may_avoid_employers"]
        certainly = super()._has_something(pairs, avoided)
        return certainly | (avoided.known.take(pairs.person) & (perhaps.length.take(pairs.person) > 0))

    def _judge(self, pairs: Pairs, avoided: Ragged) -> Truth:
        employer = pairs.of_opportunity("employer")
        truth = np.where(employer < 0, UNKNOWN, MET)
        truth[_listed(pairs, pairs.context.people.columns["may_avoid_employers"], employer)] = UNKNOWN
        truth[_listed(pairs, avoided, employer)] = NOT_MET
        return truth


def _listed(pairs: Pairs, employers: Ragged, employer: NDArray[np.int64]) -> Positions:
    """Positions of the pairs whose employer is on the person's list."""
    codes = pairs.context.opportunities.columns["employers"]
    named = np.array([codes.get(word, -2) for word in employers.words], dtype=np.int64)
    length = employers.length[pairs.person]
    if not length.any():
        return np.empty(0, dtype=np.int64)
    listed = named[employers.values[index_ranges(employers.start[pairs.person], length)]]
    found: Positions = np.repeat(np.arange(len(pairs)), length)[listed == np.repeat(employer, length)]
    return found
