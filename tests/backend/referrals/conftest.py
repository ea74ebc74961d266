import datetime as dt

import pytest

from tests.factories.referrals import referral_world
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)  # a Monday
_today = today_is(TODAY)


@pytest.fixture
def advert(in_council):
    """A world whose opportunity takes applications elsewhere."""
    return referral_world(in_council, from_feed=True)
