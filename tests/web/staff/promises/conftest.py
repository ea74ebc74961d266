import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.referrals.models import Referral
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import filled
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)
FIRST_DAY = dt.date(2026, 6, 29)
_today = today_is(TODAY)


@pytest.fixture
def desk(in_council):
    """The browser of an EET adviser, and who that is."""
    return signed_in(in_council, name="Priya Shah")


@pytest.fixture
def adviser(desk):
    return desk[0]


@pytest.fixture
def world(in_council, desk):
    """Everybody is the signed-in adviser's own; what they are put forward for has a first day."""
    facts = {"start_date": FIRST_DAY, "paid": True, "working_pattern": "Monday to Friday, 06:30 to 14:30"}
    world = referral_world(in_council, **facts)
    update_profile(care_leaver=world.person, eet_adviser=desk[1].user, by=desk[1].user)
    return world


@pytest.fixture
def referral(world) -> Referral:
    return accepted(world)


@pytest.fixture
def planned(adviser, referral):
    """The plan as the page proposes it."""
    plan(adviser, referral)
    return referral


def plan(client, referral, **changes):
    page = f"/referrals/{referral.public_id}/first-fortnight/plan/"
    return client.post(page, filled(client.get(page)) | changes, follow=True)


def without_first_day(world) -> None:
    Opportunity.objects.filter(pk=world.opportunity.pk).update(start_date=None)


def on(day: dt.date):
    return clock.moved_to(day)
