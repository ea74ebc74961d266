"""Places and employers to avoid. Sentences never say why, and only an adviser sees them.

An area rules out unless some place of the opportunity lies wholly outside it: that place alone may then be gone to. A
place known in part (an outward code, a town) is as large as it may be, and one that is not known at all is a question.
"""

from abc import abstractmethod

import numpy as np

from matching.avoidance import clear_places
from matching.criteria.base import Check, PairFacts
from matching.geography import index_ranges
from matching.logic import MET, NOT_MET, UNKNOWN, Truth
from matching.pairs import Pairs
from matching.profiles.list_types import Ragged
from matching.vocabulary import Status


SENTENCES = {
    Status.MET: "Safety: nothing recorded stands against this.",
    Status.NOT_MET: "Safety: not to be offered. Their adviser knows more.",
    Status.UNKNOWN: "Safety: to be checked by their adviser before this is shared.",
}


class Safety(Check):
    visible_to = "adviser"
    avoided_column: str

    def status(self, pairs: Pairs) -> Truth:
        """Met where nothing is avoided, unknown where that is not known; the rest is judged pair by pair."""
        avoided: Ragged = pairs.context.people.columns[self.avoided_column]
        truth = np.where(avoided.known.take(pairs.person), MET, UNKNOWN)
        rows = np.flatnonzero(avoided.length.take(pairs.person) > 0)
        if len(rows):
            truth[rows] = self._judge(pairs.take(rows), avoided)
        return truth

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
    name = "avoided_employer"
    avoided_column = "avoid_employers"

    def _judge(self, pairs: Pairs, avoided: Ragged) -> Truth:
        employer = pairs.of_opportunity("employer")
        truth = np.where(employer < 0, UNKNOWN, MET)
        codes = pairs.context.opportunities.columns["employers"]
        named = np.array([codes.get(word, -2) for word in avoided.words], dtype=np.int64)
        length = avoided.length[pairs.person]
        listed = named[avoided.values[index_ranges(avoided.start[pairs.person], length)]]
        truth[np.repeat(np.arange(len(pairs)), length)[listed == np.repeat(employer, length)]] = NOT_MET
        return truth
