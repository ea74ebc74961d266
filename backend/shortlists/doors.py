"""What a single change would open for one young person. Places and employers to avoid are never counted."""

from dataclasses import dataclass

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity, within_reach_of
from backend.shortlists.model_in_use import model_in_use
from backend.shortlists.ranking import collections_of


@dataclass(frozen=True)
class DoorToOpen:
    """`quality` is how far what it opens scores above (or below) what is open now; None where either is empty.

    `first` are the best opportunities it would open. `asks` says that the answer is not recorded yet.
    """

    field: str
    sentence: str
    young_sentence: str
    gained: int
    settled: int
    lifted: int
    quality: float | None
    asks: bool
    first: list[Opportunity]


BEST = 3


def doors_of(*, care_leaver: CareLeaver) -> list[DoorToOpen]:
    """Every single change of the engine's list that would open something today, best first."""
    today = clock.today()
    offers = list(within_reach_of(care_leaver.council_id).open_on(today).with_details().order_by("id"))
    _, read_offers, people, rows = collections_of([care_leaver], offers, council_id=care_leaver.council_id, on=today)
    if not people:
        return []
    ((_, record),) = people.values()
    found = model_in_use(care_leaver.council_id).ranker.doors(record, read_offers, on=today)
    return [_door(each, {key: offer for key, (offer, _) in rows.items()}) for each in found]


def _door(door: matching.Door, offers: dict[str, Opportunity]) -> DoorToOpen:
    return DoorToOpen(
        field=door.field,
        sentence=door.sentence,
        young_sentence=door.young_sentence,
        gained=door.gained,
        settled=door.settled,
        lifted=door.lifted,
        quality=door.quality,
        asks=door.asks,
        first=[offers[key] for key in (door.gained_ids or door.settled_ids or door.lifted_ids)[:BEST]],
    )
