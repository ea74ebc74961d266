"""What the engine reads of one council on one day, beside the rows it is read from."""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import matching
from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity, within_reach_of
from backend.ranking.records import EetHistory, opportunity_records, person_record


logger = logging.getLogger(__name__)

Collection = TypeVar("Collection")
Row = TypeVar("Row", CareLeaver, Opportunity)


@dataclass(frozen=True)
class OpenOpportunities:
    """Opportunities as one council may rank them on a day: read once, for however many groups of people.

    Attributes
    ----------
    on : day that is asked about
    rows, records : in the order of the engine's positions
    collection : the engine's
    """

    on: dt.date
    rows: list[Opportunity]
    records: list[dict]
    collection: matching.Opportunities

    @classmethod
    def read(cls, opportunities: Sequence[Opportunity], *, council_id: int, on: dt.date) -> "OpenOpportunities":
        """Of `opportunities` that come `.with_details()`; one that the engine refuses is logged and left out."""
        records = opportunity_records(opportunities, council_id=council_id, on=on)
        return cls(on, *_read_collection(matching.Opportunities.from_records, opportunities, records))

    @classmethod
    def of_council(cls, council_id: int, on: dt.date) -> "OpenOpportunities":
        return cls.read(open_opportunities(council_id, on), council_id=council_id, on=on)

    @property
    def ids_with_records(self) -> list[tuple[int, dict]]:
        return [(row.id, record) for row, record in zip(self.rows, self.records, strict=True)]


@dataclass(frozen=True)
class MatchingInput:
    """Rows, the records made of them, and the engine's collections, all in the order of the engine's positions.

    Attributes
    ----------
    on : day that is asked about
    care_leavers, opportunities : rows
    person_records, opportunity_records : as `matching.People` and `matching.Opportunities` read them
    people, opportunity_collection : the engine's collections
    """

    on: dt.date
    care_leavers: list[CareLeaver]
    person_records: list[dict]
    people: matching.People
    opportunities: list[Opportunity]
    opportunity_records: list[dict]
    opportunity_collection: matching.Opportunities

    @classmethod
    def read(
        cls, care_leavers: Sequence[CareLeaver], opportunities: Sequence[Opportunity], *, council_id: int, on: dt.date
    ) -> "MatchingInput":
        """Of `care_leavers` that come `.with_profile()` and `opportunities` that come `.with_details()`.

        A row whose record the engine refuses is logged and left out: it must not stop everybody's ranking.
        """
        return cls.beside(care_leavers, OpenOpportunities.read(opportunities, council_id=council_id, on=on))

    @classmethod
    def beside(cls, care_leavers: Sequence[CareLeaver], opened: OpenOpportunities) -> "MatchingInput":
        """The same with opportunities that are read already."""
        history = EetHistory(care_leavers, on=opened.on)
        people = [person_record(person, on=opened.on, history=history) for person in care_leavers]
        return cls(
            opened.on,
            *_read_collection(matching.People.from_records, care_leavers, people),
            opened.rows,
            opened.records,
            opened.collection,
        )

    @classmethod
    def of_council(cls, council_id: int, on: dt.date) -> "MatchingInput":
        """Everybody the council supports, and everything open to them on the day."""
        return cls.read(
            list(supported_people(council_id).with_profile()),
            open_opportunities(council_id, on),
            council_id=council_id,
            on=on,
        )

    @property
    def person_ids(self) -> list[str]:
        """Public ids, as the engine knows people by."""
        return [record["id"] for record in self.person_records]

    def ranked_by(self, ranker: matching.Ranker, *, top: int | None) -> matching.Ranking:
        return ranker.rank(self.people, self.opportunity_collection, on=self.on, top=top)


def supported_people(council_id: int):
    return CareLeaver.objects.for_council(council_id).supported().order_by("id")


def open_opportunities(council_id: int, on: dt.date) -> list[Opportunity]:
    """The council's own, and what other councils share with it."""
    return list(within_reach_of(council_id).open_on(on).with_details().order_by("id"))


def _read_collection(
    from_records: Callable[[list[dict]], Collection], rows: Sequence[Row], records: list[dict]
) -> tuple[list[Row], list[dict], Collection]:
    try:
        return list(rows), records, from_records(records)
    except ValueError:
        accepted = [pair for pair in zip(rows, records, strict=True) if _is_accepted(from_records, pair[1])]
        records = [record for _, record in accepted]
        return [row for row, _ in accepted], records, from_records(records)


def _is_accepted(from_records: Callable[[list[dict]], Any], record: dict) -> bool:
    try:
        from_records([record])
    except ValueError as problem:
        logger.error("left out of the ranking: %s", problem)
        return False
    return True
