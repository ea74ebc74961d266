"""Quality of an order, where the true value of every pair is known."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.estimates import NOT_ESTIMABLE, Estimate, bootstrap
from matching.evaluation.validation import number_array, same_length, whole_number


Floats = NDArray[np.float64]
Positions = NDArray[np.int64]

NO_GAIN = 1e-9


def share_of_oracle_gain(
    chosen: ArrayLike, random: ArrayLike, oracle: ArrayLike, *, seed: int, times: int = 500
) -> Estimate:
    """Share of an oracle's gain over a random choice: (chosen - random) / (oracle - random), of means over people.

    1 is as good as knowing the truth, 0 no better than a random draw, and below 0 worse.

    Parameters
    ----------
    chosen : array-like of shape (n_people,)
        Value of what was chosen for each person.
    random : array-like of shape (n_people,)
        Mean value of what was possible.
    oracle : array-like of shape (n_people,)
        Best value of what was possible.
    seed : int
        Seed of the bootstrap, 0 or more.
    times : int, default=500
        Bootstrap draws, of people.

    Returns
    -------
    share : Estimate
        NaN where the oracle gains nothing (every match is as good as another).

    Raises
    ------
    ValueError
        If the oracle is worse than what was chosen, or lengths differ.
    """
    own, mean, best = number_array("chosen", chosen), number_array("random", random), number_array("oracle", oracle)
    size = same_length(chosen=own, random=mean, oracle=best)
    if (best < np.maximum(own, mean) - NO_GAIN).any():
        raise ValueError("oracle must be at least as good as chosen and random for everyone")
    if not size or (best - mean).mean() < NO_GAIN:
        return NOT_ESTIMABLE

    def share(rows: Positions) -> float:
        possible = float((best - mean)[rows].mean())
        return float((own - mean)[rows].mean()) / possible if possible > NO_GAIN else float("nan")

    return bootstrap(share, size, seed=seed, times=times)


def top_choice_values(person: ArrayLike, score: ArrayLike, value: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """True values of each person's first choice, of a random one and of the best one.

    Parameters
    ----------
    person : array-like of shape (n_pairs,)
        Number of the person of each pair.
    score : array-like of shape (n_pairs,)
        Score that orders the list; of equal scores the first row wins, as in a ranking.
    value : array-like of shape (n_pairs,)
        True value of each pair.

    Returns
    -------
    chosen, random, oracle : ndarray of shape (n_people,)
        Value at the best score, mean value and best value, in order of `person`.

    Raises
    ------
    ValueError
        If a value is no finite number, or lengths differ.
    """
    people, scores, values = _pair_arrays(person, score, value)
    order = np.lexsort((np.arange(len(people)), -scores, people))
    group_starts = np.flatnonzero(np.diff(people[order], prepend=np.nan) != 0)
    if not len(group_starts):
        return np.zeros(0), np.zeros(0), np.zeros(0)
    ordered = values[order]
    counts = np.diff(np.append(group_starts, len(people)))
    mean = np.add.reduceat(ordered, group_starts) / counts
    return ordered[group_starts], mean, np.maximum.reduceat(ordered, group_starts)


# Names of the public contract.
share_of_gain = share_of_oracle_gain
first_of_each = top_choice_values


def ndcg(person: ArrayLike, score: ArrayLike, value: ArrayLike, top: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `top`, mean over people.

    The gain of a pair is its true value, discounted by log2(1 + position).

    Parameters
    ----------
    person : array-like of shape (n_pairs,)
        Number of the person of each pair.
    score : array-like of shape (n_pairs,)
        Score that orders the list.
    value : array-like of shape (n_pairs,)
        True value of each pair, 0 or more.
    top : int, default=10
        Positions that count.

    Returns
    -------
    gain : float
        In [0, 1]. People for whom every value is 0 are left out; NaN where nobody is left.

    Raises
    ------
    ValueError
        If a value is below 0 or no finite number, or lengths differ.

    References
    ----------
    Jarvelin and Kekalainen 2002, ACM Transactions on Information Systems 20.
    """
    whole_number("top", top, 1)
    people, scores, values = _pair_arrays(person, score, value)
    if (values < 0).any():
        raise ValueError("value must be 0 or more")
    gain, ideal = _discounted_gain(people, scores, values, top), _discounted_gain(people, values, values, top)
    positive = ideal > 0
    return float((gain[positive] / ideal[positive]).mean()) if positive.any() else float("nan")


def _discounted_gain(people: Floats, scores: Floats, values: Floats, top: int) -> Floats:
    order = np.lexsort((np.arange(len(people)), -scores, people))
    group_starts = np.flatnonzero(np.diff(people[order], prepend=np.nan) != 0)
    position = np.arange(len(people)) - np.repeat(group_starts, np.diff(np.append(group_starts, len(people))))
    gain = np.where(position < top, values[order] / np.log2(position + 2), 0.0)
    return np.add.reduceat(gain, group_starts) if len(group_starts) else np.zeros(0)


def _pair_arrays(person: ArrayLike, score: ArrayLike, value: ArrayLike) -> tuple[Floats, Floats, Floats]:
    people, scores, values = number_array("person", person), number_array("score", score), number_array("value", value)
    same_length(person=people, score=scores, value=values)
    return people, scores, values
