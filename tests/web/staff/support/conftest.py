import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.placements.services import record_check_in
from backend.reference.services import load_reference
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)


@pytest.fixture
def desk(in_council):
    return signed_in(in_council)


@pytest.fixture
def adviser(desk):
    return desk[0]


@pytest.fixture
def world(in_council, desk):
    load_reference()
    return referral_world(in_council, places=50)


@pytest.fixture
def stays(world, desk):
    """Makes a placement of 31 days of one of the adviser's own, at which something was heard."""

    def make(name="Ravi", **said):
        person = CareLeaverFactory(
            council=world.council, ready=True, given_name=name, preferred_name="", family_name="Sampleby"
        )
        placement = placement_since(world, TODAY - 31 * DAY, person=person)
        update_profile(care_leaver=person, eet_adviser=desk[1].user, by=desk[1].user)
        placement.care_leaver.refresh_from_db()
        told = {"heard_from": "young_person", "going": 2, "still_there": True, "on": clock.today()} | said
        record_check_in(check_in=placement.check_ins.get(week=4), by=world.adviser, **told)
        return placement

    return make
