import pytest

from tests.backend.referrals.agreements.worlds import TODAY, TwoEmployers
from tests.today import today_is


_today = today_is(TODAY)


@pytest.fixture
def two(in_council):
    return TwoEmployers.of(in_council)
