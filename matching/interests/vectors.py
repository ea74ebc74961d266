r"""Texts as vectors over concepts, in whole numbers, so that their products are exact in any order.

A wish becomes a few weighted concepts, an opportunity a dense vector over all of them in which related concepts are
smoothed, as in the generalised vector space model [1]_; explicit concepts make them readable [2]_. With the terms
:math:`p` matched in a text, their weights :math:`\omega_{pc}` and shares :math:`s_p`, the text weighs concept :math:`c`
by :math:`w_c = \sum_p s_p \omega_{pc}^2`. A wish is :math:`u = w / |w|` over its heaviest concepts; an opportunity is
:math:`v = \pi\, m S / |m S|` with :math:`m = w^{title} / |w^{title}| + 0.3\, w^{text} / |w^{text}|`, the similarities
:math:`S` of concepts, and the specificity :math:`\pi` of its title. Both are stored times `SCALE` and rounded, so their
similarity is :math:`u \cdot v \,/\, SCALE^2`. Weights are written, not learnt.

Behind the concepts stand the fine wishes, a dimension each. A wish has its neighbours' votes there (`neighbours`), an
opportunity how well it answers them (`answers`). With the sureness :math:`d` of the neighbours, concepts hold
:math:`0.7 / (0.7 + d)` of the similarity and fine wishes the rest.

References
----------
.. [1] Wong, S. K. M., Ziarko, W. and Wong, P. C. N. (1985). Generalized vector spaces model in information retrieval.
   Proceedings of SIGIR.
.. [2] Gabrilovich, E. and Markovitch, S. (2007). Computing semantic relatedness using Wikipedia-based explicit semantic
   analysis. Proceedings of IJCAI.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.interests.answers import ANSWERS, answers_of_titles
from matching.interests.clauses import Clause, split_clauses
from matching.interests.concepts import NAMES, ROUTE_VECTORS, SIMILARITIES
from matching.interests.fine_wishes import FINE_WISHES, STANDARDS
from matching.interests.lexicon import ConceptWeights
from matching.interests.neighbours import neighbours_of_wishes
from matching.interests.phrase_matching import PhraseMatch, match_phrases
from matching.interests.related_terms import SIGNATURE_WORDS, text_signature
from matching.interests.voting import Neighbours
from matching.interests.word_tables import read_word_list


SCALE = 255
CONCEPT_DIMENSIONS, DIMENSIONS = len(NAMES), len(NAMES) + len(FINE_WISHES)
MOST_CONCEPTS, MOST_FINE_WISHES = 8, 5  # of a wish
MOST_TERMS = MOST_CONCEPTS + MOST_FINE_WISHES
LEAST_AGREEMENT = 0.2  # of a fine wish that is about none of the concepts of the text
CONCEPT_SHARE = 0.7  # of concepts beside fine wishes that are surely meant
TITLE_SHARE, TEXT_SHARE, ROUTE_SHARE = 1.0, 0.3, 0.25
WORKPLACE_SHARE, ADJUNCT_SHARE, REASON_SHARE = 0.3, 0.5, 0.5
LEAST_SPECIFICITY, SPECIFIC_WEIGHT = 0.85, 6.0  # a title that only hints at its kind of work is a little less close
ACTIVITY_WEIGHT = 4.0  # of a term that says by itself what is done
Shares = Callable[[Clause, list[PhraseMatch]], list[float]]  # what each match counts for
WORKPLACES = frozenset(tuple(place.split(" ")) for place in read_word_list("workplaces"))


@dataclass(frozen=True)
class WishVectors:
    """What people say they want, as sparse vectors.

    Attributes
    ----------
    concept : ndarray of int64, shape (n_people, 13)
        Dimensions of the heaviest concepts and fine wishes, heaviest first; 0 where there are fewer.
    weight : ndarray of int32, shape (n_people, 13)
        Their weights, `SCALE` at most in all that an opportunity can answer; 0 where there are fewer.
    way : ndarray of int64, shape (n_people, 13)
        The way of saying a fine wish that is nearest to theirs, a position in `WAYS`; -1 where none is to be quoted.
    signature : ndarray of uint64, shape (n_people, 4)
        Of the words (see `related_terms`).
    """

    concept: NDArray[np.int64]
    weight: NDArray[np.int32]
    way: NDArray[np.int64]
    signature: NDArray[np.uint64]

    def select(self, rows: NDArray[np.int64]) -> WishVectors:
        """The wishes of the people at `rows`, in that order and as often as named."""
        return WishVectors(self.concept[rows], self.weight[rows], self.way[rows], self.signature[rows])


@dataclass(frozen=True)
class OpportunityVectors:
    """What opportunities are about, as dense vectors.

    Attributes
    ----------
    vector : ndarray of int16, shape (n_opportunities, n_dimensions)
        Over concepts, then over fine wishes: each part at most `SCALE`; 0 where neither title, text nor route says
        anything.
    signature : ndarray of uint64, shape (n_opportunities, 4)
        Of the words of the title (see `related_terms`).
    """

    vector: NDArray[np.int16]
    signature: NDArray[np.uint64]


def wish_weights(text: str) -> ConceptWeights:
    """Weigh the concepts of what a person says, misspelt words corrected and each part weighed by what it says.

    What is done counts for more than where and for whom, and what is wanted for more than why.

    Returns
    -------
    dict of int to float
        Weights above 0 by position of the concept.
    """
    return _concept_weights(text, correct_spelling=True, shares=_shares_of_wish)


def opportunity_weights(text: str) -> ConceptWeights:
    """Weigh the concepts of a title or description, as `wish_weights` does: as it is spelt, and every part alike."""
    return _concept_weights(text, correct_spelling=False, shares=lambda _, matches: [1.0] * len(matches))


def _concept_weights(text: str, *, correct_spelling: bool, shares: Shares) -> ConceptWeights:
    total: ConceptWeights = {}
    for clause in split_clauses(text):
        matches = match_phrases(clause.words, correct_spelling=correct_spelling)
        for match, share in zip(matches, shares(clause, matches), strict=True):
            for concept, weight in match.weights.items():
                total[concept] = total.get(concept, 0.0) + share * weight * weight
    return total


def _shares_of_wish(clause: Clause, matches: list[PhraseMatch]) -> list[float]:
    whole = REASON_SHARE if clause.is_reason else 1.0
    activities = [match.start for match in matches if _is_activity(match)]
    shares = []
    for match in matches:
        place = WORKPLACE_SHARE if activities and match.words in WORKPLACES else 1.0
        adjunct = any(activities[0] < start <= match.start for start in clause.prepositions) if activities else False
        shares.append(whole * place * (ADJUNCT_SHARE if adjunct else 1.0))
    return shares


def _is_activity(match: PhraseMatch) -> bool:
    return match.words not in WORKPLACES and max(match.weights.values()) >= ACTIVITY_WEIGHT


def wish_vectors(texts: Sequence[str]) -> WishVectors:
    """Turn what people say they want into vectors.

    Parameters
    ----------
    texts : sequence of str, length n_people
        An empty text, or one about no kind of work, becomes a vector of 0.

    Returns
    -------
    WishVectors
    """
    distinct = list(dict.fromkeys(texts))
    read = zip(distinct, neighbours_of_wishes(distinct), strict=True)
    found = {text: (*_terms(text, neighbours), text_signature(text)) for text, neighbours in read}
    rows = [found[text] for text in texts]
    return WishVectors(
        np.array([row[0] for row in rows], dtype=np.int64).reshape(-1, MOST_TERMS),
        np.array([row[1] for row in rows], dtype=np.int32).reshape(-1, MOST_TERMS),
        np.array([row[2] for row in rows], dtype=np.int64).reshape(-1, MOST_TERMS),
        np.array([row[3] for row in rows], dtype=np.uint64).reshape(-1, SIGNATURE_WORDS),
    )


def _terms(text: str, neighbours: Neighbours) -> tuple[tuple[int, ...], ...]:
    """Dimensions, weights and ways of what a person says, the heaviest first."""
    concepts = _heaviest_concepts(text)
    fine = _heaviest_fine_wishes(neighbours, concepts)
    share = CONCEPT_SHARE if concepts else 0.0
    whole = SCALE / max(share + neighbours.sureness, CONCEPT_SHARE)
    terms = [(concept, round(whole * share * weight), -1) for concept, weight in concepts]
    terms += [(CONCEPT_DIMENSIONS + wish, round(whole * weight), neighbours.way.get(wish, -1)) for wish, weight in fine]
    heaviest = sorted(terms, key=lambda term: (-term[1], term[0]))
    return tuple(zip(*heaviest, *[(0, 0, -1)] * (MOST_TERMS - len(heaviest)), strict=True))


def _heaviest_concepts(text: str) -> list[tuple[int, float]]:
    weights = sorted(wish_weights(text).items(), key=lambda item: (-item[1], item[0]))[:MOST_CONCEPTS]
    norm = sum(weight * weight for _, weight in weights) ** 0.5
    return [(concept, weight / norm) for concept, weight in weights]


def _heaviest_fine_wishes(neighbours: Neighbours, concepts: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Fine wishes with weights by which the standard that answers them best has the sureness of the neighbours.

    A wish whose standards are about other concepts than the text counts for less.
    """
    agreed = {
        wish: vote * (LEAST_AGREEMENT + sum(weight * WISH_CONCEPTS[wish, concept] for concept, weight in concepts))
        for wish, vote in neighbours.votes.items()
    }
    votes = sorted(agreed.items(), key=lambda item: (-item[1], item[0]))[:MOST_FINE_WISHES]
    if not votes:
        return []
    best = float(sum(vote * ANSWERS[:, wish] for wish, vote in votes).max())
    return [(wish, neighbours.sureness * vote / best) for wish, vote in votes]


