"""An audit by group: figures, intervals, and sentences that claim no more than the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from matching.evaluation.estimates import LEVEL, Estimate
from matching.vocabulary import SMALLEST_SHOWN


LEAST_PEOPLE = 10  # below this many people nothing is shown of a group
LEAST_CELL = SMALLEST_SHOWN  # nor below this many to whom it happened, or did not

TOO_FEW = "Too few people to show, or hidden so that a smaller group cannot be worked out."


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _times(ratio: float) -> str:
    return f"{ratio:.2f}"


def _points(gap: float) -> str:
    return f"{100 * gap:+.0f} points"


def _difference_of_ratios(ratio: float) -> str:
    return f"{ratio:+.2f}"


class Format(NamedTuple):
    """How a figure and a difference are written."""

    figure: Callable[[float], str]
    difference: Callable[[float], str]


SHARES, RATIOS = Format(_percent, _points), Format(_times, _difference_of_ratios)


@dataclass(frozen=True, kw_only=True)
class GroupFigure:
    """One group against everybody else.

    Attributes
    ----------
    group : str
        Name of the group.
    people, rows : int or None
        Counts; None where nothing may be shown.
    figure : Estimate or None
        The group's own figure.
    words : Format
        How figure and difference are written.
    others : float or None
        The figure of everybody else; None where there is nobody else.
    difference : Estimate or None
        The group's figure less that of everybody else; its interval is of this difference by itself.
    comparisons : int
        How many were made together.
    chance : float or None
        p-value of the difference in a test by itself.
    corrected : float or None
        p-value adjusted for all comparisons made together (`matching.fairness.comparisons`).
    """

    group: str
    people: int | None = None
    rows: int | None = None
    figure: Estimate | None = None
    words: Format = SHARES
    others: float | None = None
    difference: Estimate | None = None
    comparisons: int = 0
    chance: float | None = None
    corrected: float | None = None

    @property
    def p_value(self) -> float | None:
        return self.chance

    @property
    def adjusted_p_value(self) -> float | None:
        return self.corrected

    @property
    def shown(self) -> bool:
        return self.figure is not None

    @property
    def difference_shown(self) -> bool:
        """Is the adjusted p-value at most 0.05, and does the interval leave out zero?"""
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
    """One measure by group.

    Attributes
    ----------
    measure, method : str
        What is compared, and how.
    people, rows : int or None
        Everybody; None where even that is too few.
    groups : tuple of GroupFigure
        In alphabetical order, what is not recorded last.
    comparisons : int
        Tests that were made together with these, and corrected for.
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
