"""What an audit says of each group, in figures and in words that claim no more than the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from matching.evaluation.estimates import LEVEL, Estimate
from matching.fairness.suppression import SMALLEST_SHOWN


LEAST_PEOPLE = 10  # below this many people nothing is shown of a group
LEAST_CELL = SMALLEST_SHOWN  # nor below this many to whom it happened, or did not

TOO_FEW = "Too few people to show, or hidden so that a smaller group cannot be worked out."


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def times(ratio: float) -> str:
    return f"{ratio:.2f}"


def points(gap: float) -> str:
    return f"{100 * gap:+.0f} points"


def apart(ratio: float) -> str:
    return f"{ratio:+.2f}"


class Words(NamedTuple):
    """How a figure and a difference are said."""

    figure: Callable[[float], str]
    difference: Callable[[float], str]


SHARES, RATIOS = Words(percent, points), Words(times, apart)


@dataclass(frozen=True, kw_only=True)
class GroupFigure:
    """One group. `figure` is its own, `others` that of everybody else, `difference` the first less the second.

    `chance` is how often chance alone gives so great a difference, in a test of this comparison by itself; `corrected`
    the same once all `comparisons` made together are counted (`matching.fairness.comparisons`). All are None where
    nothing may be shown, or where there is nobody to compare with. Intervals are of each figure by itself.
    """

    group: str
    people: int | None = None
    rows: int | None = None
    figure: Estimate | None = None
    others: float | None = None
    difference: Estimate | None = None
    chance: float | None = None
    corrected: float | None = None
    comparisons: int = 0
    words: Words = SHARES

    @property
    def shown(self) -> bool:
        return self.figure is not None

    @property
    def difference_shown(self) -> bool:
        """Is the difference beyond chance among all comparisons, and does its interval leave out zero?"""
        if self.difference is None or self.corrected is None:
            return False
        return self.corrected <= 1 - LEVEL and not self.difference.covers(0)

    @property
    def sentence(self) -> str:
        if self.figure is None:
            return TOO_FEW
        own = self.words.figure(self.figure.value)
        if self.difference is None or self.others is None:
            return f"{own}; there is nobody to compare with."
        low, high = self.words.difference(self.difference.low), self.words.difference(self.difference.high)
        against, bounds = f"{own} against {self.words.figure(self.others)} of everybody else", f"{low} and {high}"
        if self.difference_shown:
            return f"A difference is shown: {against}. The true difference probably lies between {bounds}."
        if self.difference.covers(0):
            return f"No difference shown: {against}. The true difference may lie anywhere between {bounds}."
        return (
            f"No difference shown: {against}. Looked at alone it would lie between {bounds}, but among "
            f"{_counted(self.comparisons)} chance may well have made it."
        )


def _counted(comparisons: int) -> str:
    return "1 comparison" if comparisons == 1 else f"{comparisons} comparisons"


@dataclass(frozen=True)
class Audit:
    """`measure` says what is compared; `people` and `rows` count everybody, None where even that is too few.

    `comparisons` counts those that were made together with these, and corrected for.
    """

    measure: str
    method: str
    people: int | None
    rows: int | None
    groups: tuple[GroupFigure, ...]
    comparisons: int = 0

    def __getitem__(self, group: str) -> GroupFigure:
        for figure in self.groups:
            if figure.group == group:
                return figure
        raise KeyError(group)
