"""Follow-up: what is known, on a day, of the outcome of past referrals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.history.referrals import Referrals


HORIZON = timedelta(weeks=26)

Records = list[Mapping[str, Any]]


def stay_start(record: Mapping[str, Any]) -> date:
    """When the stay begins or would have: the opportunity's start, or the day of the referral where that is later."""
    start: date | None = record["opportunity"].get("start_date")
    on: date = record["on"]
    return on if start is None else max(on, start)


def known_on(records: Iterable[Mapping[str, Any]], day: date) -> Records:
    """Records as known on `day`: undecided ones are left out, stays are censored there."""
    return [_censored(record, day) for record in records if stay_start(record) <= day]


def _censored(record: Mapping[str, Any], day: date) -> Mapping[str, Any]:
    weeks, most = record.get("weeks_observed") or 0, (day - stay_start(record)).days / 7
    if not record["started"] or weeks <= most:
        return record
    return {**record, "weeks_observed": most, "left": False}


@dataclass(frozen=True)
class FollowedUp:
    """Positions of records followed for 26 weeks, and whether they started and were there after 26."""

    rows: NDArray[np.int64]
    lasted: NDArray[np.bool_]


def sustained_26_weeks(records: Records, day: date) -> FollowedUp:
    """Which referrals were sustained for 26 weeks, of those whose stay began 26 weeks or more before `day`.

    Later ones do not count, whatever their outcome, or else early endings would be observed sooner than long stays;
    ends for reasons that are not about the match are left out.
    """
    rows, lasted = [], []
    for position, record in enumerate(records):
        weeks = record.get("weeks_observed") or 0
        censored = record["started"] and weeks < 26 and not record["left"]
        if stay_start(record) + HORIZON <= day and not censored:
            rows.append(position)
            lasted.append(bool(record["started"] and weeks >= 26))
    return FollowedUp(np.array(rows, dtype=np.int64), np.array(lasted, dtype=np.bool_))


def cluster_labels(referrals: Referrals) -> tuple[NDArray[Any], NDArray[Any]]:
    """Person and employer of each row (an opportunity without employer is a cluster of its own)."""
    employer = referrals.opportunities.columns["employer"].tolist()
    names = [
        str(code) if code >= 0 else f"of {own}" for code, own in zip(employer, referrals.opportunity_id, strict=True)
    ]
    return np.array(referrals.person_id, dtype=str), np.array(names, dtype=str)
