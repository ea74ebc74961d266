"""What may be said of unmet demand: a function of the rows as they are shown, so that no word tells a hidden count.

It counts what is wanted and what is in reach, and says nothing of why the one is short of the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.demand_rows import UnmetDemand, Withheld
from backend.outcomes.improvements import HelpfulOpportunity
from backend.web.kit.formats import listed, plural


MOST_NAMED = 3
PART_OF_FIRST = 2  # a kind of work is named beside the first with at least half of its number


@dataclass(frozen=True)
class Finding:
    heading: str
    sentences: tuple[str, ...]
    chart_title: str


def finding(rows: Sequence[UnmetDemand], *, is_wanted: bool, first: HelpfulOpportunity | None = None) -> Finding:
    """`rows` by kind of work; `is_wanted`: somebody named one; `first`: the opportunity that would help most."""
    if not rows:
        return _nothing_shown(is_wanted=is_wanted)
    unmet = sorted((row for row in rows if row.unmet), key=lambda row: (-row.unmet, -row.wanting, row.name))
    if not unmet:
        return _none_unmet(rows)
    sentences = (_supply(rows, unmet[0]), _first(first))
    return Finding(_heading(unmet), tuple(filter(None, sentences)), f"Most unmet first. {_of(unmet[0])}")


def _nothing_shown(*, is_wanted: bool) -> Finding:
    if is_wanted:
        said = f"No kind of work is wanted by {SMALLEST_SHOWN} young people or more, so no number can be shown"
    else:
        said = "No young person’s interests are recorded yet"
    return Finding(said, (), said)


def _none_unmet(rows: Sequence[UnmetDemand]) -> Finding:
    if all(row.without == 0 for row in rows):
        said = "Everybody has something in reach of each kind of work shown that they want"
    else:
        said = f"No kind of work is shown to be out of reach for {SMALLEST_SHOWN} or more who want it"
    return Finding(said, tuple(filter(None, [_supply(rows, None)])), said)


def _heading(unmet: Sequence[UnmetDemand]) -> str:
    named = _named(unmet)
    if len(named) == 1:
        return _of(named[0])
    if len(named) > MOST_NAMED:
        return f"{len(named)} kinds of work: at least {named[-1].unmet:,} want each and can reach nothing"
    names = "; ".join(row.name for row in named)  # which hold commas and “and” themselves
    return f"{names}: at least {named[-1].unmet:,} want each and can reach nothing"


def _named(unmet: Sequence[UnmetDemand]) -> list[UnmetDemand]:
    """Those with most unmet, as many as a heading holds; of those that are level all or none, but the very first."""
    near = [row for row in unmet if PART_OF_FIRST * row.unmet >= unmet[0].unmet]
    if len(near) <= MOST_NAMED:
        return near
    cut = near[MOST_NAMED].unmet
    return [row for row in near if row.unmet > cut] or [row for row in near if row.unmet == cut]


def _of(row: UnmetDemand) -> str:
    if row.without is Withheld.NEARLY_ALL:
        return f"{row.name}: nearly all of the {row.wanting:,} who want it can reach nothing"
    if row.without == row.wanting:
        return f"{row.name}: {row.wanting:,} want it and none of them can reach any"
    return f"{row.name}: {row.unmet:,} of the {row.wanting:,} who want it can reach nothing"


def _supply(rows: Sequence[UnmetDemand], least: UnmetDemand | None) -> str:
    """Most places, and those of the kind of work with most unmet."""
    most = max((row for row in rows if row.places), key=lambda row: row.places or 0, default=None)
    said = [_places(row) for row in dict.fromkeys([most, least]) if row and row.places is not None]
    return f"Places in reach: {listed(said)}." if said else ""


def _places(row: UnmetDemand) -> str:
    number = f"{row.places:,}" if row.places else "none"
    return f"{number} in {row.name} for the {row.wanting:,} who want it"


def _first(helpful: HelpfulOpportunity | None) -> str:
    if helpful is None:
        return ""
    people = plural(helpful.people, "young person,young people")
    return (
        f"One more level {helpful.level} post in {helpful.route} near {helpful.area} would give at least"
        f" {people} who have too little one more to choose from."
    )
