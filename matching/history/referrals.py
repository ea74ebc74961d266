"""Past referrals and their outcomes, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import day_number, require_date
from matching.history.validation import record_error, validate
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.profiles.records import record_list


@dataclass(frozen=True)
class Referrals:
    """A history of referrals, one row each, in input order.

    The same person or opportunity may stand in several rows, each with the facts of its own day.

    Attributes
    ----------
    people, opportunities : People, Opportunities of length n_referrals
        The two sides of row i at position i, as they stood on the day.
    person_id, opportunity_id : tuple of str of length n_referrals
        Ids as given.
    on : ndarray of int of shape (n_referrals,)
        Day of the referral as a proleptic ordinal.
    started : ndarray of bool of shape (n_referrals,)
        Whether the person started.
    weeks : ndarray of float of shape (n_referrals,)
        How long the stay was observed, in weeks from its start; 0 where nobody started.
    left : ndarray of bool of shape (n_referrals,)
        Whether the stay ended then for a reason about the match; everything else is censored.
    chosen_from : ndarray of int of shape (n_referrals,)
        How many opportunities there were to choose from; -1 where unknown.
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
        """Read referral records.

        Parameters
        ----------
        records : iterable of dict
            Keys `person` and `opportunity` (records as they stood on the day), `on` (date), `started` (bool),
            `weeks_observed` (float, weeks from the start), `left` (bool) and optionally `chosen_from` (ids or a count).
            May be empty, and may hold a pair more than once: whether two rows are one referral written twice is for
            the caller to know.

        Returns
        -------
        referrals : Referrals

        Raises
        ------
        ValueError
            Naming record, field and reason for an impossible record.
        """
        rows = record_list(records, "referral")
        for position, row in enumerate(rows):
            validate(position, row)
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

    def observed_until(self, as_of: date | None) -> date | None:
        """The day up to which the history is observed.

        Parameters
        ----------
        as_of : date or None
            Counts to its end; None takes the last day in the history.

        Returns
        -------
        day : date or None
            None if the history is empty and `as_of` is None.

        Raises
        ------
        ValueError
            For a referral after `as_of`, or a stay observed for longer than from its referral to `as_of`: leakage from
            the future.
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
                raise record_error(int(wrong.argmax()), field, reason)
        return as_of

    seen_until = observed_until  # a name of the public class


def _refuse_unborn(people: People, rows: Sequence[Mapping[str, Any]]) -> None:
    born = people.columns["birth_date"]
    wrong = born > np.array([day_number(row["on"]) for row in rows], dtype=np.int32)
    if wrong.any():
        raise record_error(int(wrong.argmax()), "person", "birth_date is after on")


def _sides(rows: Sequence[Mapping[str, Any]], side: str) -> list[dict[str, Any]]:
    return [{**row[side], "id": f"{row[side]['id']} (referral record {n})"} for n, row in enumerate(rows)]


def _size(chosen: Any) -> int:
    if chosen is None:
        return -1
    return len(set(chosen)) if isinstance(chosen, list | tuple) else int(chosen)
