"""What the hard criteria say of a young person and opportunities today, whether or not a ranking kept the pair."""

from collections.abc import Sequence

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.engine_rules import engine_settings
from backend.ranking.records import EetHistory, opportunity_records, person_record


def criterion_as_json(criterion: matching.Criterion) -> dict:
    return {
        "name": criterion.name,
        "status": str(criterion.status),
        "sentence": criterion.sentence,
        "visible_to": criterion.visible_to,
        "hard": criterion.hard,
    }


def look_behind(*, care_leaver: CareLeaver, opportunities: Sequence[Opportunity]) -> list[list[dict]]:
    """What the hard criteria say today of each opportunity, so that a person can see what they ruled out and why.

    `care_leaver` comes `.with_profile()` and `opportunities` `.with_details()`. Of each criterion: name, status,
    sentence, who may see it, whether it rules out.
    """
    ranker, today = matching.Ranker(engine_settings()), clock.today()
    person, offered = _records(care_leaver, opportunities)
    judged = [ranker.eligibility(person, opportunity, on=today) for opportunity in offered]
    return [[criterion_as_json(criterion) for criterion in criteria] for criteria in judged]


def ruled_out(*, care_leaver: CareLeaver, opportunities: Sequence[Opportunity]) -> list[Opportunity]:
    """Those of the opportunities that a hard criterion keeps from this young person today."""
    person, offered = _records(care_leaver, opportunities)
    ranking = matching.Ranker(engine_settings()).rank(
        matching.People.from_records([person]),
        matching.Opportunities.from_records(offered),
        on=clock.today(),
        top=None,
    )
    eligible = set(ranking.opportunity.tolist())
    return [opportunity for position, opportunity in enumerate(opportunities) if position not in eligible]


def _records(care_leaver: CareLeaver, opportunities: Sequence[Opportunity]) -> tuple[dict, list[dict]]:
    history = EetHistory([care_leaver], on=clock.today())
    return (
        person_record(care_leaver, on=clock.today(), history=history),
        opportunity_records(opportunities, council_id=care_leaver.council_id),
    )
