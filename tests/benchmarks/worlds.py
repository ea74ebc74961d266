"""Learning in invented worlds whose truth is known: `python -m tests.benchmarks.worlds [intervals] [seeds]`.

Five worlds (`matching.simulation`), six sizes of history, twenty seeds, on all processors. Prints the table of
docs/benchmarks.md and draws docs/images/worlds.svg; the exit status is 1 if a mark is missed. With fewer seeds it is
quicker and draws nothing. With `intervals` it says only how often intervals hold the truth, up to 1,200 referrals.
"""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from matching.evaluation.estimates import Estimate, mean_estimate
from matching.simulation import KINDS, NAMES
from tests.benchmarks.engine import Marks
from tests.benchmarks.worlds_chart import chart
from tests.benchmarks.worlds_run import SIZES, Run, run


SEEDS = 20
PICTURE = Path(__file__).resolve().parents[2] / "docs" / "images" / "worlds.svg"
LEAST_IN_A = {0: 0.70, 120: 0.74, 400: 0.75, 1_200: 0.74, 5_000: 0.76}
DRIFT_AT = (400, 1_200)
INTERVALS = {"start": "start", "lasting": "26 weeks"}
COVERAGE_WORLDS, COVERAGE_SIZES = "ABD", SIZES[:5]
LEAST_COVERAGE, MOST_COVERAGE = 0.74, 0.92  # of the true chance by 80% intervals


def column(runs: list[Run], kind: str, n: int, name: str) -> np.ndarray:
    return np.array([getattr(one, name) for one in runs if (one.kind, one.n) == (kind, n)], dtype=float)


def mean(runs: list[Run], kind: str, n: int, name: str) -> Estimate:
    return mean_estimate(column(runs, kind, n, name))


