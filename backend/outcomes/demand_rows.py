"""Rows of unmet demand as they may be shown: no count points at single people, by itself or beside the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import matching
from backend.core.small_numbers import SMALLEST_SHOWN, may_be_shown, may_stand_beside, suppressed


class Withheld(StrEnum):
    """In place of a count that would point at single people: those in it, those who are not, or those of another."""

    FEW = "too few to show"
    NEARLY_ALL = "nearly all"
    HIDDEN = "not shown"


Part = int | Withheld

# Each count with those of which it is a part, or that are parts of it, in the order in which they are shown.
NESTED: Mapping[str, tuple[str, ...]] = {
    "without": ("wanting",),
    "short": ("wanting", "without"),
    "enough_anywhere": ("wanting", "short"),
    "enough_30_more": ("wanting", "short", "enough_anywhere"),
    "enough_15_more": ("wanting", "short", "enough_anywhere", "enough_30_more"),
}
TWO_SIDES = 2 * SMALLEST_SHOWN  # below, “too few” and “nearly all” would leave one number that it can be
NO_WISH = "no wish"


@dataclass(frozen=True)
class UnmetDemand:
    """How many want it, have too little of it or none, and would have enough with a longer journey.

    `places`: free ones that somebody who wants it could take up; None where only a few could, or nobody asks by it.
    """

    name: str
    wanting: int
    short: Part
    without: Part
    enough_15_more: Part
    enough_30_more: Part
    enough_anywhere: Part
    places: int | None = None

    @property
    def unmet(self) -> int:
        """At least so many have none in reach, as far as what is shown tells; 0 where that is fewer than are shown."""
        if self.without is Withheld.NEARLY_ALL:
            return self.wanting - SMALLEST_SHOWN + 1
        return 0 if isinstance(self.without, Withheld) else self.without


def part_of(count: int, of: int) -> Part:
    """Of a shown number of people."""
    if may_stand_beside(count, [of]):
        return count
    if of < TWO_SIDES:
        return Withheld.HIDDEN
    return Withheld.NEARLY_ALL if may_be_shown(count) else Withheld.FEW


def route_rows(rows: Sequence[matching.Unmet], places: Mapping[str, int]) -> list[UnmetDemand]:
    """Somebody may want several: these rows add up to no total."""
    shown = [row for row in rows if row.wanting >= SMALLEST_SHOWN]
    return _most_unmet_first(
        _row(str(row.route), row, parts, _places(places, row, parts)) for row in shown for parts in [_parts(row)]
    )


def rows_of_one_total(rows: Mapping[str, matching.Unmet], without_wish: int = 0) -> list[UnmetDemand]:
    """Everybody who wants anything stands in one of these rows: what is hidden must not follow from the total, nor from
    the side on which it is hidden.

    `without_wish`: how many stand in none, where that number is hidden itself.
    """
    in_all = {name: row.wanting for name, row in rows.items()} | ({NO_WISH: without_wish} if without_wish else {})
    wanting = suppressed(in_all, hide=[NO_WISH])
    shown = {name: _parts(row) for name, row in rows.items() if wanting[name] is not None}
    for column in NESTED:
        counts = {name: getattr(row, column) for name, row in rows.items()}
        told = {name for name, parts in shown.items() if not isinstance(parts[column], Withheld)}
        left = suppressed(counts, hide=counts.keys() - told)
        for name, parts in shown.items():
            count = left[name]
            parts[column] = Withheld.HIDDEN if count is None else count
    return _most_unmet_first(_row(name, rows[name], parts) for name, parts in shown.items())


def _parts(row: matching.Unmet) -> dict[str, Part]:
    """Of one count alone it is said on which side it is hidden: with a second one the sides would tell a number."""
    shown = {"wanting": row.wanting}
    for name, nested in NESTED.items():
        count = getattr(row, name)
        if may_stand_beside(count, [shown[each] for each in nested if each in shown]):
            shown[name] = count
    parts: dict[str, Part] = {name: shown.get(name, Withheld.HIDDEN) for name in NESTED}
    return parts | {"without": part_of(row.without, row.wanting)}


def _places(places: Mapping[str, int], row: matching.Unmet, parts: Mapping[str, Part]) -> int | None:
    """Where only a few of those who want it could take up anything, the places would tell of these."""
    tells = parts["without"] in (Withheld.NEARLY_ALL, Withheld.HIDDEN)
    return None if tells else places[str(row.route)]


def _row(name: str, row: matching.Unmet, parts: Mapping[str, Part], places: int | None = None) -> UnmetDemand:
    return UnmetDemand(name=name, wanting=row.wanting, places=places, **parts)


def _most_unmet_first(rows: Iterable[UnmetDemand]) -> list[UnmetDemand]:
    """By what is shown alone: the order of hidden counts would tell of them."""
    return sorted(rows, key=lambda row: (-row.unmet, -row.wanting, row.name))
