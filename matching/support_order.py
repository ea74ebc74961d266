"""The order in which placements that may need support are looked at: when people leave, and what was seen or said.

It is an order and no finding: nothing here says of anybody that they will leave. Facts of health, care, religion,
ethnicity or custody are no part of it, and neither are words that somebody wrote.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.model import Model
from matching.prior import INTERVAL_EDGES
from matching.survival import INTERVAL_WIDTHS, LOG_ODDS_PER_LOG_HAZARD
from matching.vocabulary import TYPES


Floats = NDArray[np.float64]
JUDGEMENT = "Judgement; no published size for care leavers found."
HORIZON_WEEKS = 4.0
SHARE_OF_FURTHER = 0.5  # signs overlap: the largest counts whole, each further one by half
ORDER_DIGITS = 9


@dataclass(frozen=True)
class SupportSign:
    """Something that was seen or said of a placement, and how much more often people leave after it.

    Parameters
    ----------
    name : str
        By which a sign is named in `support_order`.
    log_hazard_ratio : float
        Written log of the ratio of two hazards of leaving: with the sign and without. Above 0.
    evidence : str
        What it rests on.
    """

    name: str
    log_hazard_ratio: float
    evidence: str


SUPPORT_SIGNS = (
    SupportSign("stopped_going", 1.6, "Judgement: absence comes before most ends that are told of as attendance."),
    SupportSign("said_hard", 1.0, "Judgement; what somebody says of their stay is the nearest fact about it."),
    SupportSign("missed_days", 0.9, JUDGEMENT),
    SupportSign("nobody_heard", 0.7, "Judgement: contact is lost before a place is."),
    SupportSign("pay_below_floor", 0.6, "Judgement; not enough to live on is a common reason for an early end."),
    SupportSign("asked_for_support", 0.5, JUDGEMENT),
    SupportSign("manager_changed", 0.5, "Judgement; whoever made it work is gone."),
    SupportSign("away", 0.5, "Judgement; whatever the reason, which is not read."),
    SupportSign("worried", 0.4, JUDGEMENT),
    SupportSign("back_from_break", 0.4, JUDGEMENT),
    SupportSign("first_bus", 0.3, "Judgement; travel is a common reason for an early end (Hull, Connected Futures)."),
)
_RATIOS = {sign.name: sign.log_hazard_ratio for sign in SUPPORT_SIGNS}


@dataclass(frozen=True)
class LeavingHazards:
    """Hazards of leaving by week and by kind of opportunity, as a model has them.

    Parameters
    ----------
    log_hazards : tuple of float, length 5
        Log of the hazard summed over weeks 0-4, 4-8, 8-13, 13-26 and 26-52.
    stay_by_type : dict of str to float
        Term for staying of each type in log-odds of staying 26 weeks; a type that is not in it has the term 0.
    """

    log_hazards: tuple[float, ...]
    stay_by_type: dict[str, float]

    @classmethod
    def of_model(cls, model: Model) -> "LeavingHazards":
        """Those of a model: its hazards and its terms of the kind of opportunity, none of a person.

        Parameters
        ----------
        model : Model
            Written or fitted.

        Returns
        -------
        hazards : LeavingHazards
        """
        return cls(model.log_hazards, _by_type(model.terms["opportunity_type"].stay.tolist()))

    @classmethod
    def from_parameters(cls, parameters: Mapping[str, Any]) -> "LeavingHazards":
        """Those of a fitted model, from what `Ranker.parameters` gave.

        Parameters
        ----------
        parameters : dict
            As kept, also after a round trip through JSON.

        Returns
        -------
        hazards : LeavingHazards

        Raises
        ------
        ValueError
            If the parameters are of another shape.
        """
        try:
            leaving = tuple(float(each) for each in parameters["leaving"])
            return cls(leaving, _by_type(parameters["terms"]["opportunity_type"]["stay"]))
        except (KeyError, TypeError) as error:
            raise ValueError(f"parameters: {error}") from None


def _by_type(terms: Sequence[float]) -> dict[str, float]:
    """Without the first: of an unknown kind it is 0."""
    return dict(zip(TYPES, map(float, terms[1:]), strict=True))


def log_hazard_soon(
    weeks: Sequence[float],
    types: Sequence[str],
    signs: Sequence[Collection[str]],
    hazards: LeavingHazards | None = None,
) -> Floats:
    """Log of the hazard of leaving within the next four weeks, for the order and for evaluation; never shown.

    The piecewise-constant hazard of `matching.survival`, summed over the four weeks to come, times the ratio of each
    sign: log h = log sum_j(H_j * share_j) - stay / LOG_ODDS_PER_LOG_HAZARD + r_1 + 0.5 * (r_2 + r_3 + ...), with
    r_1 the largest log ratio (proportional hazards; Cox 1972, JRSS B 34).

    Parameters
    ----------
    weeks : sequence of float, length n
        Weeks since the start, breaks not counted, 0 or more. After week 52 the last hazard goes on.
    types : sequence of str, length n
        Kind of opportunity.
    signs : sequence of collection of str, length n
        Names from `SUPPORT_SIGNS` that hold; a name counts once.
    hazards : LeavingHazards, default=None
        Those of a model; None takes the written ones.

    Returns
    -------
    log_hazard : ndarray of shape (n,)
        Natural logarithm.

    Raises
    ------
    ValueError
        For lengths that differ, a week below 0 or no number, and a sign that is not known.
    """
    _validate(weeks, types, signs)
    used = hazards or LeavingHazards.of_model(Model.from_prior())
    soon = _summed(used.log_hazards, np.array(weeks, dtype=np.float64))
    stay = [used.stay_by_type.get(each, 0.0) for each in types]
    ratios = [_ratio(set(each)) for each in signs]
    found: Floats = np.log(soon) - np.array(stay) / LOG_ODDS_PER_LOG_HAZARD + np.array(ratios)
    return found


def support_order(
    weeks: Sequence[float],
    types: Sequence[str],
    signs: Sequence[Collection[str]],
    hazards: LeavingHazards | None = None,
) -> NDArray[np.intp]:
    """Positions of placements, the one to look at first first. What is equal keeps the order it was given in.

    Parameters
    ----------
    weeks, types, signs : sequences of length n
        As `log_hazard_soon` takes them.
    hazards : LeavingHazards, default=None
        As there.

    Returns
    -------
    order : ndarray of int, shape (n,)
        A permutation of 0 to n - 1.

    Raises
    ------
    ValueError
        As `log_hazard_soon` does.
    """
    found = log_hazard_soon(weeks, types, signs, hazards)
    return np.argsort(-np.round(found, ORDER_DIGITS), kind="stable")


def _summed(log_hazards: tuple[float, ...], weeks: Floats) -> Floats:
    """Hazard of the four weeks after each week, by the share of each interval that lies in them."""
    rates = np.exp(log_hazards) / np.array(INTERVAL_WIDTHS)
    low, high = np.array(INTERVAL_EDGES[:-1], dtype=np.float64), np.array([*INTERVAL_EDGES[1:-1], np.inf])
    overlap = np.minimum(high, weeks[:, None] + HORIZON_WEEKS) - np.maximum(low, weeks[:, None])
    soon: Floats = np.clip(overlap, 0, None) @ rates
    return soon


def _ratio(names: Collection[str]) -> float:
    largest, *further = sorted((_RATIOS[name] for name in names), reverse=True) or [log(1)]
    return largest + SHARE_OF_FURTHER * sum(further)


def _validate(weeks: Sequence[float], types: Sequence[str], signs: Sequence[Collection[str]]) -> None:
    if not len(weeks) == len(types) == len(signs):
        raise ValueError("weeks, types and signs must have one length")
    for row, week in enumerate(weeks):
        if isinstance(week, bool) or not isinstance(week, int | float) or not 0 <= week < float("inf"):
            raise ValueError(f"weeks, row {row}: {week!r} is no number from 0 on")
    for row, names in enumerate(signs):
        unknown = sorted(set(names) - _RATIOS.keys())
        if unknown:
            raise ValueError(f"signs, row {row}: {unknown[0]!r} is not known")
