"""Everything a council may set, in one place."""

from dataclasses import dataclass, field

from matching.geography import TravelEstimate
from matching.rules import ENGLAND, Rules


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`weight_stay` and `weight_wish` say how much staying and wishing count beside the chance of starting.

    Ranking by wish and chance together is the finding of Bied and others (2026, arXiv 2603.21699). `pairs_at_once` and
    `threads` bound memory and processors and change no result.
    """

    weight_stay: float = 0.8
    weight_wish: float = 0.5
    travel: TravelEstimate = field(default_factory=TravelEstimate)
    rules: Rules = ENGLAND
    pairs_at_once: int = 200_000
    threads: int = 2

    def __post_init__(self) -> None:
        for name in ("weight_stay", "weight_wish"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 10:
                raise ValueError(f"Settings {name} must be a number from 0 to 10")
        for name, most in (("pairs_at_once", 1_000_000_000), ("threads", 1_024)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
                raise ValueError(f"Settings {name} must be a whole number from 1 to {most}")
        if not isinstance(self.travel, TravelEstimate):
            raise ValueError("Settings travel must be a TravelEstimate")
        if not isinstance(self.rules, Rules):
            raise ValueError("Settings rules must be Rules")
