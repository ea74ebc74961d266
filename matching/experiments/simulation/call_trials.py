"""Experiment: invented trials of extra calls with a known effect; how often the interval holds it, and finds one."""

from dataclasses import dataclass

import numpy as np

from matching.trials import TrialWeek, intention_to_treat, ring_order


@dataclass(frozen=True)
class TrialsJudged:
    """Shares of invented trials.

    Attributes
    ----------
    covered : float
        Of all the share whose 95% interval holds the true difference.
    found : float
        The share whose interval leaves out nought.
    """

    covered: float
    found: float


def judge_trials(effect: float, seed: int, trials: int = 1_000, weeks: int = 26, arrivals: float = 5.0) -> TrialsJudged:
    """Draw trials of which the truth is known, by the lot of the library, and judge their intervals.

    Each week some are new on the list and there are two or three calls to give; how many leave differs by the week.
    Of one in twenty it is not known, whatever came of them.

    Parameters
    ----------
    effect : float
        What a call adds to everybody's chance of leaving; below 0 it helps.
    seed, trials, weeks : int
        Of the draws; how many trials, of how many weeks.
    arrivals : float, default=5.0
        New on the list in a week, in the mean.

    Returns
    -------
    judged : TrialsJudged
    """
    draw = np.random.default_rng(seed)
    found = [intention_to_treat(_trial(draw, f"{seed}-{number}", effect, weeks, arrivals)) for number in range(trials)]
    known = [(each.low, each.high) for each in found if each.low is not None and each.high is not None]
    covered = np.mean([low <= effect <= high for low, high in known])
    return TrialsJudged(float(covered), float(np.mean([each.shows_a_difference for each in found])))


def _trial(draw: np.random.Generator, name: str, effect: float, weeks: int, arrivals: float) -> list[TrialWeek]:
    return [_week(draw, name, week, effect, arrivals) for week in range(weeks)]


def _week(draw: np.random.Generator, seed: str, week: int, effect: float, arrivals: float) -> TrialWeek:
    size, calls = int(draw.poisson(arrivals)), int(draw.integers(2, 4))
    called = np.zeros(size, dtype=bool)
    called[ring_order([str(each) for each in range(size)], seed, str(week))[:calls]] = True
    chance = np.clip(draw.uniform(0.15, 0.35) + effect * called, 0, 1)
    left, known = draw.random(size) < chance, draw.random(size) >= 0.05
    return TrialWeek(
        int((left & called & known).sum()),
        int((called & known).sum()),
        int((left & ~called & known).sum()),
        int((~called & known).sum()),
        int((called & ~known).sum()),
        int((~called & ~known).sum()),
    )
