"""What a single change would open for one young person. Places and employers to avoid are never counted."""

from dataclasses import dataclass

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.active_model import active_model
from backend.ranking.matching_input import MatchingInput, open_opportunities


@dataclass(frozen=True)
class Counterfactual:
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


def counterfactuals_of(*, care_leaver: CareLeaver) -> list[Counterfactual]:
    """Every single change of the engine's list that would open something today, best first."""
    today, council_id = clock.today(), care_leaver.council_id
    asked = MatchingInput.read([care_leaver], open_opportunities(council_id, today), council_id=council_id, on=today)
    if not asked.person_records:
        return []
    (record,) = asked.person_records
    found = active_model(council_id).ranker.doors(record, asked.opportunity_collection, on=today)
    by_id = {str(opportunity.public_id): opportunity for opportunity in asked.opportunities}
    return [_counterfactual(each, by_id) for each in found]


def _counterfactual(door: matching.Door, opportunities: dict[str, Opportunity]) -> Counterfactual:
    return Counterfactual(
        field=door.field,
        sentence=door.sentence,
        young_sentence=door.young_sentence,
        gained=door.gained,
        settled=door.settled,
        lifted=door.lifted,
        quality=door.quality,
        asks=door.asks,
        first=[opportunities[key] for key in (door.gained_ids or door.settled_ids or door.lifted_ids)[:BEST]],
    )
