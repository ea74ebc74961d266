import pytest

from backend.care_leavers.services import update_profile
from tests.factories.referrals import referral_world
from tests.web.sign_in import signed_in


@pytest.fixture
def desk(in_council):
    """The browser of an EET adviser, and who that is."""
    return signed_in(in_council)


@pytest.fixture
def adviser(desk):
    return desk[0]


@pytest.fixture
def world(in_council, desk):
    """Everybody is the signed-in adviser's own."""
    world = referral_world(in_council)
    update_profile(care_leaver=world.person, eet_adviser=desk[1].user, by=desk[1].user)
    return world
