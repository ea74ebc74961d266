"""How a match compares with the person's other matches, with the doubt in the words."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median


FIFTHS = (0.2, 0.4, 0.6, 0.8)  # a chance is told in five words, one up to each of these
# By the chance of being the likelier one: in the middle the doubt is greater than the difference.
COMPARED = (
    "Less likely to last than their other matches on average.",
    "Perhaps less likely to last than their other matches, but the doubt is greater than the difference.",
    "About as likely to last as their other matches.",
    "Perhaps likelier to last than their other matches, but the doubt is greater than the difference.",
    "Likelier to last than their other matches on average.",
)


def in_fifths(chance: float, words: Sequence[str]) -> str:
    return words[bisect_right(FIFTHS, chance)]


@dataclass(frozen=True)
class OtherMatches:
    """Chances of the other matches, and the chance that this one is the likelier (None: not known)."""

    count: int
    low: float
    middle: float
    high: float
    likelier: float | None

    @classmethod
    def of(cls, chances: Iterable[float], likelier: float | None) -> "OtherMatches | None":
        found = sorted(chances)
        return cls(len(found), found[0], median(found), found[-1], likelier) if found else None

    def sentences(self, told: Callable[[float], str]) -> list[str]:
        low, high = told(self.low), told(self.high)
        which = f"their {self.count} other matches, {f'all {low}' if low == high else f'from {low} to {high}'}"
        return [*self._compared(), f"Below the bar: {f'their other match, {low}' if self.count == 1 else which}."]

    def places(self) -> dict[str, float]:
        return {"others_from": self.low, "others_span": self.high - self.low, "others_at": self.middle}

    def _compared(self) -> list[str]:
        return [] if self.likelier is None else [in_fifths(self.likelier, COMPARED)]
