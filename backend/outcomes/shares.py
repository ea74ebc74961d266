"""A part of a whole, and how far chance alone could move it."""

from dataclasses import dataclass

from matching.evaluation.proportions import wilson


@dataclass(frozen=True)
class Share:
    count: int
    of: int

    @property
    def value(self) -> float | None:
        """None when there is nobody to take a share of."""
        return self.count / self.of if self.of else None

    @property
    def percent(self) -> float | None:
        return 100 * self.count / self.of if self.of else None

    @property
    def likely_range(self) -> tuple[float, float] | None:
        """The 95% range of Wilson, which holds in small groups and at 0 and 100% too."""
        if not self.of:
            return None
        _, low, high = wilson(self.count, self.of)
        return float(low), float(high)

    def is_apart_from(self, other: "Share") -> bool:
        """Whether the two ranges have nothing in common: only then does a headline say that one is above the other.

        Stricter than a test of the difference, which is as it should be where the widest of several gaps is picked out.
        """
        if not self.likely_range or not other.likely_range:
            return False
        return self.likely_range[0] > other.likely_range[1] or other.likely_range[0] > self.likely_range[1]

    def may_be(self, published: float) -> bool:
        """Whether a share published in whole percent lies in the range, as far as rounding lets anybody tell."""
        if not self.likely_range:
            return True
        low, high = self.likely_range
        return low - ROUNDING <= published <= high + ROUNDING


ROUNDING = 0.005
