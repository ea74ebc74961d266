import datetime as dt

import pytest

from backend.core import clock
from backend.councils.choices import Role
from tests.factories.councils import MembershipFactory
from tests.factories.referrals import referral_world


TODAY = dt.date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _today():
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def world(in_council):
    return referral_world(in_council)


@pytest.fixture
def head(in_council):
    return MembershipFactory(council=in_council, role=Role.HEAD).user
