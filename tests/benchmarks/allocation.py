"""Time and quality of sharing out places: `python -m tests.benchmarks.allocation`.

`england` takes the ranking of the England-like world, each person's best 400 pairs with their fair value, and 20,000
places; how good the plan is needs no other solver, since its prices prove a bound. `peers` compares with SciPy's exact
sparse solver and with first-come on a part of it, `weekly` people who arrive week by week with hindsight.
"""

import subprocess
import sys

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matching import Opportunities, People, Plan, Ranker, allocate
from matching.experiments.online_allocation import first_come, hindsight_optimum, myopic_optimum, potential_policy
from matching.geography import index_ranges
from tests.benchmarks.england import ON, World
from tests.benchmarks.measuring import Marks, best_of, peak_megabytes
from tests.matching.weekly_arrivals import County


ENGLAND = (50_000, 8_000)
PART = (12_000, 3_000)
PARTS = ("england", "peers", "weekly")
FLOOR = 0.3


def pairs(size: tuple[int, int], top: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Person, opportunity and fair value of each pair, and from 1 to 4 places for each opportunity."""
    world = World()
    people, opportunities = People.from_records(world.people(size[0])), world.opportunities(size[1])
    ranking = Ranker().rank(people, Opportunities.from_records(opportunities), on=ON, top=top)
    places = np.random.default_rng(1).integers(1, 4, size=size[1], endpoint=True)
    return ranking.person, ranking.opportunity, ranking.fair_value, places


def england(marks: Marks) -> None:
    given = pairs(ENGLAND, top=400)
    marks.tell("allocation: pairs", len(given[0]) / 1e6, "million")
    marks.tell("allocation: places", given[3].sum(), "")
    plans: list[Plan] = []
    wall, processor = best_of(3, lambda: plans.append(allocate(*given)))
    plan = plans[-1]
    marks.at_most("allocation: England", wall, 3, "s")
    marks.tell("allocation: England, processor time", processor, "s")
    marks.at_least("allocation: share of the bound its prices prove", 100 * plan.value.sum() / plan.bound, 99.9, "%")
    marks.tell("allocation: people with a place", len(plan), "")
    wall, processor = best_of(1, lambda: plans.append(allocate(*given, floor=FLOOR)))
    floored = plans[-1]
    marks.tell("allocation: with a floor", wall, "s")
    marks.tell("allocation: with a floor, processor time", processor, "s")
    marks.at_least("allocation: with a floor, share of its bound", 100 * floored.value.sum() / floored.bound, 99.9, "%")
    marks.tell("allocation: what the floor takes", 100 * floored.floor_cost / plan.value.sum(), "%")
    for name, shown in (("without", plan), ("with", floored)):
        marks.tell(f"allocation: people at the floor or above, {name} it", (shown.value >= FLOOR).sum(), "")
    marks.tell("allocation: peak memory of the process", peak_megabytes(), "MB")


def peers(marks: Marks) -> None:
    person, opportunity, value, places = pairs(PART, top=100)
    plans: list[Plan] = []
    ours = best_of(3, lambda: plans.append(allocate(person, opportunity, value, places)))[1]
    totals: list[float] = []
    theirs = best_of(1, lambda: totals.append(exact(person, opportunity, value, places)))[1]
    loop = best_of(1, lambda: totals.append(in_turn(person, opportunity, value, places)))[1]
    total = plans[-1].value.sum()
    marks.tell("peers: pairs", len(person) / 1e3, "thousand")
    marks.tell("peers: this auction, processor time", ours, "s")
    marks.at_least("peers: share of SciPy's exact total", 100 * total / totals[0], 99.9, "%")
    marks.tell("peers: faster than SciPy's exact sparse solver", theirs / ours, "times")
    marks.tell("peers: a loop in turn, share of the exact total", totals[1] / totals[0], "")
    marks.tell("peers: a loop in turn, processor time", loop, "s")


def exact(person, opportunity, value, places) -> float:
    """Each place a column of its own, and for everyone one more that stands for staying without."""
    people, columns = int(person.max()) + 1, int(places.sum())
    first, count = np.cumsum(places) - places, places[opportunity]
    row = np.concatenate((np.repeat(person, count), np.arange(people)))
    column = np.concatenate((index_ranges(first[opportunity], count), columns + np.arange(people)))
    worth = np.concatenate((np.repeat(value, count), np.zeros(people))) + 1.0  # an entry of 0 would not be stored
    weight = csr_array((worth, (row, column)), shape=(people, columns + people))
    chosen = min_weight_full_bipartite_matching(weight, maximize=True)
    return float(weight[chosen].sum() - people)


def in_turn(person, opportunity, value, places) -> float:
    """Everyone in turn takes the best that is left to them."""
    left, total = places.copy(), 0.0
    begin = np.flatnonzero(np.diff(person, prepend=-1))
    for low, high in zip(begin, [*begin[1:], len(person)], strict=True):
        worth = np.where(left[opportunity[low:high]] > 0, value[low:high], 0.0)
        if worth.any():
            left[opportunity[low + worth.argmax()]] -= 1
            total += worth.max()
    return total


def weekly(marks: Marks) -> None:
    """Half a year, three people for two places: a region of large programmes, and a county of single places."""
    ours = half_a_year(marks, "region", County(seed=1, opportunities=40, places=(20, 60)))
    marks.at_least("weekly, region: by potentials", ours, 0.98, "of hindsight")
    ours = half_a_year(marks, "county", County(seed=1, opportunities=80, places=(1, 3)))
    marks.tell("weekly, county: by potentials", ours, "of hindsight")


def half_a_year(marks: Marks, name: str, county: County) -> float:
    a_week = 1.5 * county.places.sum() / 26
    past, arrivals = county.arrivals(52, a_week), county.arrivals(26, a_week)
    best = hindsight_optimum(arrivals).total
    marks.tell(f"weekly, {name}: people who arrive", len(arrivals.week), "")
    marks.tell(f"weekly, {name}: places", arrivals.places.sum(), "")
    marks.tell(f"weekly, {name}: first-come", first_come(arrivals).total / best, "of hindsight")
    marks.tell(f"weekly, {name}: best of each week", myopic_optimum(arrivals).total / best, "of hindsight")
    return potential_policy(arrivals, past, 4, np.random.default_rng(1)).total / best


def main() -> int:
    if len(sys.argv) == 2:
        marks = Marks()
        globals()[sys.argv[1]](marks)
        return int(bool(marks.missed))
    parts = [subprocess.run([sys.executable, "-m", "tests.benchmarks.allocation", part], check=False) for part in PARTS]
    return int(any(part.returncode for part in parts))


if __name__ == "__main__":
    sys.exit(main())
