"""Features of a person and an opportunity together."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from matching.features.base import Codes, Feature
from matching.interests.concepts import LABELS
from matching.interests.fine_wishes import WAYS
from matching.interests.related_terms import count_shared_terms
from matching.interests.vectors import CONCEPT_DIMENSIONS, SCALE
from matching.journeys import journey_words
from matching.logic import Array
from matching.pairs import Pairs
from matching.profiles.people import NO_LIST, NOT_LISTED
from matching.vocabulary import ROUTES


BIN_MINUTES, TRAVEL_BINS = 5, 25  # width of a bin of travel, and how many there are
SIMILARITY_BINS = 32


class Travel(Feature):
    """Minutes in bins of five; the value of a bin is its middle in hours, less half an hour."""

    name = "travel"
    label = "travel"
    kind = "pair"
    remote = TRAVEL_BINS + 1
    unordered_bins = (remote,)
    bin_values = (0.0, *((BIN_MINUTES * (bin_ + 0.5) - 30) / 60 for bin_ in range(TRAVEL_BINS)), 0.0)

    def codes(self, pairs: Pairs) -> Codes:
        minutes = np.minimum(pairs.told_minutes, BIN_MINUTES * TRAVEL_BINS - 1)
        codes = (np.nan_to_num(minutes, nan=-BIN_MINUTES) // BIN_MINUTES).astype(np.intp) + 1
        codes[pairs.of_opportunity("remote") == 1] = self.remote
        return codes

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        remote = (pairs.of_opportunity("remote") == 1).tolist()
        confidential = (pairs.of_person("home_confidential") == 1).tolist()
        recorded = (pairs.journey_position >= 0).tolist()
        return list(zip(pairs.told_minutes.tolist(), recorded, remote, confidential, strict=True))

    def sentence(self, fact: Any) -> str:
        minutes, recorded, remote, confidential = fact
        if remote:
            return "It can be done from home."
        if minutes != minutes:
            return "Travel time is not known yet."
        words = journey_words(minutes, recorded=recorded, confidential=confidential)
        return f"{words[0].upper()}{words[1:]}."


class RouteWish(Feature):
    """Where the route stands among the routes the person likes."""

    name = "route_wish"
    label = "kind of work wanted"
    kind = "pair"
    bin_values = (0.0, 1.0, 0.8, 0.65, 0.5, 0.4, -0.4)
    order = ("first", "second", "third", "fourth")
    not_named = 6

    def codes(self, pairs: Pairs) -> Codes:
        rank, route = self._rank(pairs), pairs.of_opportunity("route")
        codes = np.where(rank == NOT_LISTED, self.not_named, np.minimum(rank, len(self.order)) + 1)
        return np.where((rank == NO_LIST) | (route < 0), 0, codes).astype(np.intp)

    def _rank(self, pairs: Pairs) -> Codes:
        ranks = pairs.context.people.columns["route_rank"]
        rank: Codes = ranks[pairs.person, pairs.of_opportunity("route")].astype(np.intp)
        return rank

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        return list(zip(self.codes(pairs).tolist(), pairs.of_opportunity("route").tolist(), strict=True))

    def sentence(self, fact: Any) -> str:
        code, route = fact
        if not code:
            return "Routes they like, or the route of this, are not recorded yet."
        if code == self.not_named:
            return f"{ROUTES[route]} is not among the routes they named."
        place = self.order[code - 1] if code <= len(self.order) else "later"
        return f"{ROUTES[route]} is their {place} choice."


class WordsWish(Feature):
    """How close the opportunity is to what the person says they want, over the kinds of work both are about."""

    name = "words_wish"
    label = "wishes in their own words"
    kind = "pair"
    bin_values = (0.0, *(1.3 * bin_ / SIMILARITY_BINS - 0.3 for bin_ in range(SIMILARITY_BINS + 1)))

    def codes(self, pairs: Pairs) -> Codes:
        people, opportunities = pairs.context.people, pairs.context.opportunities
        rows = np.flatnonzero(self._comparable(pairs))
        person, vectors = pairs.person.take(rows), opportunities.content.vector.ravel()
        base = pairs.opportunity.take(rows) * opportunities.content.vector.shape[1]
        similarity = np.zeros(len(rows), dtype=np.int32)
        for term in range(self._longest_wish(pairs)):
            weight = people.wishes.weight[:, term].take(person)
            similarity += weight * vectors.take(base + people.wishes.concept[:, term].take(person))
        codes = np.zeros(len(pairs), dtype=np.intp)
        codes[rows] = 1 + np.minimum(similarity * SIMILARITY_BINS // SCALE**2, SIMILARITY_BINS)
        return codes

    def _comparable(self, pairs: Pairs) -> Array:
        context = pairs.context
        wish = context.remember("wish says", lambda: context.people.wishes.weight.max(axis=1) > 0)
        content = context.remember("content says", lambda: context.opportunities.content.vector.max(axis=1) > 0)
        comparable: Array = np.logical_and(wish.take(pairs.person), content.take(pairs.opportunity))
        return comparable

    def _longest_wish(self, pairs: Pairs) -> int:
        weight = pairs.context.people.wishes.weight
        return pairs.context.remember("terms", lambda: int(weight.any(axis=0).sum()))

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        """Code, and what the opportunity answers best of what they say: a concept, or the nearest way of saying."""
        wishes, vectors = pairs.context.people.wishes, pairs.context.opportunities.content.vector
        concept, way = wishes.concept[pairs.person], wishes.way[pairs.person]
        shared = wishes.weight[pairs.person] * vectors[pairs.opportunity[:, None], concept]
        told = np.where((concept < CONCEPT_DIMENSIONS) | (way >= 0), shared, 0)
        best = np.arange(len(pairs)), told.argmax(axis=1)
        silent = told[best] == 0
        concepts = np.where(silent | (way[best] >= 0), -1, concept[best])
        return list(zip(self.codes(pairs).tolist(), concepts.tolist(), way[best].tolist(), strict=True))

    def sentence(self, fact: Any) -> str:
        code, concept, way = fact
        if not code:
            return "What they want in their own words is not recorded yet, or says nothing about a kind of work."
        closeness = (code - 1) / SIMILARITY_BINS
        if closeness < 0.2:
            return "Not what they say they want."
        near = "Close to" if closeness >= 0.6 else "Near"
        if way >= 0:
            return f"{near} what they say they want, which is close to '{WAYS[way].text}'."
        return f"{near} what they say they want{f': {LABELS[concept]}' if concept >= 0 else ''}."


class WordsShared(Feature):
    """Words of what the person wants that are in the title, or mean the same as one that is."""

    name = "words_shared"
    label = "words of the wish in the title"
    kind = "pair"
    learned = False  # `words_wish` tells as much of chances; this settles between like titles
    bin_values = (0.0, 0.0, 0.6, 1.0)

    def codes(self, pairs: Pairs) -> Codes:
        wish, title = pairs.context.people.wishes.signature, pairs.context.opportunities.content.signature
        wished = pairs.context.remember("words", lambda: wish.max(axis=1) > 0)
        titled = pairs.context.remember("title words", lambda: title.max(axis=1) > 0)
        codes = np.zeros(len(pairs), dtype=np.intp)
        rows = np.flatnonzero(np.logical_and(wished.take(pairs.person), titled.take(pairs.opportunity)))
        some = pairs.take(rows)
        codes[rows] = (
            np.minimum(count_shared_terms(wish.take(some.person, axis=0), title.take(some.opportunity, axis=0)), 2) + 1
        )
        return codes

    def sentence(self, fact: Any) -> str:
        unknown = "What they want in their own words, or the title, is not recorded yet or says nothing."
        none, one = "The title has none of their words.", "The title has a word like theirs."
        return (unknown, none, one, "The title has words like theirs.")[fact]


class Experience(Feature):
    """Some experience in the same route."""

    name = "experience"
    label = "experience"
    kind = "pair"
    bin_values = (0.0, -0.2, 1.0)

    def codes(self, pairs: Pairs) -> Codes:
        route = pairs.of_opportunity("route")
        tried = pairs.context.people.columns["route_tried"][pairs.person, route]
        return np.where(route < 0, 0, tried + 1).astype(np.intp)

    def sentence(self, fact: Any) -> str:
        known = ("Experience in this route is not recorded yet.", "No experience in this route yet.")
        return (*known, "They have some experience in this route.")[fact]


class LevelStep(Feature):
    """How far the opportunity's level is above the highest level held."""

    name = "level_step"
    label = "step in level"
    kind = "pair"
    monotone = False  # far below the level held may be as wrong as far above it
    bin_values = (0.0, -0.3, -0.3, -0.3, -0.2, 0.4, 1.0)

    def codes(self, pairs: Pairs) -> Codes:
        level, held = pairs.of_opportunity("level"), pairs.of_person("highest_level")
        step = np.clip(level - held, -2, 3) + 3
        return np.where((level < 0) | (held < 0), 0, step).astype(np.intp)

    def sentence(self, fact: Any) -> str:
        code = fact
        if not code:
            return "Its level, or theirs, is not recorded yet."
        step = ("two levels or more below", "one level below", "the same as", "one level above", "two levels above")
        return f"Its level is {(*step, 'three levels or more above')[code - 1]} their highest."
