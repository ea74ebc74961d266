"""Which single change would open most for most people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from matching.context import Journeys
from matching.demand.supply import Council, council
from matching.doors.catalogue import CHANGES, Words
from matching.doors.options import Change, Option
from matching.doors.wording import told
from matching.geography import Positions
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.profiles.versions import versions_of
from matching.settings import Settings


@dataclass(frozen=True)
class Opening:
    """So many people would gain something by a change, so many different opportunities, so many pairs of both.

    `step` is the level, the hours, the type; the minutes beyond one's limit; or the days sooner. `by` says the change
    within a sentence ("with English at level 2").
    """

    change: str
    field: str
    step: Any
    people: int
    opportunities: int
    pairs: int
    by: str
    sentence: str


def openings(
    people: People,
    opportunities: Opportunities,
    *,
    on: date,
    settings: Settings | None = None,
    journeys: Journeys | None = None,
) -> tuple[Opening, ...]:
    """Every single change of the closed list that opens anything for anybody, most people first, then most pairs.

    What opens is what `Ranker.doors` counts as gained. A fact that is not recorded yet opens nothing here: it is a
    question about one person. Numbers are not suppressed. Raises `ValueError` naming the argument and the reason.
    """
    asked = council(people, opportunities, on, settings, journeys)
    now = _keys(asked, *asked.open_pairs())
    rows = [
        _opening(asked, change, words, option, now) for change, words, option in _options(asked) if change.criterion
    ]
    return tuple(sorted((row for row in rows if row.pairs), key=lambda row: (-row.people, -row.pairs)))


def _options(asked: Council) -> Iterator[tuple[Change, Words, Option]]:
    for change, words in CHANGES:
        for option in change.options(asked.people, asked.on):
            yield change, words, option


def _opening(asked: Council, change: Change, words: Words, option: Option, now: Positions) -> Opening:
    who = np.flatnonzero(option.possible & ~option.unknown)
    changed = {name: column[who] for name, column in option.columns.items()}
    version = versions_of(asked.people, who, changed, same_ids=True)
    person, opportunity = asked.open_pairs(version)
    gained = np.setdiff1d(_keys(asked, who[person], opportunity), now, assume_unique=True)
    persons, gains = (len(np.unique(part)) for part in np.divmod(gained, max(len(asked.opportunities), 1)))
    by = words.many.format(value=told(option.step))
    sentence = _sentence(persons, gains, by)
    return Opening(change.code, change.field, option.step, persons, gains, len(gained), by, sentence)


def _keys(asked: Council, person: Positions, opportunity: Positions) -> Positions:
    return person * len(asked.opportunities) + opportunity


def _sentence(people: int, gains: int, change: str) -> str:
    who = "1 person" if people == 1 else f"{people} people"
    what = "1 opportunity" if gains == 1 else f"{gains} opportunities"
    return f"{who} would gain {what} {change}."
