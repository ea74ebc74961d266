r"""Nearest neighbours: which fine wishes a phrase is close to, by the ways of saying them that are spelt most alike.

Of the twenty nearest ways, with closeness :math:`c_i` and the closest :math:`c`, each votes for its wish with
:math:`(1 - (c - c_i) / h)_+^3`; the votes for all wishes add up to the sureness of the phrase,
:math:`\min(\max((c - 0.3) / 0.3,\ 0.2),\ 1)`, so that a phrase far from every way counts for less.
One farther than 0.3 from all of them is close to none; so is one farther than 0.5 in which the lexicon knows no word.

References
----------
.. [1] Cover, T. and Hart, P. (1967). Nearest neighbor pattern classification. IEEE Transactions on Information Theory,
   13(1).
"""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.interests.fine_wishes import WAYS
from matching.interests.word_tables import read_word_list


NEIGHBOURS, WIDTH = 20, 0.3
FAR, NEAR, LEAST_SURE = 0.3, 0.6, 0.2  # closeness below which nothing is said, and from which it is sure
LEAST_QUOTED = 0.4  # closeness from which a way is named as the reason
TELLS_OF_A_LIFE = re.compile(rf"\b(?:{'|'.join(read_word_list('not_quoted'))})\b")
WISH_OF_WAY = np.array([way.wish for way in WAYS], dtype=np.int64)
QUOTABLE = np.array([TELLS_OF_A_LIFE.search(way.text) is None for way in WAYS])


class Neighbours(NamedTuple):
    """Fine wishes a text is close to.

    `votes` by position of the wish add up to `sureness`, from 0 (nothing is close) to 1; `way` is the nearest way of
    saying each, where it is near enough to be quoted.
    """

    votes: dict[int, float]
    way: dict[int, int]
    sureness: float


NONE = Neighbours({}, {}, 0.0)


def vote(closeness: NDArray[np.float64], *, least: float = FAR) -> Neighbours:
    """Let the nearest ways of saying vote for their wishes.

    Parameters
    ----------
    closeness : ndarray of shape (n_ways,)
    least : float
        The closeness that the nearest must have; where it has less, none votes.

    Returns
    -------
    Neighbours
    """
    best = float(closeness.max())
    if best < least:
        return NONE
    near = np.flatnonzero(closeness > best - WIDTH)
    nearest = near[np.argsort(-closeness[near], kind="stable")[:NEIGHBOURS]]
    votes: dict[int, float] = {}
    way: dict[int, int] = {}
    for position in nearest.tolist():
        wish = int(WISH_OF_WAY[position])
        kept = 1.0 - (best - float(closeness[position])) / WIDTH
        votes[wish] = votes.get(wish, 0.0) + kept * kept * kept
        if closeness[position] >= LEAST_QUOTED and QUOTABLE[position]:
            way.setdefault(wish, position)
    sureness = min(max((best - FAR) / (NEAR - FAR), LEAST_SURE), 1.0)
    total = sum(votes.values())
    return Neighbours({wish: sureness * each / total for wish, each in votes.items()}, way, sureness)
