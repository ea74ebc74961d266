"""What came of past referrals, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import day_number, require_date
from matching.history.checks import check, refuse
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.profiles.records import rows_of


@dataclass(frozen=True)
class Referrals:
    """One row per referral, in input order; `people` and `opportunities` hold the two sides of row i at position i.

    `on` is the day of the referral as a proleptic ordinal; `weeks` how long the stay was seen, in weeks from its start
    (0 where nobody started); `left` whether it ended within them for a reason about the match, everything else being
    censored; `chosen_from` how many opportunities there were to choose from (-1 unknown). The same person or
    opportunity may stand in several rows, each with the facts of its own day.
    """

    people: People
    opportunities: Opportunities
    person_id: tuple[str, ...]
    opportunity_id: tuple[str, ...]
    on: NDArray[np.int64]
    started: NDArray[np.bool_]
    weeks: NDArray[np.float64]
    left: NDArray[np.bool_]
    chosen_from: NDArray[np.int64]

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Referrals:
        """Read referral records (`person`, `opportunity`, `on`, `started`, `weeks_observed`, `left`, `chosen_from`).

        `person` and `opportunity` are records as they stood on the day. None at all is allowed, and so is the same pair
        more than once: whether two rows are one referral written twice is for the caller to know. Raises `ValueError`
        naming record, field and reason for an impossible record.
        """
        rows = rows_of(records, "referral")
        for position, row in enumerate(rows):
            check(position, row)
        people = People.from_records(_sides(rows, "person"))
        _refuse_unborn(people, rows)
        return cls(
            people=people,
            opportunities=Opportunities.from_records(_sides(rows, "opportunity")),
            person_id=tuple(row["person"]["id"] for row in rows),
            opportunity_id=tuple(row["opportunity"]["id"] for row in rows),
            on=np.array([row["on"].toordinal() for row in rows], dtype=np.int64),
            started=np.array([row["started"] for row in rows], dtype=np.bool_),
            weeks=np.array([row.get("weeks_observed") or 0 for row in rows], dtype=np.float64),
            left=np.array([row.get("left") or False for row in rows], dtype=np.bool_),
            chosen_from=np.array([_size(row.get("chosen_from")) for row in rows], dtype=np.int64),
        )

    def __len__(self) -> int:
        return len(self.on)

    def seen_until(self, as_of: date | None) -> date | None:
        """The day up to which the history tells: `as_of`, or else the last day it speaks of (None if it is empty).

        Raises `ValueError` for a referral after `as_of`, or a stay seen for longer than from its referral to `as_of`:
        that would be the future telling about itself. The day `as_of` counts to its end.
        """
        last = self.on + 7 * self.weeks
        if as_of is None:
            return date.fromordinal(ceil(float(last.max()))) if len(self) else None
        limit = require_date(as_of, "as_of").toordinal()
        for field, wrong, reason in (
            ("on", self.on > limit, "is after as_of"),
            ("weeks_observed", last >= limit + 1, "reaches beyond as_of"),
        ):
            if wrong.any():
                raise refuse(int(wrong.argmax()), field, reason)
        return as_of


def _refuse_unborn(people: People, rows: Sequence[Mapping[str, Any]]) -> None:
    born = people.columns["birth_date"]
    wrong = born > np.array([day_number(row["on"]) for row in rows], dtype=np.int32)
    if wrong.any():
        raise refuse(int(wrong.argmax()), "person", "birth_date is after on")


def _sides(rows: Sequence[Mapping[str, Any]], side: str) -> list[dict[str, Any]]:
    return [{**row[side], "id": f"{row[side]['id']} (referral record {n})"} for n, row in enumerate(rows)]


def _size(chosen: Any) -> int:
    if chosen is None:
        return -1
    return len(set(chosen)) if isinstance(chosen, list | tuple) else int(chosen)
