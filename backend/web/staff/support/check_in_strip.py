"""The check-ins of a placement in one row: by shape and by word, never by colour alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backend.placements.choices import HowItIsGoing
from backend.ranking.may_need_support.facts import PlacementFacts, Row


SHOWN = 6


@dataclass(frozen=True)
class Mark:
    """`shape` names how it is drawn, `words` says it to who hears the page, `beneath` stands under it."""

    week: int
    shape: str
    words: str
    beneath: str = ""


def strip_of(facts: PlacementFacts) -> list[Mark]:
    rows = sorted(facts.check_ins, key=lambda row: row["week"])
    return _latest(list(_marks(rows)))


def _marks(rows: Sequence[Row]) -> Iterator[Mark]:
    last = max((row["week"] for row in rows if row["done_on"]), default=0)
    for row in rows:
        week = row["week"]
        if row["done_on"] is None:
            missed = week < last
            yield Mark(
                week, "missed" if missed else "to-come", "nobody heard" if missed else "to come", "missed" * missed
            )
        elif row["going"] is None:
            yield Mark(week, "heard", "heard, nothing said of how it goes")
        elif row["going"] <= HowItIsGoing.HARD:
            yield Mark(week, "hard", HowItIsGoing(row["going"]).label.lower(), "hard")
        elif row["going"] == HowItIsGoing.MIXED:
            yield Mark(week, "mixed", "mixed")
        else:
            yield Mark(week, "well", HowItIsGoing(row["going"]).label.lower())


def _latest(marks: list[Mark]) -> list[Mark]:
    """The last that were, and the next ones."""
    done = max((place for place, mark in enumerate(marks) if mark.shape != "to-come"), default=-1)
    first = max(0, min(done - SHOWN + 3, len(marks) - SHOWN))
    return marks[first : first + SHOWN]
