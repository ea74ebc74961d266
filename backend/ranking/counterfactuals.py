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

    `best_opportunities` are the best of what it would open. `asks` says that the answer is not recorded yet.
    """

    field: str
    sentence: str
    young_sentence: str
    gained: int
    settled: int
    lifted: int
    quality: float | None
    asks: bool
    best_opportunities: list[Opportunity]


MAX_OPPORTUNITIES = 3


def counterfactuals_of(*, care_leaver: CareLeaver) -> list[Counterfactual]:
    """Every single change of the engine's list that would open something today, best first."""
    today, council_id = clock.today(), care_leaver.council_id
    opportunities = open_opportunities(council_id, today)
    matching_input = MatchingInput.read([care_leaver], opportunities, council_id=council_id, on=today)
    if not matching_input.person_records:
        return []
    (record,) = matching_input.person_records
    changes = active_model(council_id).ranker.counterfactuals(record, matching_input.opportunity_collection, on=today)
    by_public_id = {str(opportunity.public_id): opportunity for opportunity in matching_input.opportunities}
    return [_counterfactual(each, by_public_id) for each in changes if _is_theirs(each, care_leaver)]


def _is_theirs(change: matching.Counterfactual, care_leaver: CareLeaver) -> bool:
    """From when somebody in custody is free is not asked of them while their release is not known."""
    return not (change.field == "available_from" and care_leaver.release_is_unknown)


def _counterfactual(change: matching.Counterfactual, opportunities: dict[str, Opportunity]) -> Counterfactual:
    ids = change.gained_ids or change.settled_ids or change.lifted_ids
    return Counterfactual(
        field=change.field,
        sentence=change.sentence,
        young_sentence=change.young_sentence,
        gained=change.gained,
        settled=change.settled,
        lifted=change.lifted,
        quality=change.quality,
        asks=change.asks,
        best_opportunities=[opportunities[key] for key in ids[:MAX_OPPORTUNITIES]],
    )
