import datetime as dt

import pytest

from backend.core import clock
from tests.factories.referrals import referral_world


TODAY = dt.date(2026, 3, 31)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def world(in_council):
    return referral_world(in_council)
