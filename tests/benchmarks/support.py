"""Who stood on the list of May need support two weeks before an early end, beside a missed check-in alone.

    python -m tests.benchmarks.support

In invented worlds, over twenty seeds with the 95% interval of their mean.
"""

from dataclasses import astuple, fields

import numpy as np
from scipy.stats import t

from matching.experiments.simulation.support import SUPPORT_KINDS, simulate_stays
from matching.experiments.simulation.support_flags import Flagged, flagged


SEEDS, SIZE = range(20), 2_000
WORDS = {
    "any_sign": "early ends with a sign two weeks before",
    "missed_alone": "by a missed check-in alone",
    "alarms_any_sign": "stayers with a sign in the same weeks",
    "alarms_missed_alone": "by a missed check-in alone",
    "at_equal_alarms": "first in order, at as many stayers as missed",
    "first_fifth": "among the first fifth of the order",
    "too_soon": "early ends within two weeks of the start",
}


def interval(values: np.ndarray) -> tuple[float, float, float]:
    """Mean with its 95% interval over seeds."""
    mean, size = values.mean(), len(values)
    margin = t.ppf(0.975, size - 1) * values.std(ddof=1) / np.sqrt(size)
    return float(mean), float(mean - margin), float(mean + margin)


def figures(kind, seeds=SEEDS, size: int = SIZE) -> dict[str, tuple[float, float, float]]:
    rows = np.array([astuple(flagged(simulate_stays(kind, seed, size))) for seed in seeds])
    return {field.name: interval(rows[:, place]) for place, field in enumerate(fields(Flagged))}


def main() -> None:
    for kind in SUPPORT_KINDS:
        print(f"\n{kind}")
        for name, (mean, low, high) in figures(kind).items():
            print(f"  {WORDS[name]:48}{mean:7.1%}  ({low:.1%} to {high:.1%})")


if __name__ == "__main__":
    main()
