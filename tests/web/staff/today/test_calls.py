"""Whom Today offers to ring."""

from backend.referrals.choices import Way
from backend.web.staff.today.kinds.of_referrals import ring_employer
from tests.factories.referrals import referral_world


def test_of_an_application_of_their_own_the_employer_is_not_rung(in_council):
    """A call from the council would tell it who helps them."""
    world = referral_world(in_council)
    world.opportunity.employer.published_phone = "020 7946 0018"
    world.opportunity.employer.save()
    introduced = world.refer()
    assert [act.url for act in ring_employer(introduced)] == ["tel:02079460018"]
    introduced.way = Way.HELPED_TO_APPLY
    assert ring_employer(introduced) == ()
