"""Doors of one person: every single change ranked at once, as if each were a person of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.context import Context, Journeys
from matching.criteria.catalogue import CHECKS
from matching.doors.catalogue import CHANGES, Words
from matching.doors.options import Change, Option
from matching.doors.wording import adviser_sentence, young_sentence
from matching.geography import Positions
from matching.logic import MET, UNKNOWN, Truth
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.profiles.reading import Columns
from matching.profiles.versions import versions_of
from matching.ranking import Ranking
from matching.settings import Settings


FIRST = 20  # the length of the list that people look at
CHECK = {check.name: check for check in CHECKS}


@dataclass(frozen=True)
class Door:
    """A single change and what it would open.

    `change` is its code, `field` the person's field, `value` what the field would hold (of a list: what it would gain).
    `gained_ids` are ruled out now and would no longer be, best first; `among_first` of these would stand among the
    person's first twenty; `quality` is their mean score less the mean of all that is open now (None where either is
    empty). `settled_ids` are open now, and what is unknown about this criterion would become met. `lifted_ids` are open
    now and would rise among the first twenty (only for changes that move nothing but the order). `sentence` is for an
    adviser, `young_sentence` for the young person. `asks` says that the field is not recorded yet: ask before advising.
    """

    change: str
    field: str
    value: Any
    gained: int
    gained_ids: tuple[str, ...]
    among_first: int = 0
    quality: float | None = None
    settled: int = 0
    settled_ids: tuple[str, ...] = ()
    lifted: int = 0
    lifted_ids: tuple[str, ...] = ()
    asks: bool = False
    sentence: str = ""
    young_sentence: str = ""


class Version(NamedTuple):
    """What one version of the person has: opportunities best first, with their scores."""

    opportunity: Positions
    score: NDArray[np.float64]


class Asked(NamedTuple):
    """One option of one change that is possible for the person."""

    change: Change
    words: Words
    option: Option


def find_doors(
    rank: Callable[..., Ranking],
    settings: Settings,
    person_record: Mapping[str, Any],
    opportunities: Opportunities,
    on: date,
    journeys: Journeys | None,
) -> tuple[Door, ...]:
    person = People.from_records([person_record])
    Context(person, opportunities, on, settings, journeys)  # refuses what cannot be asked
    asked = [
        Asked(change, words, option)
        for change, words in CHANGES
        for option in change.options(person, on)
        if option.possible[0]
    ]
    versions = _versions(person, asked)
    known = {
        (identifier, opportunity): minutes
        for (of, opportunity), minutes in (journeys or {}).items()
        if of == person.id[0]
        for identifier in versions.id
    }
    ranking = rank(versions, opportunities, on=on, top=None, journeys=known)
    finder = Finder(Context(versions, opportunities, on, settings, known), ranking)
    kept = [(row, one) for row, one in enumerate(asked, start=1) if finder.loses_nothing(row)]
    doors = [finder.door(row, one) for row, one in kept]
    worth = _worth_telling([one.change for _, one in kept], doors)
    return tuple(sorted(worth, key=_order))


def _versions(person: People, asked: Sequence[Asked]) -> People:
    """The person as they are, and once more for every option."""
    sources: list[Columns] = [{}, *(one.option.columns for one in asked)]
    names = {name for source in sources for name in source}
    changed = {name: np.concatenate([source.get(name, person.columns[name]) for source in sources]) for name in names}
    return versions_of(person, np.zeros(len(sources), dtype=np.int64), changed)


class Finder:
    def __init__(self, context: Context, ranking: Ranking) -> None:
        self._context, self._ranking = context, ranking
        self._now = self._version(0)
        self._open = np.zeros(len(context.opportunities), dtype=np.bool_)
        self._open[self._now.opportunity] = True

    def loses_nothing(self, row: int) -> bool:
        """False where a fact not recorded yet would, as supposed, rule out what is open now."""
        return bool(np.isin(self._now.opportunity, self._version(row).opportunity).all())

    def door(self, row: int, asked: Asked) -> Door:
        change, words, option = asked
        then = self._version(row)
        new = ~self._open[then.opportunity]
        settled = self._settled(row, change.criterion)
        lifted = then.opportunity[:FIRST][~np.isin(then.opportunity[:FIRST], self._now.opportunity[:FIRST])]
        lifted = lifted if change.criterion is None else lifted[:0]
        counts = int(new.sum()), int(new[:FIRST].sum()), len(settled), len(lifted)
        value, unknown = option.told[0], bool(option.unknown[0])
        return Door(
            change.code,
            change.field,
            value,
            counts[0],
            self._ids(then.opportunity[new]),
            among_first=counts[1],
            quality=self._quality(then.score[new]),
            settled=counts[2],
            settled_ids=self._ids(settled),
            lifted=counts[3],
            lifted_ids=self._ids(lifted),
            asks=unknown,
            sentence=adviser_sentence(words, value, unknown, counts),
            young_sentence=young_sentence(words, value, unknown, counts),
        )

    def _version(self, row: int) -> Version:
        low, high = np.searchsorted(self._ranking.person, [row, row + 1])
        return Version(self._ranking.opportunity[low:high], self._ranking.score[low:high])

    def _settled(self, row: int, criterion: str | None) -> Positions:
        if criterion is None:
            return self._now.opportunity[:0]
        answered = (self._status(0, criterion) == UNKNOWN) & (self._status(row, criterion) == MET)
        settled: Positions = self._now.opportunity[answered]
        return settled

    def _status(self, row: int, criterion: str) -> Truth:
        persons = np.full(len(self._now.opportunity), row, dtype=np.int64)
        status: Truth = CHECK[criterion].status(Pairs(self._context, persons, self._now.opportunity))
        return status

    def _quality(self, scores: NDArray[np.float64]) -> float | None:
        if not len(scores) or not len(self._now.score):
            return None
        return float(scores.mean() - self._now.score.mean())

    def _ids(self, positions: Positions) -> tuple[str, ...]:
        return tuple(self._context.opportunities.id[position] for position in positions.tolist())


def _worth_telling(changes: Sequence[Change], doors: Sequence[Door]) -> list[Door]:
    """Doors that do something; of a ladder only the steps that do more than the step below."""
    worth: list[Door] = []
    below: dict[str, tuple[int, int]] = {}
    for change, door in zip(changes, doors, strict=True):
        does = door.gained, door.settled
        if change.ladder and does <= below.get(change.code, (0, 0)):
            continue
        if any(does) or door.lifted:
            worth.append(door)
            below[change.code] = does
    return worth


def _order(door: Door) -> tuple[float, ...]:
    quality = -np.inf if door.quality is None else door.quality
    return (-door.gained, -door.among_first, -quality, -door.settled, -door.lifted)
