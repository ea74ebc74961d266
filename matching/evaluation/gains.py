"""How good an order is, where the true value of every pair is known."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.checks import numbers, same_length, whole
from matching.evaluation.estimates import UNKNOWN, Estimate, bootstrap


Floats = NDArray[np.float64]
Positions = NDArray[np.int64]

NO_GAIN = 1e-9


def share_of_gain(chosen: ArrayLike, random: ArrayLike, oracle: ArrayLike, *, seed: int, times: int = 500) -> Estimate:
    """(chosen - random) / (oracle - random), of means over people, with a bootstrap interval over people.

    One value a person: of what was chosen, the mean over what was possible, and the best possible. 1 is as good as
    knowing the truth, 0 no better than a draw, and below 0 worse. Where the oracle gains nothing (every match is as
    good as another) there is nothing to share out, and the value is NaN.
    """
    own, mean, best = numbers("chosen", chosen), numbers("random", random), numbers("oracle", oracle)
    size = same_length(chosen=own, random=mean, oracle=best)
    if (best < np.maximum(own, mean) - NO_GAIN).any():
        raise ValueError("oracle must be at least as good as chosen and random for everyone")
    if not size or (best - mean).mean() < NO_GAIN:
        return UNKNOWN

    def share(rows: Positions) -> float:
        possible = float((best - mean)[rows].mean())
        return float((own - mean)[rows].mean()) / possible if possible > NO_GAIN else float("nan")

    return bootstrap(share, size, seed=seed, times=times)


def first_of_each(person: ArrayLike, score: ArrayLike, value: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Chosen (the best score), random (the mean) and oracle (the best) value of each person, by rows of pairs.

    Equal scores are settled by the first row, as a ranking does.
    """
    who, points, worth = _pairs(person, score, value)
    order = np.lexsort((np.arange(len(who)), -points, who))
    begins = np.flatnonzero(np.diff(who[order], prepend=np.nan) != 0)
    if not len(begins):
        return np.zeros(0), np.zeros(0), np.zeros(0)
    ordered = worth[order]
    counts = np.diff(np.append(begins, len(who)))
    return ordered[begins], np.add.reduceat(ordered, begins) / counts, np.maximum.reduceat(ordered, begins)


def ndcg(person: ArrayLike, score: ArrayLike, value: ArrayLike, top: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `top`, mean over people (Jarvelin and Kekalainen 2002).

    The gain of a pair is its true value (0 or more), discounted by log2(1 + position). People for whom every value is
    0 are left out; NaN where nobody is left.
    """
    whole("top", top, 1)
    who, points, worth = _pairs(person, score, value)
    if (worth < 0).any():
        raise ValueError("value must be 0 or more")
    got, ideal = _discounted(who, points, worth, top), _discounted(who, worth, worth, top)
    some = ideal > 0
    return float((got[some] / ideal[some]).mean()) if some.any() else float("nan")


def _discounted(who: Floats, points: Floats, worth: Floats, top: int) -> Floats:
    order = np.lexsort((np.arange(len(who)), -points, who))
    begins = np.flatnonzero(np.diff(who[order], prepend=np.nan) != 0)
    place = np.arange(len(who)) - np.repeat(begins, np.diff(np.append(begins, len(who))))
    gain = np.where(place < top, worth[order] / np.log2(place + 2), 0.0)
    return np.add.reduceat(gain, begins) if len(begins) else np.zeros(0)


def _pairs(person: ArrayLike, score: ArrayLike, value: ArrayLike) -> tuple[Floats, Floats, Floats]:
    who, points, worth = numbers("person", person), numbers("score", score), numbers("value", value)
    same_length(person=who, score=points, value=worth)
    return who, points, worth
