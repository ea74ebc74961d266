"""Counterfactuals added up over a council: which single change would make most eligible for most people."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Unpack

import numpy as np

from matching.counterfactuals.catalogue import CHANGES, ChangeWording
from matching.counterfactuals.changes import Change, Option
from matching.counterfactuals.sentences import format_value
from matching.demand.query import Asked, DemandQuery, demand_query
from matching.geography import Positions
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People, modified_people


@dataclass(frozen=True)
class ChangeImpact:
    """Effect of one single change, added up over everybody for whom it is possible.

    Attributes
    ----------
    change, field, step : str, str and object
        Code of the change, the field of a person's record that it changes, and what it is set to: the level, the hours
        or the type; the minutes beyond each person's limit; or the days sooner.
    people, opportunities, pairs : int
        People who would gain something, distinct opportunities gained, and pairs of both.
    by : str
        The change as part of a sentence ("with English at level 2").
    sentence : str
        The effect in words.
    """

    change: str
    field: str
    step: Any
    people: int
    opportunities: int
    pairs: int
    by: str
    sentence: str


def change_impacts(people: People, opportunities: Opportunities, **asked: Unpack[Asked]) -> tuple[ChangeImpact, ...]:
    """Effect of every change of the closed list, added up over a council.

    What is gained is what `Ranker.counterfactuals` counts as gained. A fact that is not recorded gains nothing here: it
    is a question about one person. Counts are not suppressed. `openings` is another name of this function.

    Parameters
    ----------
    people, opportunities, **asked : as `unmet_demand` takes them: `on`, and `settings` and `journeys` where wanted

    Returns
    -------
    tuple of ChangeImpact
        Changes by which anybody gains, most people first, then most pairs.

    Raises
    ------
    ValueError
        Naming the argument and the reason.
    """
    query = demand_query(people, opportunities, **asked)
    now = _pair_keys(query, *query.eligible_pairs())
    options = [each for each in _all_options(query) if each[0].criterion]
    rows = [_impact(query, *each, now) for each in options]
    return tuple(sorted((row for row in rows if row.pairs), key=lambda row: (-row.people, -row.pairs)))


def _all_options(query: DemandQuery) -> Iterator[tuple[Change, ChangeWording, Option]]:
    for change, wording in CHANGES:
        for option in change.options(query.people, query.on):
            yield change, wording, option


def _impact(query: DemandQuery, change: Change, wording: ChangeWording, option: Option, now: Positions) -> ChangeImpact:
    who = np.flatnonzero(option.possible & ~option.unknown)
    changed = {name: column[who] for name, column in option.columns.items()}
    version = modified_people(query.people, who, changed, same_ids=True)
    person, opportunity = query.eligible_pairs(version)
    gained = np.setdiff1d(_pair_keys(query, who[person], opportunity), now, assume_unique=True)
    persons, gains = (len(np.unique(part)) for part in np.divmod(gained, max(len(query.opportunities), 1)))
    by = wording.council.format(value=format_value(option.step))
    sentence = _sentence(persons, gains, by)
    return ChangeImpact(change.code, change.field, option.step, persons, gains, len(gained), by, sentence)


def _pair_keys(query: DemandQuery, person: Positions, opportunity: Positions) -> Positions:
    return person * len(query.opportunities) + opportunity


def _sentence(people: int, gains: int, change: str) -> str:
    who = "1 person" if people == 1 else f"{people} people"
    what = "1 opportunity" if gains == 1 else f"{gains} opportunities"
    return f"{who} would gain {what} {change}."
