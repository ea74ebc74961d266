"""Candidate pairs: opportunities near each person, those that may be anywhere, and those with a recorded journey."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.geography import Positions, index_ranges
from matching.pairs import Pairs


class Slices(NamedTuple):
    """Slices of the listing of opportunities, grouped by person."""

    person: Positions
    start: Positions
    length: Positions


class Candidates:
    """A superset of the pairs within reach; people without home or limit are paired with everything."""

    def __init__(self, context: Context) -> None:
        self.context = context
        people = context.people.columns
        self._reach = context.settings.travel.reach_metres(people["max_travel_minutes"])
        self._located = ~(np.isnan(people["easting"]) | np.isnan(people["northing"]) | np.isnan(self._reach))

    def blocks(self, low: int, high: int) -> Iterator[Pairs]:
        """Candidates of people low..high-1 in blocks of bounded size, grouped by person in order."""
        slices = self._slices(np.arange(low, high))
        size = np.bincount(slices.person - low, weights=slices.length, minlength=high - low)
        turn = (np.cumsum(size) - size) // self.context.settings.pairs_at_once
        cuts = [0, *(np.flatnonzero(np.diff(turn)) + 1).tolist(), high - low]
        for first, last in pairwise(cuts):
            begin, end = np.searchsorted(slices.person, [low + first, low + last])
            yield self._pairs(Slices(*(part[begin:end] for part in slices)), low + first, low + last)

    def _slices(self, person: Positions) -> Slices:
        places = self.context.opportunities.site_index
        located = self._located[person]
        near = person[located]
        people = self.context.people.columns
        row, start, length = places.index.near(people["easting"][near], people["northing"][near], self._reach[near])
        rest = np.where(located[:, None], places.anywhere_slice, places.all_slice).astype(np.int64)
        merged = np.concatenate([near[row], person])
        order = np.argsort(merged, kind="stable")
        starts, lengths = np.concatenate([start, rest[:, 0]]), np.concatenate([length, rest[:, 1]])
        return Slices(merged[order], starts[order], lengths[order])

    def _pairs(self, slices: Slices, low: int, high: int) -> Pairs:
        opportunity = self.context.opportunities.site_index.listing.take(index_ranges(slices.start, slices.length))
        person = np.repeat(slices.person, slices.length)
        person, opportunity = self._without_repetition(person, opportunity)
        return Pairs(self.context, *self._with_journeys(person, opportunity, low, high))

    def _without_repetition(self, person: Positions, opportunity: Positions) -> tuple[Positions, Positions]:
        """Each pair once: an opportunity with several sites may be near a person more than once."""
        several = self.context.opportunities.site_index.multi_site
        if not several.any():
            return person, opportunity
        twice = np.flatnonzero(several.take(opportunity))
        first = np.unique(self.context.key(person[twice], opportunity[twice]), return_index=True)[1]
        again: NDArray[np.bool_] = np.zeros(len(person), dtype=np.bool_)
        again[twice] = True
        again[twice[first]] = False
        return person[~again], opportunity[~again]

    def _with_journeys(
        self, person: Positions, opportunity: Positions, low: int, high: int
    ) -> tuple[Positions, Positions]:
        keys, size = self.context.journey_keys, len(self.context.opportunities)
        begin, end = np.searchsorted(keys, [low * size, high * size])
        if begin == end:
            return person, opportunity
        further = np.setdiff1d(keys[begin:end], self.context.key(person, opportunity))
        person = np.concatenate([person, further // size])
        opportunity = np.concatenate([opportunity, further % size])
        order = np.argsort(person, kind="stable")
        return person[order], opportunity[order]
