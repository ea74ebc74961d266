"""What is known, on a day, of what came of past referrals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.history.referrals import Referrals


HORIZON_WEEKS = timedelta(weeks=26)

Records = list[Mapping[str, Any]]


def begins(record: Mapping[str, Any]) -> date:
    """When the stay begins or would have: the opportunity's start, or the day of the referral where that is later."""
    start: date | None = record["opportunity"].get("start_date")
    on: date = record["on"]
    return on if start is None else max(on, start)


def known_on(records: Iterable[Mapping[str, Any]], day: date) -> Records:
    """Records as they would have been read on `day`: what was undecided is left out, stays are seen until then."""
    return [_seen_on(record, day) for record in records if begins(record) <= day]


def _seen_on(record: Mapping[str, Any], day: date) -> Mapping[str, Any]:
    weeks, most = record.get("weeks_observed") or 0, (day - begins(record)).days / 7
    if not record["started"] or weeks <= most:
        return record
    return {**record, "weeks_observed": most, "left": False}


@dataclass(frozen=True)
class Lasting:
    """Rows followed for 26 weeks, or decided before: positions, and whether they started and were there after 26."""

    rows: NDArray[np.int64]
    lasted: NDArray[np.bool_]


def lasting(records: Records, day: date) -> Lasting:
    """Only referrals that began 26 weeks or more before `day` count, whatever came of them, or else early endings would
    be seen sooner than long stays; ends for reasons that are not about the match are left out.
    """
    rows, lasted = [], []
    for position, record in enumerate(records):
        weeks = record.get("weeks_observed") or 0
        early_end = record["started"] and weeks < 26 and not record["left"]
        if begins(record) + HORIZON_WEEKS <= day and not early_end:
            rows.append(position)
            lasted.append(bool(record["started"] and weeks >= 26))
    return Lasting(np.array(rows, dtype=np.int64), np.array(lasted, dtype=np.bool_))


def clusters(referrals: Referrals) -> tuple[NDArray[Any], NDArray[Any]]:
    """Whose referral each row is, and to which employer (an opportunity without employer stands for itself)."""
    employer = referrals.opportunities.columns["employer"].tolist()
    names = [
        str(code) if code >= 0 else f"of {own}" for code, own in zip(employer, referrals.opportunity_id, strict=True)
    ]
    return np.array(referrals.person_id, dtype=str), np.array(names, dtype=str)
