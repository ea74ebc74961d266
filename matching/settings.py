"""Settings of a ranker: weights, travel estimate, rules, and bounds of memory and threads."""

from dataclasses import dataclass, field

from matching.england import ENGLAND
from matching.geography import TravelEstimate
from matching.rules import Rules


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings of a ranker.

    Parameters
    ----------
    weight_stay, weight_wish : float, default=0.55, 0.5
        Weights, from 0 to 10, of the log-odds of staying and of the wish beside those of starting.
    travel : TravelEstimate
        Constants of the travel estimate.
    rules : Rules, default=ENGLAND
        Dated rules of law and funding.
    pairs_at_once : int, default=200_000
        Most pairs held in memory at once. It changes no result.
    threads : int, default=2
        Threads of `rank`. They change no result.

    Raises
    ------
    ValueError
        Naming the setting that is out of range or of another type.

    References
    ----------
    Bied, G. and others (2026). arXiv 2603.21699: ranking by wish and chance together.
    """

    weight_stay: float = 0.55
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
