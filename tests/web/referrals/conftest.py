import pytest
from django.test import Client

from tests.factories.referrals import referral_world
from tests.web.sign_in import sign_in


@pytest.fixture
def world(in_council):
    """A young person who agreed to share their name, and an opportunity whose employer can be written to."""
    return referral_world(in_council)


@pytest.fixture
def adviser(world):
    return sign_in(Client(), world.adviser.memberships.get())
