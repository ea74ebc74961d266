"""A part of a whole."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """None when there is nobody to take a share of."""
        return 100 * self.count / self.of if self.of else None
