import datetime as dt

import pytest

from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.today import today_is
from tests.web.sign_in import signed_in


_today = today_is(dt.date(2026, 11, 23))


@pytest.fixture
def staff(in_council):
    return signed_in(in_council, Role.STAFF)[0]


@pytest.fixture
def administrator(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR)[0]


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, given_name="Amina", family_name="Yusuf", identifier="A-1")
