import datetime as dt

import pytest

from backend.councils.choices import Role
from backend.plans.services import open_plan, set_aim
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council, role=Role.EET_ADVISER).user


@pytest.fixture
def head(in_council):
    return MembershipFactory(council=in_council, role=Role.HEAD).user


@pytest.fixture
def person(in_council, adviser):
    return CareLeaverFactory(council=in_council, eet_adviser=adviser, birth_date=dt.date(2006, 3, 2))


@pytest.fixture
def plan(person, adviser):
    return open_plan(care_leaver=person, by=adviser)


@pytest.fixture
def aim(plan, adviser):
    return set_aim(plan=plan, words="Work with animals", why="cos dogs dont judge", by=adviser)
