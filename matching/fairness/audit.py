"""What an audit says of each group, in figures and in words that claim no more than the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matching.evaluation.estimates import Estimate


LEAST_PEOPLE = 10  # below this many people nothing is shown of a group
LEAST_CELL = 5  # nor below this many to whom it happened, or did not

TOO_FEW = "Too few people to show, or hidden so that a smaller group cannot be worked out."


@dataclass(frozen=True)
class GroupFigure:
    """One group. `figure` is its own, `difference` that to everybody else; both None where nothing may be shown."""

    group: str
    people: int | None
    rows: int | None
    figure: Estimate | None
    difference: Estimate | None
    sentence: str

    @property
    def shown(self) -> bool:
        return self.figure is not None

    @property
    def difference_shown(self) -> bool:
        """Does the interval of the difference leave out zero?"""
        return self.difference is not None and not self.difference.covers(0)


@dataclass(frozen=True)
class Audit:
    """`measure` says what is compared; `people` and `rows` count everybody, None where even that is too few."""

    measure: str
    method: str
    people: int | None
    rows: int | None
    groups: tuple[GroupFigure, ...]

    def __getitem__(self, group: str) -> GroupFigure:
        for figure in self.groups:
            if figure.group == group:
                return figure
        raise KeyError(group)


def hidden(group: str) -> GroupFigure:
    return GroupFigure(group, None, None, None, None, TOO_FEW)


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def times(ratio: float) -> str:
    return f"{ratio:.2f}"


def points(gap: float) -> str:
    return f"{100 * gap:+.0f} points"


def apart(ratio: float) -> str:
    return f"{ratio:+.2f}"


def sentence(
    own: Estimate, other: float, gap: Estimate | None, say: Callable[[float], str], differ: Callable[[float], str]
) -> str:
    """`say` words a figure and `differ` a difference."""
    if gap is None:
        return f"{say(own.value)}; there is nobody to compare with."
    against = f"{say(own.value)} against {say(other)} of everybody else"
    bounds = f"between {differ(gap.low)} and {differ(gap.high)}"
    if gap.covers(0):
        return f"No difference shown: {against}. The true difference may lie anywhere {bounds}."
    return f"A difference is shown: {against}. The true difference probably lies {bounds}."
