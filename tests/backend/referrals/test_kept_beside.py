"""What was kept beside an acceptance is quiet until that falls through, and then asks for a talk."""

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.placements.kept_referrals import kept_and_not_spoken_of
from backend.referrals.accepted_elsewhere import beside_an_acceptance, settle_beside
from backend.referrals.choices import PlaceWord, Step
from backend.referrals.models import Referral
from tests.factories.gated import step
from tests.factories.places import accept, put_forward, take_acceptance_back
from tests.factories.referrals import referral_world


@pytest.fixture
def two(in_council):
    """One person introduced to two opportunities."""
    world, (referral,) = put_forward(in_council, 1)
    other = referral_world(in_council)
    return world, referral, world.refer(care_leaver=world.person, opportunity=other.opportunity)


def beside() -> list[int]:
    return list(beside_an_acceptance(Referral.objects.all()).values_list("id", flat=True))


def needed() -> list[int]:
    return list(kept_and_not_spoken_of(Referral.objects.all()).values_list("id", flat=True))


def test_kept_it_is_quiet_until_the_other_falls_through_and_then_somebody_talks_with_them(two):
    world, first, second = two
    accept(first, world.adviser)
    with pytest.raises(Refused, match="Say why it is kept"):
        settle_beside(referral=second, keep=True, note=" ", by=world.adviser)
    settle_beside(referral=second, keep=True, note="In case.", by=world.adviser)
    assert (beside(), needed()) == ([], [])
    step(referral=first, step=Step.DID_NOT_START, on=clock.today(), by=world.adviser)
    assert (beside(), needed()) == ([], [second.id])
    step(referral=second, step=Step.OFFERED, on=clock.today(), by=world.adviser)
    assert needed() == [], "it goes on"


def test_a_word_is_about_the_acceptance_before_it_and_about_no_later_one(two):
    world, first, second = two
    accept(first, world.adviser)
    settle_beside(referral=second, keep=True, note="In case.", by=world.adviser)
    take_acceptance_back(first, world.adviser)
    assert needed() == [second.id]
    accept(first, world.adviser)
    assert (beside(), needed()) == ([second.id], [])
    assert second.events.filter(step=PlaceWord.KEPT).count() == 1
