"""What keeps one person from each of many opportunities, criterion by criterion, without a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.criteria.catalogue import CHECKS
from matching.logic import NOT_MET
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.settings import Settings


@dataclass(frozen=True)
class Obstacles:
    """The hard criteria that are not met, for one person and n opportunities.

    Attributes
    ----------
    names : tuple of str
        The criteria that can rule a pair out, in the order of `CRITERIA`.
    not_met : ndarray of bool, shape (n_opportunities, n_names)
        Whether each of them does.
    minutes : ndarray of float, shape (n_opportunities,)
        Travel time each way as it may be told: of a confidential home the middle of its band; NaN where unknown.
    ages : ndarray of int, shape (n_opportunities,)
        Completed years on the start date; -1 where the birth date is unknown.
    """

    names: tuple[str, ...]
    not_met: NDArray[np.bool_]
    minutes: NDArray[np.float64]
    ages: NDArray[np.int32]


def obstacles_of(
    person_record: Mapping[str, Any], opportunities: Opportunities, *, on: date, settings: Settings
) -> Obstacles:
    """Every hard criterion of one person with each opportunity.

    Parameters
    ----------
    person_record : dict
        A record as `People.from_records` takes it.
    opportunities : Opportunities of length n_opportunities
        What is asked about.
    on : date
        Day of the question.
    settings : Settings
        Travel estimate and rules.

    Returns
    -------
    obstacles : Obstacles

    Raises
    ------
    ValueError
        As `People.from_records` does.
    """
    context = Context(People.from_records([person_record]), opportunities, on, settings)
    every = np.arange(len(opportunities), dtype=np.int64)
    pairs = Pairs(context, np.zeros(len(opportunities), dtype=np.int64), every)
    checks = [check for check in CHECKS if check.excludes]
    columns = [check.status(pairs) == NOT_MET for check in checks]
    not_met = np.stack(columns, axis=1) if len(opportunities) else np.zeros((0, len(checks)), dtype=np.bool_)
    return Obstacles(tuple(check.name for check in checks), not_met, pairs.told_minutes, pairs.age)
