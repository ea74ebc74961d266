import datetime as dt

import pytest

from backend.core import clock
from tests.factories.referrals import referral_world


TODAY = dt.date(2026, 6, 15)  # a Monday


@pytest.fixture(autouse=True)
def _today():
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def world(in_council):
    return referral_world(in_council)


@pytest.fixture
def advert(in_council):
    """A world whose opportunity takes applications elsewhere."""
    return referral_world(in_council, from_feed=True)
