"""The five worlds, and all numbers that the truth is made of. Every one is invented; none is a finding."""

from dataclasses import dataclass
from typing import Literal, get_args

from matching.profiles.field_types import Measure


Kind = Literal["A", "B", "C", "D", "E"]
KINDS: tuple[Kind, ...] = get_args(Kind)

NAMES: dict[Kind, str] = {
    "A": "the expert is right",
    "B": "the expert is wrong in sign on two features",
    "C": "the match makes no difference",
    "D": "some employers treat one group worse",
    "E": "what matters drifts over time",
}

GROUP_SHARE = 0.35  # of people who are in the group that some employers of world D treat worse
UNFAIR_EMPLOYERS, UNFAIR_START, UNFAIR_STAY = 0.5, -1.8, -0.6

# Share of two years at which the drift of world E sets in and is complete.
DRIFT_BEGINS, DRIFT_ENDS, DRIFT_BASE = 0.45, 0.70, -1.0


LARGEST_LOG_ODDS = 10.0  # log-odds


def require_log_odds(of: object, least: dict[str, float]) -> None:
    """Raises `ValueError` for a field that is no number up to LARGEST, or below its least (else below -LARGEST)."""
    for name, value in vars(of).items():
        reason = Measure(least.get(name, -LARGEST_LOG_ODDS), LARGEST_LOG_ODDS).error(value)
        if reason:
            raise ValueError(f"{type(of).__name__} {name} {reason}")


@dataclass(frozen=True)
class Nature:
    """How far the truth is from the expert's sizes, and how much of it no record shows (in log-odds, sd)."""

    size_spread: float = 0.45
    bend: float = 0.2
    base_start: float = -0.9
    base_spread: float = 0.3
    person_start: float = 0.5
    person_stay: float = 0.5
    employer_start: float = 0.3
    employer_stay: float = 0.3
    moves_and_support: float = 0.4
    ready_and_experience: float = 0.4

    def __post_init__(self) -> None:
        spreads = ("size_spread", "base_spread", "person_start", "person_stay", "employer_start", "employer_stay")
        require_log_odds(self, dict.fromkeys(spreads, 0.0))


# Log-odds of the weekly hazard of leaving move by this much for one of staying 26 weeks, near a chance of 0.6.
HAZARD_PER_STAY = 0.78

# Weekly hazard of leaving at the base, by the week in which an interval ends; 0.606 are there after 26 weeks.
INTERVALS = ((4, 0.035), (8, 0.025), (13, 0.020), (26, 0.012), (52, 0.007), (10_000, 0.005))
