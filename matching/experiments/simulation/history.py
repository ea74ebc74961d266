"""Past referrals as records of the contract, and beside them what only a simulation knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.experiments.simulation.borough import Borough
from matching.experiments.simulation.timeline import Event


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class History:
    """One row per referral, by date. `records` are for `Referrals.from_records`; everything else is never in them.

    `propensity` is the chance with which the adviser chose this opportunity; `chance_start` and `chance_26_weeks` are
    the truth; `in_group` says whose referral it was; `borough` and `event` lead to every option there was.
    """

    records: tuple[dict[str, Any], ...]
    propensity: Floats
    in_group: NDArray[np.bool_]
    chance_start: Floats
    chance_26_weeks: Floats
    borough: tuple[Borough, ...]
    event: tuple[Event, ...]

    def __len__(self) -> int:
        return len(self.records)


def observed_history(seen: list[tuple[Borough, Event]], as_of: date) -> History:
    """What was known on a day. Every event must have begun, or not, by then."""
    rows = np.array([event.row for _, event in seen], dtype=np.int64)
    start = [place.truth.start[row] for (place, _), row in zip(seen, rows, strict=True)]
    lasting = [place.truth.weeks_26[row] for (place, _), row in zip(seen, rows, strict=True)]
    return History(
        tuple(_record(place, event, as_of) for place, event in seen),
        np.array([float(event.propensities[event.options == event.row][0]) for _, event in seen]),
        np.array([place.in_group[event.person] for place, event in seen], dtype=np.bool_),
        np.array(start, dtype=np.float64),
        np.array(lasting, dtype=np.float64),
        tuple(place for place, _ in seen),
        tuple(event for _, event in seen),
    )


def _record(place: Borough, event: Event, as_of: date) -> dict[str, Any]:
    opportunity = dict(place.opportunity_records[place.opportunity[event.row]])
    if "start_date" in opportunity:
        opportunity["start_date"] = event.begins
    seen = (as_of - event.begins).days / 7
    weeks = min(event.leaves, event.otherwise_ends, seen) if event.started else 0.0
    return {
        "person": place.person_records[event.person],
        "opportunity": opportunity,
        "on": event.on,
        "started": event.started,
        "weeks_observed": weeks,
        "left": event.started and event.leaves <= min(event.otherwise_ends, seen),
        "chosen_from": len(event.options),
    }
