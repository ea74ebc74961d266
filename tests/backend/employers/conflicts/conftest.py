import pytest

from backend.councils.choices import Role
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.today import today_is


_today = today_is(TODAY)


@pytest.fixture
def quinn(in_council):
    """An officer who speaks for Teal Cycles."""
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__name="Quinn Both").user


@pytest.fixture
def teal(in_council, quinn):
    employer = EmployerFactory(council=in_council, name="Teal Cycles", companies_house_number="07654321", verified=True)
    EmployerContactFactory(employer=employer, user=quinn)
    return employer


@pytest.fixture
def free(in_council):
    """An officer who speaks for nobody."""
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__name="Farah Free").user


@pytest.fixture
def administrator(in_council):
    return MembershipFactory(council=in_council, role=Role.ADMINISTRATOR, user__name="Ada Chief").user
