"""How well opportunities answer fine wishes: by the listed standards they are most alike, and by their own titles.

A standard answers a wish by its place in the wish's list: 1 for the first, `STEP` less for each after it, and all but
the first by `FIRST_STEP` less again. An opportunity that bears the title of a standard answers what that does; any
other answers what the six standards most alike answer, weighted by how alike they are in letters and in concepts, or
what its title itself is close to.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.interests.clauses import split_tokens
from matching.interests.fine_wishes import FINE_WISHES, STANDARDS
from matching.interests.neighbours import neighbours_of_titles
from matching.interests.ngrams import NgramIndex


STEP = FIRST_STEP = 0.06
MOST_ALIKE, WIDTH = 6, 0.25
SURELY_ALIKE = 0.6


def _answers() -> NDArray[np.float64]:
    answers = np.zeros((len(STANDARDS), len(FINE_WISHES)))
    for wish, (_, standards) in enumerate(FINE_WISHES):
        for place, standard in enumerate(standards):
            answers[standard, wish] = 1.0 - STEP * place - (FIRST_STEP if place else 0.0)
    return answers


def _words(title: str) -> list[str]:
    return [word for words in split_tokens(title) for word in words]


ANSWERS = _answers()
TITLES = [_words(title) for title in STANDARDS.values()]
INDEX = NgramIndex(TITLES)
LISTED = {title.lower(): position for position, title in enumerate(STANDARDS.values())}


def answers_of_titles(titles: Sequence[str], alike: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weigh how well opportunities answer each fine wish.

    Parameters
    ----------
    titles : sequence of str, length n_titles
    alike : ndarray of shape (n_titles, n_standards)
        Cosines of their concepts with those of the listed standards, from 0 to 1.

    Returns
    -------
    ndarray of shape (n_titles, n_fine_wishes)
        From 0 to 1.
    """
    answers = np.zeros((len(titles), len(FINE_WISHES)))
    unlisted = [row for row, title in enumerate(titles) if title.lower() not in LISTED]
    listed = [row for row, title in enumerate(titles) if title.lower() in LISTED]
    answers[listed] = ANSWERS[[LISTED[titles[row].lower()] for row in listed]]
    if unlisted:
        spelt = INDEX.closeness([_words(titles[row]) for row in unlisted])
        answers[unlisted] = _of_most_alike((spelt + alike[unlisted]) / 2)
        for row, neighbours in zip(unlisted, neighbours_of_titles([titles[row] for row in unlisted]), strict=True):
            for wish, votes in neighbours.votes.items():
                answers[row, wish] = max(answers[row, wish], votes)
    return answers


def _of_most_alike(closeness: NDArray[np.float64]) -> NDArray[np.float64]:
    answers = np.zeros((len(closeness), len(FINE_WISHES)))
    for row, each in enumerate(closeness):
        nearest = np.argsort(-each, kind="stable")[:MOST_ALIKE]
        best = float(each[nearest[0]])
        if best > 0:
            kept = np.maximum(1.0 - (best - each[nearest]) / WIDTH, 0.0) ** 3
            for standard, share in zip(nearest.tolist(), (kept / kept.sum()).tolist(), strict=True):
                answers[row] += min(best / SURELY_ALIKE, 1.0) * share * ANSWERS[standard]
    return answers
