import pytest

from backend.care_leavers.services import update_profile
from tests.factories.referrals import referral_world
from tests.web.sign_in import signed_in


@pytest.fixture
def before(in_council):
    """The browser of the adviser who knows them, and who that is."""
    return signed_in(in_council)


@pytest.fixture
def after(in_council):
    """The same of who takes over."""
    return signed_in(in_council)


@pytest.fixture
def world(in_council, before):
    world = referral_world(in_council)
    update_profile(care_leaver=world.person, eet_adviser=before[1].user, by=before[1].user)
    return world


@pytest.fixture
def handover(world, after):
    update_profile(care_leaver=world.person, eet_adviser=after[1].user, by=after[1].user)
    return world.person.handovers.get()
