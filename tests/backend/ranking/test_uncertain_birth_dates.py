"""The gate asks about a birth date that nobody knows, and refuses nobody by it."""

import datetime as dt

from backend.care_leavers.services import update_profile
from backend.opportunities.models import Opportunity
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep, Outcome
from tests.backend.ranking.gate_world import TODAY
from tests.today import today_is


_today = today_is(TODAY)


def test_an_uncertain_birth_date_is_asked_about_and_refuses_nobody(world):
    """Recorded as 17, perhaps 18 on the first day: whether nights are lawful is not known."""
    Opportunity.objects.filter(pk=world.opportunity.pk).update(night_work=True)
    born = dt.date(2009, 3, 1)
    for uncertain, outcome in ((False, Outcome.NO), (None, Outcome.NO), (True, Outcome.GO_ON)):
        update_profile(care_leaver=world.person, birth_date=born, birth_date_uncertain=uncertain, by=world.adviser)
        answer = may_go_on(world.person, world.opportunity, GateStep.REFER, TODAY)
        assert answer.outcome is outcome
        assert ("young_worker_limits" in {each.name for each in answer.obstacles}) is (outcome is Outcome.NO)
