"""What else is open once they accepted something: withdrawn, or kept until the other falls through."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.models import Message
from backend.placements.kept_referrals import kept_and_not_spoken_of
from backend.referrals.accepted_elsewhere import beside_an_acceptance, settle_beside, with_place_elsewhere
from backend.referrals.choices import ReferralState, Step
from backend.referrals.models import Referral
from tests.factories.gated import record_start, step
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


def test_an_acceptance_flags_what_else_is_open_and_taking_it_back_ends_that(two):
    world, first, second = two
    assert beside() == []
    accept(first, world.adviser)
    assert beside() == [second.id]
    take_acceptance_back(first, world.adviser)
    assert beside() == []


def test_withdrawn_the_employer_reads_a_reference_and_nothing_of_why(two):
    world, first, second = two
    accept(first, world.adviser)
    Message.objects.all().delete()
    settle_beside(referral=second, keep=False, note="They have accepted something else.", by=world.adviser)
    second.refresh_from_db()
    assert second.state == ReferralState.WITHDRAWN
    assert second.events.last().note == "They have accepted something else."
    sent = Message.objects.get()
    assert second.reference in sent.subject
    assert "accepted" not in sent.body
    assert world.person.given_name not in sent.body
    assert beside() == []


def test_what_they_began_before_they_were_put_forward_flags_nothing_and_a_start_does(two):
    world, first, second = two
    accept(first, world.adviser)
    record_start(referral=first, on=clock.today(), by=world.adviser)
    assert beside() == [second.id]


def test_the_day_of_an_acceptance_is_the_one_it_was_given_on_and_not_that_of_writing_it_down(two):
    world, first, second = two
    step(referral=first, step=Step.OFFERED, on=clock.today(), by=world.adviser)
    accepted_on = clock.today()
    with clock.moved_to(accepted_on + dt.timedelta(days=3)):
        step(referral=first, step=Step.ACCEPTED, on=accepted_on, by=world.adviser)
    found = with_place_elsewhere(Referral.objects.filter(pk=second.pk)).get()
    assert (found.elsewhere_on, clock.day_of(found.elsewhere_at)) == (accepted_on, accepted_on + dt.timedelta(days=3))


def test_with_nothing_held_elsewhere_there_is_nothing_to_settle(two):
    world, _, second = two
    with pytest.raises(Refused, match="hold no other place"):
        settle_beside(referral=second, keep=False, note="", by=world.adviser)
