"""Counterfactuals of one person: every single change is ranked in one call, as if each were a person of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.context import Context, Journeys
from matching.counterfactuals.catalogue import CHANGES, ChangeWording
from matching.counterfactuals.changes import Change, Option
from matching.counterfactuals.sentences import adviser_sentence, young_person_sentence
from matching.criteria.catalogue import CHECKS
from matching.geography import Positions
from matching.logic import MET, UNKNOWN, Truth
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People, modified_people
from matching.profiles.records import Columns
from matching.ranking import Ranking
from matching.settings import Settings


TOP = 20  # the length of the list that people look at
CHECK_OF = {check.name: check for check in CHECKS}


@dataclass(frozen=True)
class Counterfactual:
    """A single change of one person's record and its effect on what is eligible and how it is ranked.

    Attributes
    ----------
    change, field : str
        Code of the change, and the field of the person's record that it changes; `english_waived` and `maths_waived`
        stand for employers that do without.
    value : object
        What the field would hold; of a list, what it would gain.
    gained, gained_ids : int, tuple of str
        Opportunities ruled out now and no longer after the change, best first.
    among_first : int
        How many of the gained would be among the person's first twenty.
    quality : float or None
        Mean score of the gained less the mean score of all that are eligible now (log-odds); None where either is
        empty.
    settled, settled_ids : int, tuple of str
        Opportunities eligible now for which the criterion is unknown and would be met.
    lifted, lifted_ids : int, tuple of str
        Opportunities eligible now that would rise among the first twenty; only for changes of the order alone.
    asks : bool
        The fact is not recorded: it is a question before it is advice.
    sentence, young_sentence : str
        The effect in words, for an adviser and for the young person.

    References
    ----------
    Wachter, S., Mittelstadt, B. and Russell, C. (2018). "Counterfactual explanations without opening the black box".
    Harvard Journal of Law & Technology 31(2).
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


class RankedOpportunities(NamedTuple):
    """Eligible opportunities of one version of the person, best first, with their scores."""

    opportunity: Positions
    score: NDArray[np.float64]


class PossibleChange(NamedTuple):
    """One option of one change that is possible for the person."""

    change: Change
    wording: ChangeWording
    option: Option


def find_counterfactuals(
    rank: Callable[..., Ranking],
    settings: Settings,
    person_record: Mapping[str, Any],
    opportunities: Opportunities,
    on: date,
    journeys: Journeys | None,
) -> tuple[Counterfactual, ...]:
    person = People.from_records([person_record])
    Context(person, opportunities, on, settings, journeys)  # validates the question
    changes = [
        PossibleChange(change, wording, option)
        for change, wording in CHANGES
        for option in change.options(person, on)
        if option.possible[0]
    ]
    versions = _versions(person, changes)
    version_journeys = {
        (identifier, opportunity): minutes
        for (of, opportunity), minutes in (journeys or {}).items()
        if of == person.id[0]
        for identifier in versions.id
    }
    ranking = rank(versions, opportunities, on=on, top=None, journeys=version_journeys)
    comparison = VersionComparison(Context(versions, opportunities, on, settings, version_journeys), ranking)
    harmless = [(row, one) for row, one in enumerate(changes, start=1) if comparison.loses_nothing(row)]
    found = [comparison.counterfactual(row, one) for row, one in harmless]
    effective = _effective([one.change for _, one in harmless], found)
    return tuple(sorted(effective, key=_sort_key))


def _versions(person: People, changes: Sequence[PossibleChange]) -> People:
    """The person as recorded in row 0, then one row for every change."""
    sources: list[Columns] = [{}, *(one.option.columns for one in changes)]
    names = {name for source in sources for name in source}
    changed = {name: np.concatenate([source.get(name, person.columns[name]) for source in sources]) for name in names}
    return modified_people(person, np.zeros(len(sources), dtype=np.int64), changed)


class VersionComparison:
    """Compares the ranking of each changed version (rows 1 on) with that of the person as recorded (row 0)."""

    def __init__(self, context: Context, ranking: Ranking) -> None:
        self._context, self._ranking = context, ranking
        self._recorded = self._ranked(0)
        self._eligible = np.zeros(len(context.opportunities), dtype=np.bool_)
        self._eligible[self._recorded.opportunity] = True

    def loses_nothing(self, row: int) -> bool:
        """False where a supposed value of an unrecorded fact would rule out an opportunity that is eligible now."""
        return bool(np.isin(self._recorded.opportunity, self._ranked(row).opportunity).all())

    def counterfactual(self, row: int, possible: PossibleChange) -> Counterfactual:
        change, wording, option = possible
        changed = self._ranked(row)
        gained = ~self._eligible[changed.opportunity]
        settled, lifted = self._settled(row, change.criterion), self._lifted(changed, change.criterion)
        counts = int(gained.sum()), int(gained[:TOP].sum()), len(settled), len(lifted)
        value, unknown = option.values[0], bool(option.unknown[0])
        return Counterfactual(
            change.code,
            change.field,
            value,
            counts[0],
            self._ids(changed.opportunity[gained]),
            among_first=counts[1],
            quality=self._quality(changed.score[gained]),
            settled=counts[2],
            settled_ids=self._ids(settled),
            lifted=counts[3],
            lifted_ids=self._ids(lifted),
            asks=unknown,
            sentence=adviser_sentence(wording, value, unknown, counts),
            young_sentence=young_person_sentence(wording, value, unknown, counts),
        )

    def _ranked(self, row: int) -> RankedOpportunities:
        low, high = np.searchsorted(self._ranking.person, [row, row + 1])
        return RankedOpportunities(self._ranking.opportunity[low:high], self._ranking.score[low:high])

    def _settled(self, row: int, criterion: str | None) -> Positions:
        if criterion is None:
            return self._recorded.opportunity[:0]
        decided = (self._status(0, criterion) == UNKNOWN) & (self._status(row, criterion) == MET)
        settled: Positions = self._recorded.opportunity[decided]
        return settled

    def _lifted(self, changed: RankedOpportunities, criterion: str | None) -> Positions:
        first = changed.opportunity[:TOP]
        if criterion is not None:
            return first[:0]
        return first[~np.isin(first, self._recorded.opportunity[:TOP])]

    def _status(self, row: int, criterion: str) -> Truth:
        persons = np.full(len(self._recorded.opportunity), row, dtype=np.int64)
        status: Truth = CHECK_OF[criterion].status(Pairs(self._context, persons, self._recorded.opportunity))
        return status

    def _quality(self, scores: NDArray[np.float64]) -> float | None:
        if not len(scores) or not len(self._recorded.score):
            return None
        return float(scores.mean() - self._recorded.score.mean())

    def _ids(self, positions: Positions) -> tuple[str, ...]:
        return tuple(self._context.opportunities.id[position] for position in positions.tolist())


def _effective(changes: Sequence[Change], found: Sequence[Counterfactual]) -> list[Counterfactual]:
    """Those with an effect; of a cumulative change only the steps with a greater effect than the step before."""
    effective: list[Counterfactual] = []
    previous: dict[str, tuple[int, int]] = {}
    for change, one in zip(changes, found, strict=True):
        effect = one.gained, one.settled
        if change.cumulative and effect <= previous.get(change.code, (0, 0)):
            continue
        if any(effect) or one.lifted:
            effective.append(one)
            previous[change.code] = effect
    return effective


def _sort_key(one: Counterfactual) -> tuple[float, ...]:
    quality = -np.inf if one.quality is None else one.quality
    return (-one.gained, -one.among_first, -quality, -one.settled, -one.lifted)
