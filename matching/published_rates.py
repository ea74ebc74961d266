"""Published shares of referrals that lead to a start, and of starts that last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log

from matching.prior import HAZARD_SHARES, INTERVAL_EDGES
from matching.survival import INTERVAL_WIDTHS


@dataclass(frozen=True)
class PublishedRate:
    """A published share, with its weight beside local outcomes.

    Parameters
    ----------
    share : float
        Above 0 and below 1.
    worth : float
        For how many local outcomes it counts, above 0: the weight of the prior.
    """

    share: float
    worth: float

    def __post_init__(self) -> None:
        if not (0 < self.share < 1 and 0 < self.worth < float("inf")):
            raise ValueError("a published rate needs a share between 0 and 1, and a worth above 0")

    @classmethod
    def pooled(cls, rates: Sequence[PublishedRate]) -> PublishedRate:
        """Their mean, each counting for what it is worth, worth what they are worth together."""
        worth = fsum(rate.worth for rate in rates)
        return cls(fsum(rate.share * rate.worth for rate in rates) / worth, worth)


def share_at_26_weeks(share: float, weeks: float) -> float:
    """What a share still there after so many weeks says of week 26, leaving spread over the weeks as in the prior.

    Parameters
    ----------
    share : float
        Above 0 and below 1.
    weeks : float
        Above 0; after week 52 the prior's last hazard goes on unchanged.

    Returns
    -------
    share : float
        Still there after 26 weeks.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    spans = zip(INTERVAL_EDGES, INTERVAL_WIDTHS, HAZARD_SHARES, strict=False)
    hazard = fsum(min(max((weeks - low) / width, 0), 1) * part for low, width, part in spans)
    hazard += max(weeks - INTERVAL_EDGES[-1], 0) / INTERVAL_WIDTHS[-1] * HAZARD_SHARES[-1]
    if not (0 < share < 1 and hazard > 0):
        raise ValueError("a share between 0 and 1, after a number of weeks above 0")
    return exp(log(share) / hazard)
