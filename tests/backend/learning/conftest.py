import datetime as dt

import pytest

from backend.councils.choices import Role
from tests.factories.councils import MembershipFactory
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


@pytest.fixture
def head(in_council):
    return MembershipFactory(council=in_council, role=Role.HEAD).user
