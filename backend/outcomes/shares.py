"""A part of a whole, and the rule that keeps small parts from pointing at somebody."""

from collections.abc import Mapping
from dataclasses import dataclass


SMALLEST_SHOWN = 6  # fewer people than this could be recognised by somebody who knows them


@dataclass(frozen=True)
class Share:
    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """None when there is nobody to take a share of."""
        return 100 * self.count / self.of if self.of else None


def may_be_shown(count: int) -> bool:
    """Whether a count may go to people who do not work with these young people. Nought points at nobody."""
    return count == 0 or count >= SMALLEST_SHOWN


def for_a_wider_audience(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The parts of a whole with small ones hidden as None.

    Where hiding one part would let it be worked out from the total, the next smallest is hidden as well.
    """
    hidden = {name for name, count in counts.items() if not may_be_shown(count)}
    if len(hidden) == 1:
        others = [name for name, count in counts.items() if count and name not in hidden]
        hidden |= set(sorted(others, key=lambda name: counts[name])[:1])
    return {name: None if name in hidden else count for name, count in counts.items()}
