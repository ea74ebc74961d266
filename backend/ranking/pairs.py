"""Both records of a young person and an opportunity, as they are in front of somebody who acts on the pair."""

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.records import EetHistory, opportunity_records, person_record
from backend.shortlists.models import Match
from backend.shortlists.snapshots import NOTHING_KEPT, Pair, keep_opportunities, keep_people, pair_of_match


def pair_today(*, care_leaver: CareLeaver, opportunity: Opportunity) -> Pair:
    """Of their current match, or, where it has none, of both as they are.

    An opportunity found for one young person is referred to before any ranking has seen it. Raises
    `CareLeaver.DoesNotExist` or `Opportunity.DoesNotExist` for a row out of reach.
    """
    match = Match.objects.filter(care_leaver=care_leaver, opportunity=opportunity).select_related("run").first()
    pair = pair_of_match(match) if match else NOTHING_KEPT
    return pair if None not in pair else _pair_now(care_leaver, opportunity)


def _pair_now(care_leaver: CareLeaver, opportunity: Opportunity) -> Pair:
    council_id, today = care_leaver.council_id, clock.today()
    person = person_record(care_leaver, on=today, history=EetHistory([care_leaver], on=today))
    offered = opportunity_records([opportunity], council_id=council_id, on=today)
    (of_person,) = keep_people(council_id, [(care_leaver, person)])
    (of_opportunity,) = keep_opportunities(council_id, zip([opportunity], offered, strict=True))
    return Pair(of_person, of_opportunity)
