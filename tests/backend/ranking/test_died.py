"""Somebody who is recorded as having died: nothing of them goes on, and nobody is matched or shown."""

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.ranking.holds import held_reason, with_holds
from backend.ranking.matching_input import supported_people
from backend.referrals.models import Referral
from backend.web.employer_portal.introduction_states import is_hidden
from tests.factories.gated import step


WAYS = {"introduced": [], "interview": ["interview"], "offered": ["offered"], "accepted": ["offered", "accepted"]}


def is_hidden_now(world, referral) -> bool:
    (row,) = with_holds(Referral.objects.filter(id=referral.id), council_id=world.council.id)
    return is_hidden(row)


@pytest.mark.parametrize("state", sorted(WAYS))
def test_nobody_reads_of_them_until_it_is_corrected(world, state):
    referral = world.refer()
    for name in WAYS[state]:
        step(referral=referral, step=name, on=clock.today(), by=world.adviser)
    update_profile(care_leaver=world.person, in_touch="DIED", by=world.adviser)
    assert is_hidden_now(world, referral)
    assert "recorded as having died" in held_reason(Referral.objects.get(id=referral.id), clock.today())
    assert not supported_people(world.council.id).exists()
    update_profile(care_leaver=world.person, in_touch="YES", by=world.adviser)
    assert not is_hidden_now(world, referral), "it was the wrong line"
    assert supported_people(world.council.id).get() == world.person
