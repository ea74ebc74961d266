"""Experiment: online allocation, in which people arrive week by week while places are limited.

For evaluation alone, in simulated or past weeks. After Ahani, Gölz, Procaccia, Teytelboym and Trapp (2024), "Dynamic
placement in refugee resettlement", Operations Research 72: the potential of a place (its opportunity cost) is its mean
price when people of past weeks are bootstrapped and allocated to the places left. A place then goes to a person only
for more than its potential, so it is not spent on a person with many alternatives.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from matching.allocation.assignment import allocate
from matching.allocation.plan import Floats, Positions
from matching.allocation.validation import validate_pairs, validate_positions
from matching.geography import index_ranges


@dataclass(frozen=True, eq=False)
class OnlineAssignment:
    """Pairs chosen in the order of the weeks, and their values."""

    person: Positions
    opportunity: Positions
    value: Floats

    @property
    def total(self) -> float:
        return float(self.value.sum())


class Arrivals:
    """People by week of arrival, with their possible pairs; everyone gets a place in that week or never.

    Parameters
    ----------
    week : array_like of int, shape (n_people,)
        Week (0-based, not falling) in which each person arrives.
    person, opportunity, value, places : array_like
        As `allocate` takes them.

    Raises
    ------
    ValueError
        As `allocate` does, and for weeks that fall or pairs of people who never arrive.
    """

    def __init__(self, week: ArrayLike, person: ArrayLike, opportunity: ArrayLike, value: ArrayLike, places: ArrayLike):
        self.week, self.places = validate_positions("week", week), validate_positions("places", places)
        fall = np.flatnonzero(np.diff(self.week) < 0)
        if len(fall):
            raise ValueError(f"week, row {fall[0] + 1}: {self.week[fall[0] + 1]} is before that of the person above")
        pairs = validate_pairs(person, opportunity, value, len(self.places), len(self.week))
        self.person, self.opportunity, self.value = pairs
        self.of_person = np.searchsorted(self.person, np.arange(len(self.week) + 1))

    @property
    def weeks(self) -> int:
        return int(self.week[-1]) + 1 if len(self.week) else 0

    def of_week(self, week: int) -> Positions:
        """Pairs of the people who arrive in a week, by person."""
        low, high = np.searchsorted(self.week, (week, week + 1))
        return np.arange(self.of_person[low], self.of_person[high])

    def of_weeks(self, weeks: Positions) -> tuple[Positions, Positions, Floats]:
        """Pairs of everyone who arrives in these weeks (with repetition), people numbered anew."""
        low, high = np.searchsorted(self.week, weeks), np.searchsorted(self.week, weeks, side="right")
        people = index_ranges(low, high - low)
        begin, end = self.of_person[people], self.of_person[people + 1]
        pairs = index_ranges(begin, end - begin)
        return np.repeat(np.arange(len(people)), end - begin), self.opportunity[pairs], self.value[pairs]


def hindsight_optimum(arrivals: Arrivals) -> OnlineAssignment:
    """The offline optimum: the greatest total with everyone known in advance."""
    _require_arrivals(arrivals)
    plan = allocate(arrivals.person, arrivals.opportunity, arrivals.value, arrivals.places)
    return OnlineAssignment(plan.person, plan.opportunity, plan.value)


def first_come(arrivals: Arrivals) -> OnlineAssignment:
    """The greedy baseline: each person in turn takes the best place left to them."""
    _require_arrivals(arrivals)
    left, chosen = arrivals.places.copy(), []
    for person in range(len(arrivals.week)):
        low, high = arrivals.of_person[person : person + 2]
        worth = np.where(left[arrivals.opportunity[low:high]] > 0, arrivals.value[low:high], 0.0)
        if worth.any():
            chosen.append(low + int(worth.argmax()))
            left[arrivals.opportunity[chosen[-1]]] -= 1
    return _assignment(arrivals, np.array(chosen, dtype=np.int64))


def myopic_optimum(arrivals: Arrivals) -> OnlineAssignment:
    """The myopic baseline: each week the plan of greatest total for those who are there."""
    return _week_by_week(arrivals, lambda week, left: np.zeros(len(left)))


def potential_policy(arrivals: Arrivals, past: Arrivals, samples: int, draw: np.random.Generator) -> OnlineAssignment:
    """Each week the plan of greatest total value above the potentials of the places left.

    `past` are earlier weeks with pairs to the same opportunities; every week `samples` futures are drawn from them.
    """
    _require_arrivals(arrivals, past)
    if past.weeks == 0 or len(past.places) != len(arrivals.places):
        raise ValueError("past must hold at least one week and the same opportunities as arrivals")
    if isinstance(samples, bool) or not isinstance(samples, int) or samples < 1:
        raise ValueError("samples must be a whole number of 1 or more")
    if not isinstance(draw, np.random.Generator):
        raise ValueError("draw must be a numpy.random.Generator")
    ahead = arrivals.weeks - 1
    return _week_by_week(arrivals, lambda week, left: potentials(past, left, ahead - week, samples, draw))


def potentials(past: Arrivals, left: Positions, weeks: int, samples: int, draw: np.random.Generator) -> Floats:
    """Mean price of a place of each opportunity over bootstrapped futures of `weeks` weeks."""
    if weeks == 0:
        return np.zeros(len(left))
    drawn = (past.of_weeks(draw.integers(past.weeks, size=weeks)) for _ in range(samples))
    prices: Floats = np.mean([allocate(*future, left).price for future in drawn], axis=0)
    return prices


def _require_arrivals(*given: Any) -> None:
    if not all(isinstance(arrivals, Arrivals) for arrivals in given):
        raise ValueError("arrivals and past must be Arrivals")


def _week_by_week(arrivals: Arrivals, prices: Callable[[int, Positions], Floats]) -> OnlineAssignment:
    _require_arrivals(arrivals)
    left = arrivals.places.copy()
    chosen = list(_weeks(arrivals, left, prices))
    return _assignment(arrivals, np.concatenate([np.zeros(0, dtype=np.int64), *chosen]))


def _weeks(arrivals: Arrivals, left: Positions, prices: Callable[[int, Positions], Floats]) -> Iterator[Positions]:
    """Pairs chosen in each week; takes their places from `left`."""
    for week in range(arrivals.weeks):
        pairs = arrivals.of_week(week)
        above = arrivals.value[pairs] - prices(week, left)[arrivals.opportunity[pairs]]
        pairs, above = pairs[above > 0], above[above > 0]
        plan = allocate(arrivals.person[pairs], arrivals.opportunity[pairs], above, left)
        left -= np.bincount(plan.opportunity, minlength=len(left))
        key = arrivals.person[pairs] * len(left) + arrivals.opportunity[pairs]
        yield pairs[np.searchsorted(key, plan.person * len(left) + plan.opportunity)]


def _assignment(arrivals: Arrivals, pairs: Positions) -> OnlineAssignment:
    return OnlineAssignment(arrivals.person[pairs], arrivals.opportunity[pairs], arrivals.value[pairs])