def words(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"


def gains(runs: list[Run]) -> dict[str, list[Estimate]]:
    return {kind: [mean(runs, kind, n, "gain") for n in SIZES] for kind in KINDS if kind != "C"}


def table(runs: list[Run]) -> None:
    print(f"{'share of the gain of an oracle':44}" + "".join(f"{f'n = {n:,}':>24}" for n in SIZES))
    for kind, row in gains(runs).items():
        print(f"{kind}: {NAMES[kind]:41}" + "".join(f"{words(cell):>24}" for cell in row))
    for name, title in (("shipped", "A: with wishes, by surplus"), ("bias", "A: bias of the chance of 26 weeks")):
        print(f"{title:44}" + "".join(f"{words(mean(runs, 'A', n, name)):>24}" for n in SIZES))
    for name, title in (("slope", "C: slope of the match, expert"), ("wish", "C: correlation of order with wish")):
        print(f"{title:44}" + "".join(f"{summary(runs, 'C', n, name):>24}" for n in SIZES))
    for name, title in (("gap", "D: gap of starting, group less others"), ("true_gap", "D: the same in truth")):
        print(f"{title:44}" + "".join(f"{summary(runs, 'D', n, name):>24}" for n in SIZES), flush=True)
    coverage_table(runs, SIZES)


def coverage_table(runs: list[Run], sizes: Sequence[int]) -> None:
    print(f"{'share of pairs in 80% intervals; width':44}" + "".join(f"{f'n = {n:,}':>24}" for n in sizes))
    for kind, (chance, title) in product(KINDS, INTERVALS.items()):
        cells = [[mean(runs, kind, n, f"{chance}_{what}").value for what in ("coverage", "width")] for n in sizes]
        print(f"{f'{kind}: {title}':44}" + "".join(f"{f'{share:.2f}; {wide:.2f}':>24}" for share, wide in cells))


def summary(runs: list[Run], kind: str, n: int, name: str) -> str:
    """The mean of the seeds that gave a figure; small numbers are hidden, and separated data have no line."""
    values = column(runs, kind, n, name)
    values = values[~np.isnan(values)]
    return words(mean_estimate(values)) if len(values) > 1 else "not told"


def check(runs: list[Run], marks: Marks) -> None:
    for n, least in LEAST_IN_A.items():
        marks.at_least(f"A, n = {n:,}: share of the gain", mean(runs, "A", n, "gain").value, least, "")
    expert = column(runs, "A", 0, "gain")
    for n in SIZES[1:]:
        marks.at_least(
            f"A, n = {n:,}: above the expert", float((column(runs, "A", n, "gain") - expert).mean()), -0.02, ""
        )
    better = column(runs, "B", 1_200, "gain") - column(runs, "B", 0, "gain")
    marks.at_least("B, n = 1,200: above the expert", float(better.mean()), 0.10, "")
    marks.at_most("A, n = 400: bias of the chance of 26 weeks", abs(mean(runs, "A", 400, "bias").value), 0.03, "")
    marks.at_most("C, n = 1,200: slope of the match", abs(mean(runs, "C", 1_200, "slope").value), 0.10, "")
    intervals(runs, marks)
    shares(runs, marks)


def intervals(runs: list[Run], marks: Marks) -> None:
    """How often intervals hold the truth, at the worst size up to 1,200, and whether they narrow."""
    for kind, (chance, title) in product(COVERAGE_WORLDS, INTERVALS.items()):
        coverage = [mean(runs, kind, n, f"{chance}_coverage").value for n in COVERAGE_SIZES]
        marks.at_least(f"{kind}: 80% interval of {title}, holds least", min(coverage), LEAST_COVERAGE, "of pairs")
        marks.at_most(f"{kind}: 80% interval of {title}, holds most", max(coverage), MOST_COVERAGE, "of pairs")
        width = [mean(runs, kind, n, f"{chance}_width").value for n in COVERAGE_SIZES]
        marks.at_most(f"{kind}: its largest widening from size to size", float(np.diff(width).max()), 0.0, "")


def shares(runs: list[Run], marks: Marks) -> None:
    """How often a verdict was given over the seeds."""
    for n in SIZES[1:]:
        marks.tell(f"A, n = {n:,}: says that the match tells", column(runs, "A", n, "match_shown").mean(), "of seeds")
        marks.at_least(
            f"C, n = {n:,}: says no difference", 1 - column(runs, "C", n, "match_shown").mean(), 0.8, "of seeds"
        )
    for kind, n in product("AD", SIZES[2:]):
        marks.tell(f"{kind}, n = {n:,}: flags the group's gap", column(runs, kind, n, "gap_shown").mean(), "of seeds")
        marks.tell(f"{kind}, n = {n:,}: flags by lot", column(runs, kind, n, "false_shown").mean(), "of seeds")
    marks.at_least("D, n = 5,000: flags the group's gap", column(runs, "D", 5_000, "gap_shown").mean(), 0.8, "of seeds")
    marks.at_least("D: interval covers the true gap", mean_coverage(runs, "gap_covers"), 0.85, "of times")
    for n in DRIFT_AT:
        marks.tell(f"A, n = {n:,}: says that things changed", column(runs, "A", n, "drift_shown").mean(), "of seeds")
        marks.tell(f"E, n = {n:,}: says that things changed", column(runs, "E", n, "drift_shown").mean(), "of seeds")
    marks.at_least("E, n = 1,200: detects drift", column(runs, "E", 1_200, "drift_shown").mean(), 0.8, "of seeds")
    for name in ("ipw", "aipw"):
        marks.tell(f"A, n = 1,200: error of {name.upper()}", column(runs, "A", 1_200, name).mean(), "")
        marks.tell(
            f"A: {name.upper()} interval covers the truth", mean_coverage(runs, f"{name}_covers", "A"), "of times"
        )


def mean_coverage(runs: list[Run], name: str, kind: str = "D") -> float:
    return float(np.nanmean(np.concatenate([column(runs, kind, n, name) for n in SIZES[3:]])))


def all_runs(seeds: int, run_one: Callable[[tuple[int, str]], list[Run]]) -> list[Run]:
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # of the processes, which are many enough
    with ProcessPoolExecutor() as pool:
        return [result for results in pool.map(run_one, product(range(seeds), KINDS)) for result in results]


def main() -> int:
    arguments = sys.argv[1:]
    intervals_alone = arguments[:1] == ["intervals"]
    seeds = int(arguments[intervals_alone]) if len(arguments) > intervals_alone else SEEDS
    marks = Marks()
    if intervals_alone:
        runs = all_runs(seeds, partial(run, sizes=COVERAGE_SIZES, complete=False))
        coverage_table(runs, COVERAGE_SIZES)
        intervals(runs, marks)
        return int(bool(marks.missed))
    runs = all_runs(seeds, run)
    table(runs)
    check(runs, marks)
    if seeds >= SEEDS:
        PICTURE.write_text(chart(gains(runs), SIZES))
    return int(bool(marks.missed))


if __name__ == "__main__":
    sys.exit(main())
