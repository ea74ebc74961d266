"""Texts as vectors over the kinds of work, in whole numbers, so that their products are exact in any order.

What a person says becomes a few weighted kinds of work; an opportunity becomes a dense vector over all of them, with
kindred work blended in. Their product is SCALE squared times the cosine. Weights are fixed when the package is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.interests.clauses import Clause, clauses
from matching.interests.concepts import CONCEPTS, KIN, NAMES
from matching.interests.lexicon import Weights
from matching.interests.phrases import Phrase, phrases
from matching.interests.signatures import WORDS, signature
from matching.interests.words import common
from matching.vocabulary import ROUTES


SCALE = 255
DIMENSIONS = len(NAMES)
TERMS = 8
TITLE_SHARE, TEXT_SHARE, ROUTE_SHARE = 1.0, 0.3, 0.25
PLACE_SHARE, SETTING_SHARE, ASIDE_SHARE = 0.3, 0.5, 0.5
FAINTEST, PLAIN = 0.85, 6.0  # a title that only hints at its kind of work is a little less close
DOING = 4.0  # the weight of a word that says by itself what is done
PLACES = frozenset(tuple(place.split("_")) for place in common.PLACES.split())


@dataclass(frozen=True)
class Wishes:
    """Per person: up to TERMS kinds of work with weights (0 where there are fewer), and a signature of the words."""

    concept: NDArray[np.int64]
    weight: NDArray[np.int32]
    signature: NDArray[np.uint64]


@dataclass(frozen=True)
class Offers:
    """Per opportunity: a dense vector, whether it says anything, and a signature of the words of the title."""

    vector: NDArray[np.int32]
    signature: NDArray[np.uint64]


def weigh(text: str, guess: bool) -> Weights:
    """How much a text is about each kind of work; what a person says is guessed at and weighed by its parts too."""
    total: Weights = {}
    for clause in clauses(text):
        found = phrases(clause.words, guess)
        shares = _shares(clause, found) if guess else [1.0] * len(found)
        for phrase, share in zip(found, shares, strict=True):
            for concept, weight in phrase.kinds.items():
                total[concept] = total.get(concept, 0.0) + share * weight * weight
    return total


def _shares(clause: Clause, found: list[Phrase]) -> list[float]:
    """What is done counts for more than where and for whom, and what is wanted for more than why."""
    whole = ASIDE_SHARE if clause.aside else 1.0
    doing = [phrase.start for phrase in found if phrase.words not in PLACES and max(phrase.kinds.values()) >= DOING]
    shares = []
    for phrase in found:
        place = PLACE_SHARE if doing and phrase.words in PLACES else 1.0
        after = any(doing[0] < setting <= phrase.start for setting in clause.settings) if doing else False
        shares.append(whole * place * (SETTING_SHARE if after else 1.0))
    return shares


def wishes(texts: Sequence[str]) -> Wishes:
    distinct = {text: _wish(text) for text in dict.fromkeys(texts)}
    rows = [distinct[text] for text in texts]
    return Wishes(
        np.array([row[0] for row in rows], dtype=np.int64).reshape(-1, TERMS),
        np.array([row[1] for row in rows], dtype=np.int32).reshape(-1, TERMS),
        np.array([row[2] for row in rows], dtype=np.uint64).reshape(-1, WORDS),
    )


def _wish(text: str) -> tuple[list[int], list[int], tuple[int, ...]]:
    weights = sorted(weigh(text, guess=True).items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    norm = sum(weight * weight for _, weight in weights) ** 0.5
    concepts = [concept for concept, _ in weights] + [0] * (TERMS - len(weights))
    whole = [round(SCALE * weight / norm) for _, weight in weights] + [0] * (TERMS - len(weights))
    return concepts, whole, signature(text)


def offers(titles: Sequence[str], texts: Sequence[str], routes: NDArray[np.int8]) -> Offers:
    (title, plainness), (text, _) = _dense(titles), _dense(texts)
    mixed = TITLE_SHARE * title + TEXT_SHARE * text
    silent = ~mixed.any(axis=1)
    mixed[silent] = ROUTE_SHARE * ROUTE_VECTORS[routes[silent]]
    blended = mixed @ BLEND
    size = np.linalg.norm(blended, axis=1, keepdims=True)
    strength = np.where(silent, ROUTE_SHARE, plainness)[:, None]
    whole = np.rint(SCALE * strength * blended / np.where(size > 0, size, 1.0)).astype(np.int32)
    distinct = {title: signature(title) for title in dict.fromkeys(titles)}
    return Offers(whole, np.array([distinct[title] for title in titles], dtype=np.uint64).reshape(-1, WORDS))


def _dense(texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Directions over the kinds of work, and how plainly each text says its own: 1 if by a word that is only that's."""
    distinct = {text: position for position, text in enumerate(dict.fromkeys(texts))}
    vectors, plainness = np.zeros((len(distinct), DIMENSIONS)), np.ones(len(distinct))
    for text, position in distinct.items():
        weights = weigh(text, guess=False)
        for concept, weight in weights.items():
            vectors[position, concept] = weight
        if weights:
            plainness[position] = FAINTEST + (1 - FAINTEST) * min(max(weights.values()) / PLAIN**2, 1.0) ** 0.5
    size = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(size > 0, size, 1.0)
    rows = [distinct[text] for text in texts]
    return vectors[rows].reshape(-1, DIMENSIONS), plainness[rows]


def _blend() -> NDArray[np.float64]:
    blend = np.eye(DIMENSIONS)
    for line in KIN.split(";"):
        one, other, weight = line.split()
        row, column = NAMES.index(one), NAMES.index(other)
        blend[row, column] = blend[column, row] = float(weight)
    return blend


def _route_vectors() -> NDArray[np.float64]:
    vectors = np.zeros((len(ROUTES) + 1, DIMENSIONS))
    for concept, (_, routes) in enumerate(CONCEPTS.values()):
        for route in routes:
            vectors[ROUTES.index(route), concept] = 1.0
    return vectors


BLEND = _blend()
ROUTE_VECTORS = _route_vectors()