def opportunity_vectors(titles: Sequence[str], texts: Sequence[str], routes: NDArray[np.int8]) -> OpportunityVectors:
    """Turn titles, descriptions and routes of opportunities into vectors.

    Parameters
    ----------
    titles, texts : sequence of str, length n_opportunities
    routes : ndarray of int8, shape (n_opportunities,)
        Positions in `ROUTES`, -1 where unknown; a route counts only where title and text say nothing.

    Returns
    -------
    OpportunityVectors
    """
    (title, specificity), (text, _) = _directions(titles), _directions(texts)
    mixed = TITLE_SHARE * title + TEXT_SHARE * text
    silent = ~mixed.any(axis=1)
    mixed[silent] = ROUTE_SHARE * ROUTE_VECTORS[routes[silent]]
    smoothed = mixed @ SIMILARITIES
    norm = np.linalg.norm(smoothed, axis=1, keepdims=True)
    spoken = np.where(silent, 0.0, 1.0)[:, None]
    length = np.where(silent, ROUTE_SHARE, specificity)[:, None]
    concepts = smoothed / np.where(norm > 0, norm, 1.0)
    whole = np.rint(SCALE * np.hstack([length * concepts, _answers(titles, concepts * spoken)]))
    distinct = {title: text_signature(title) for title in dict.fromkeys(titles)}
    signatures = np.array([distinct[title] for title in titles], dtype=np.uint64).reshape(-1, SIGNATURE_WORDS)
    return OpportunityVectors(whole.astype(np.int16), signatures)


