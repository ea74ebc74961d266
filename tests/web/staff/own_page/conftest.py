import pytest

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.own_page import agree_own_word
from backend.care_leavers.services import update_profile
from tests.factories.care_leavers import consent_to
from tests.factories.referrals import ReferralWorld, referral_world
from tests.web.sign_in import signed_in


@pytest.fixture
def desk(in_council):
    """The browser of an EET adviser, and who that is."""
    return signed_in(in_council)


@pytest.fixture
def adviser(desk):
    return desk[0]


@pytest.fixture
def world(in_council, desk) -> ReferralWorld:
    world = referral_world(in_council)
    consent_to(world.person, ConsentKind.CONTACT_BY_EMAIL, ConsentKind.CONTACT_BY_TEXT)
    update_profile(care_leaver=world.person, eet_adviser=desk[1].user, by=desk[1].user)
    return world


@pytest.fixture
def person(world):
    return world.person


@pytest.fixture
def agreed(person, desk):
    agree_own_word(care_leaver=person, word="purple otter", by=desk[1].user)
    return person
