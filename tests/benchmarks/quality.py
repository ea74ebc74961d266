"""Our ranking against peers of quality: `python -m tests.benchmarks.quality [seeds]`.

Every world of `tests.benchmarks.foreign`, both kinds, and the project's own A and B; five sizes of history, twenty
seeds, in two processes. Prints each method's share of the oracle's gain, and ours less each peer's, with 95% intervals
over seeds; the exit status is 1 where ours is not as far above the best peer as it must be. A peer that is not
installed is left out, and said to be.
"""

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from time import perf_counter

import numpy as np

from matching.evaluation.estimates import NOT_ESTIMABLE, Estimate, mean_estimate
from tests.benchmarks.measuring import Marks
from tests.benchmarks.quality_peers import Explainable, installed_peers
from tests.benchmarks.quality_run import BY_CHANCE, BY_SCORE, EXPERT, SHIPPED, SIZES, Comparison, compare
from tests.benchmarks.quality_worlds import world_names


SEEDS, PROCESSES = 20, 2
LITTLE_HISTORY, LEAST_ABOVE, MOST_BELOW = 400, 0.03, 0.01
JUDGED = (BY_SCORE, BY_CHANCE)


def shares(runs: Iterable[Comparison], world: str, n: int, counted: str, method: str) -> np.ndarray:
    """A share a seed, in order of seeds; NaN where the method was not tried."""
    rows = sorted((one for one in runs if (one.world, one.n) == (world, n)), key=lambda one: one.seed)
    return np.array([getattr(one, counted).get(method, np.nan) for one in rows])


def estimate(values: np.ndarray) -> Estimate:
    """The mean of seeds with its 95% interval, without seeds in which there was nothing to gain."""
    values = values[~np.isnan(values)]
    return mean_estimate(values) if len(values) > 1 else NOT_ESTIMABLE


def least_above(n: int) -> float:
    """How far ours has to be above the best peer; below 0 says how far below it may be."""
    return LEAST_ABOVE if n <= LITTLE_HISTORY else -MOST_BELOW


def peers_at(n: int) -> list[str]:
    """Names of the peers that ours is judged against: before any history, the crude expert."""
    return [peer.name for peer in installed_peers()] if n else [EXPERT]


def best_peer(runs: list[Comparison], world: str, n: int) -> str:
    return max(peers_at(n), key=lambda peer: estimate(shares(runs, world, n, "chance", peer)).value)


def difference(runs: list[Comparison], world: str, n: int, ours: str, peer: str, counted: str = "chance") -> Estimate:
    """Ours less the peer's, seed by seed."""
    return estimate(shares(runs, world, n, counted, ours) - shares(runs, world, n, counted, peer))


def words(figure: Estimate, sign: str = "") -> str:
    return (
        ""
        if np.isnan(figure.value)
        else f"{figure.value:{sign}.3f} ({figure.low:{sign}.3f} to {figure.high:{sign}.3f})"
    )


def table(runs: list[Comparison], worlds: Iterable[str], sizes: tuple[int, ...] = SIZES) -> None:
    peers = [peer.name for peer in installed_peers()]
    for world in worlds:
        print(f"\n{f'{world}: share of the gain of an oracle':44}" + "".join(f"{f'n = {n:,}':>28}" for n in sizes))
        for method in (BY_SCORE, BY_CHANCE, *peers, EXPERT, SHIPPED):
            line(method, [words(estimate(shares(runs, world, n, "chance", method))) for n in sizes])
        for method in (SHIPPED, *peers):
            line(f"in surplus: {method}", [words(estimate(shares(runs, world, n, "surplus", method))) for n in sizes])
        for ours, peer in product(JUDGED, (*peers, EXPERT)):
            line(f"{ours}, less {peer}", [words(difference(runs, world, n, ours, peer), "+") for n in sizes])
        for peer in peers:
            cells = [difference(runs, world, n, SHIPPED, peer, "surplus") for n in sizes]
            line(f"in surplus: {SHIPPED}, less {peer}", [words(cell, "+") for cell in cells])


def line(title: str, cells: list[str]) -> None:
    print(f"{title:44}" + "".join(f"{cell:>28}" for cell in cells), flush=True)


def check(runs: list[Comparison], worlds: Iterable[str], marks: Marks, sizes: tuple[int, ...] = SIZES) -> None:
    print()
    for world, n, ours in product(worlds, sizes, JUDGED):
        peer = best_peer(runs, world, n)
        above = difference(runs, world, n, ours, peer).value
        marks.at_least(f"{world}, n = {n:,}: {ours}, less {peer}", above, least_above(n), "")


def all_runs(seeds: int, worlds: Iterable[str]) -> list[Comparison]:
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # of the processes, which are many enough
    tasks = [(world, seed) for seed, world in product(range(seeds), worlds)]
    with ProcessPoolExecutor(PROCESSES) as pool:
        return [one for results in pool.map(compare, tasks) for one in results]


def main() -> int:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    if seeds < 2:
        print("Ask for two seeds or more: an interval needs them.")
        return 2
    if Explainable not in installed_peers():
        print("interpret is not installed: make benchmark fetches it from requirements/benchmark.txt")
    worlds, marks, began = world_names(), Marks(), perf_counter()
    runs = all_runs(seeds, worlds)
    table(runs, worlds)
    check(runs, worlds, marks)
    print(f"{len(worlds)} worlds, {seeds} seeds: {(perf_counter() - began) / 60:.0f} minutes in {PROCESSES} processes")
    return int(bool(marks.missed))


if __name__ == "__main__":
    sys.exit(main())
