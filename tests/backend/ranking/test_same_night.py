"""What came of a stay reaches the ranking of the same night, by the job of the clock."""

import datetime as dt

from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.placements.services import end
from backend.reference.services import load_reference
from backend.shortlists.models import Match
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from worker.tasks.ranking import rank_council, rank_every_council


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


def ranked_tonight(council, person, opportunity) -> Match:
    Job.objects.filter(name=RANK_COUNCIL).delete()
    rank_every_council()
    job = Job.objects.get(name=RANK_COUNCIL, arguments=[council.id])
    rank_council.apply(args=[job.id], throw=True)
    return Match.objects.get(care_leaver=person, opportunity=opportunity)


def test_an_early_end_lowers_the_employers_next_opportunity_the_same_night(in_council):
    load_reference()
    world = referral_world(in_council, places=9)
    stays = [placement_since(world, TODAY - dt.timedelta(days=120)) for _ in range(3)]
    person = CareLeaverFactory(council=in_council, ready=True, living_in_croydon=True)
    offered = OpportunityFactory(council=in_council, employer=world.opportunity.employer)
    before = ranked_tonight(in_council, person, offered)
    for stay in stays:
        end(placement=stay, on=TODAY, reason="relationships", by=world.adviser)
    after = ranked_tonight(in_council, person, offered)
    assert after.chance_stay < before.chance_stay
