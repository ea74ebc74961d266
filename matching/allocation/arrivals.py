"""People who arrive week by week while places are limited: whom to give which place before the rest has come.

For evaluation, in simulated or past weeks. After Ahani, Gölz, Procaccia, Teytelboym and Trapp (2024), "Dynamic
placement in refugee resettlement", Operations Research 72: what a place will be worth to those still to come (its
potential) is its mean price when people of past weeks, drawn again and again, are shared out over the places left. A
place then goes to someone only for more than its potential, so it is not spent on a person with many alternatives.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from matching.allocation.plan import Floats, Positions
from matching.allocation.proposal import allocate
from matching.allocation.reading import pairs_in_order, positions
from matching.geography import expand


@dataclass(frozen=True, eq=False)
class Taken:
    """Pairs chosen, in the order of the weeks, and what each is worth."""

    person: Positions
    opportunity: Positions
    value: Floats

    @property
    def total(self) -> float:
        return float(self.value.sum())


class Arrivals:
    """`week` has the week (0-based, not falling) in which each person arrives; the rest is as `allocate` takes it.

    Everyone gets a place in the week they arrive or never. Raises `ValueError` as `allocate` does, and for weeks that
    fall or pairs of people who never arrive.
    """

    def __init__(self, week: ArrayLike, person: ArrayLike, opportunity: ArrayLike, value: ArrayLike, places: ArrayLike):
        self.week, self.places = positions("week", week), positions("places", places)
        fall = np.flatnonzero(np.diff(self.week) < 0)
        if len(fall):
            raise ValueError(f"week, row {fall[0] + 1}: {self.week[fall[0] + 1]} is before that of the person above")
        pairs = pairs_in_order(person, opportunity, value, len(self.places), len(self.week))
        self.person, self.opportunity, self.value = pairs
        self.of_person = np.searchsorted(self.person, np.arange(len(self.week) + 1))

    @property
    def weeks(self) -> int:
        return int(self.week[-1]) + 1 if len(self.week) else 0

    def of_week(self, week: int) -> Positions:
        """Pairs of the people who arrive in it, by person."""
        low, high = np.searchsorted(self.week, (week, week + 1))
        return np.arange(self.of_person[low], self.of_person[high])

    def of_weeks(self, weeks: Positions) -> tuple[Positions, Positions, Floats]:
        """Pairs of everyone who arrives in them, a week named twice twice over, with people numbered anew."""
        low, high = np.searchsorted(self.week, weeks), np.searchsorted(self.week, weeks, side="right")
        people = expand(low, high - low)
        begin, end = self.of_person[people], self.of_person[people + 1]
        pairs = expand(begin, end - begin)
        return np.repeat(np.arange(len(people)), end - begin), self.opportunity[pairs], self.value[pairs]


def with_hindsight(arrivals: Arrivals) -> Taken:
    """The most there was to be had, knowing everyone in advance."""
    _refuse_others(arrivals)
    plan = allocate(arrivals.person, arrivals.opportunity, arrivals.value, arrivals.places)
    return Taken(plan.person, plan.opportunity, plan.value)


def first_come(arrivals: Arrivals) -> Taken:
    """Each person in turn takes the best place that is left to them."""
    _refuse_others(arrivals)
    left, chosen = arrivals.places.copy(), []
    for person in range(len(arrivals.week)):
        low, high = arrivals.of_person[person : person + 2]
        worth = np.where(left[arrivals.opportunity[low:high]] > 0, arrivals.value[low:high], 0.0)
        if worth.any():
            chosen.append(low + int(worth.argmax()))
            left[arrivals.opportunity[chosen[-1]]] -= 1
    return _taken(arrivals, np.array(chosen, dtype=np.int64))


def best_of_each_week(arrivals: Arrivals) -> Taken:
    """Each week the plan of greatest total for those who are there, with no thought of those to come."""
    return _week_by_week(arrivals, lambda week, left: np.zeros(len(left)))


def by_potentials(arrivals: Arrivals, past: Arrivals, samples: int, draw: np.random.Generator) -> Taken:
    """Each week the plan of greatest total above the potentials of the places left.

    `past` are earlier weeks with pairs to the same opportunities; `samples` futures are drawn from them every week.
    """
    _refuse_others(arrivals, past)
    if past.weeks == 0 or len(past.places) != len(arrivals.places):
        raise ValueError("past must hold at least one week and the same opportunities as arrivals")
    if isinstance(samples, bool) or not isinstance(samples, int) or samples < 1:
        raise ValueError("samples must be a whole number of 1 or more")
    if not isinstance(draw, np.random.Generator):
        raise ValueError("draw must be a numpy.random.Generator")
    ahead = arrivals.weeks - 1
    return _week_by_week(arrivals, lambda week, left: potentials(past, left, ahead - week, samples, draw))


def potentials(past: Arrivals, left: Positions, weeks: int, samples: int, draw: np.random.Generator) -> Floats:
    """What a place of each opportunity is worth to those of the next `weeks`: the mean price over drawn futures."""
    if weeks == 0:
        return np.zeros(len(left))
    drawn = (past.of_weeks(draw.integers(past.weeks, size=weeks)) for _ in range(samples))
    prices: Floats = np.mean([allocate(*future, left).price for future in drawn], axis=0)
    return prices


def _refuse_others(*given: Any) -> None:
    if not all(isinstance(arrivals, Arrivals) for arrivals in given):
        raise ValueError("arrivals and past must be Arrivals")


def _week_by_week(arrivals: Arrivals, prices: Callable[[int, Positions], Floats]) -> Taken:
    _refuse_others(arrivals)
    left = arrivals.places.copy()
    chosen = list(_weeks(arrivals, left, prices))
    return _taken(arrivals, np.concatenate([np.zeros(0, dtype=np.int64), *chosen]))


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


def _taken(arrivals: Arrivals, pairs: Positions) -> Taken:
    return Taken(arrivals.person[pairs], arrivals.opportunity[pairs], arrivals.value[pairs])
