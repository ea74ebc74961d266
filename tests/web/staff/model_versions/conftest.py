import datetime as dt

import pytest

from backend.councils.choices import Role
from tests.today import today_is
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


@pytest.fixture
def head(in_council):
    client, membership = signed_in(in_council, Role.HEAD)
    client.user = membership.user
    return client