def _answers(titles: Sequence[str], concepts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Answers to fine wishes, found once for every title whose concepts are the same."""
    _, first, rows = np.unique(
        np.rint(concepts * SCALE).astype(np.int16), axis=0, return_index=True, return_inverse=True
    )
    keys = list(zip(titles, rows.ravel().tolist(), strict=True))
    distinct = {key: position for position, key in enumerate(dict.fromkeys(keys))}
    alike = concepts[first[[row for _, row in distinct]]] @ STANDARD_CONCEPTS.T
    return answers_of_titles([title for title, _ in distinct], alike)[[distinct[key] for key in keys]]


def _directions(texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Vectors of length 1, and the specificity of each text: 1 where a term is sure of its concept."""
    distinct = {text: position for position, text in enumerate(dict.fromkeys(texts))}
    vectors, specificity = np.zeros((len(distinct), CONCEPT_DIMENSIONS)), np.ones(len(distinct))
    for text, position in distinct.items():
        weights = opportunity_weights(text)
        for concept, weight in weights.items():
            vectors[position, concept] = weight
        if weights:
            sureness = min(max(weights.values()) / SPECIFIC_WEIGHT**2, 1.0) ** 0.5
            specificity[position] = LEAST_SPECIFICITY + (1 - LEAST_SPECIFICITY) * sureness
    norm = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(norm > 0, norm, 1.0)
    rows = [distinct[text] for text in texts]
    return vectors[rows].reshape(-1, CONCEPT_DIMENSIONS), specificity[rows]


def _smoothed_concepts(titles: Sequence[str]) -> NDArray[np.float64]:
    smoothed = _directions(titles)[0] @ SIMILARITIES
    norm = np.linalg.norm(smoothed, axis=1, keepdims=True)
    vectors: NDArray[np.float64] = smoothed / np.where(norm > 0, norm, 1.0)
    return vectors


STANDARD_CONCEPTS = _smoothed_concepts(list(STANDARDS.values()))
WISH_CONCEPTS = np.array([STANDARD_CONCEPTS[list(standards[:2])].mean(axis=0) for _, standards in FINE_WISHES])
