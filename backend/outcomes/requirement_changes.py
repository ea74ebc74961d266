"""What one change of an opportunity's requirements would open, from numbers counted once a week."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.outcomes.requirement_counts import Met, PublishedCounts, published_counts
from matching import REQUIREMENTS


MOST = 6  # changes told of one opportunity
LOWEST_ASKED = {"hours": 1}  # the least hours there can be; of everything else, nothing


@dataclass(frozen=True)
class RequirementChange:
    """`fields` are asked for at the value `to` instead, None for not at all: so many more people meet them."""

    fields: tuple[str, ...]
    to: float | bool | None
    people: int


@dataclass(frozen=True)
class RequirementChanges:
    """`week` is the Monday of the count, None where there is none; `asks` says whether anything could be changed."""

    week: dt.date | None
    asks: bool
    changes: list[RequirementChange]


def requirement_changes(viewer: Viewer, opportunity: Opportunity) -> RequirementChanges:
    """The largest, first. Of an opportunity, saved or not, its route counts and which steps its requirements reach."""
    asked = {name: _asked(name, opportunity) for name in REQUIREMENTS}
    counts = published_counts(viewer, opportunity.route)
    found = [each for name, steps in asked.items() for each in _changes(name, steps, counts)] if counts else []
    return RequirementChanges(
        week=counts.week if counts else None,
        asks=any(step > LOWEST_ASKED.get(name, 0) for name, steps in asked.items() for step in steps),
        changes=sorted(found, key=lambda change: -change.people)[:MOST],
    )


def _asked(name: str, opportunity: Opportunity) -> Met:
    """How many steps of each field are asked for. Between two steps the lower counts, so that no number says more."""
    return tuple(
        sum(step <= (getattr(opportunity, field) or 0) for step in steps) for field, steps in REQUIREMENTS[name].items()
    )


def _changes(name: str, asked: Met, counts: PublishedCounts) -> list[RequirementChange]:
    """Of one field each, and of all fields together where that opens more."""
    single = list(_single_changes(name, asked, counts))
    together = _opened(name, asked, (0,) * len(asked), counts) if len(asked) > 1 else 0
    if all(together > each.people for each in single) and together:
        return [*single, RequirementChange(tuple(REQUIREMENTS[name]), None, together)]
    return single


def _single_changes(name: str, asked: Met, counts: PublishedCounts) -> Iterator[RequirementChange]:
    for number, (field, steps) in enumerate(REQUIREMENTS[name].items()):
        opened = 0
        for to in range(asked[number] - 1, LOWEST_ASKED.get(name, 0) - 1, -1):
            changed = (*asked[:number], to, *asked[number + 1 :])
            people = _opened(name, asked, changed, counts)
            if people > opened:
                yield RequirementChange((field,), steps[to - 1] if to else None, people)
            opened = people


def _opened(name: str, asked: Met, changed: Met, counts: PublishedCounts) -> int:
    """People who meet the changed requirement and not the one there is."""
    return sum(people for met, people in counts.short_of(name) if _meets(met, changed) and not _meets(met, asked))


def _meets(met: Met, asked: Met) -> bool:
    return all(have >= needed for have, needed in zip(met, asked, strict=True))
