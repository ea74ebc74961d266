"""Of somebody who works for the council and speaks for an employer: what is written as one stays with it."""

import pytest
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.councils.acting import acting_as
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from tests.factories.councils import MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.sign_in import sign_in


REASON = "Kept for care leavers from now on"


@pytest.mark.parametrize("verb", ["close", "pause", "withdraw", "reject"])
def test_a_reason_written_for_the_council_is_not_read_by_colleagues_at_the_employer(in_council, verb):
    employer = EmployerFactory(council=in_council, department=True, verified=True)
    officer = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER)
    EmployerContactFactory(employer=employer, user=officer.user)
    colleague = EmployerContactFactory(employer=employer, user=UserFactory()).user
    post = OpportunityFactory(council=in_council, employer=employer)
    if verb == "reject":
        Opportunity.objects.filter(id=post.id).update(state=OpportunityState.SUBMITTED)
        post.refresh_from_db()
    with acting_as(Viewer.of(officer)):
        getattr(services, verb)(opportunity=post, reason=REASON, by=officer.user)
    shown = page_at(colleague, "employer-opportunity", post)
    assert REASON not in shown
    assert "The employment team can tell you why." in shown


def test_a_note_of_an_adviser_is_not_shown_to_them_at_the_employer(in_council):
    """Who has begun to work for the employer since they referred somebody to it."""
    world = referral_world(in_council)
    referral = world.refer()
    EmployerContactFactory(employer=world.opportunity.employer, user=world.adviser)
    step(referral=referral, step="interview", on=clock.today(), note=REASON, by=world.adviser)
    assert REASON not in page_at(world.adviser, "employer-referral", referral)


def page_at(user, name: str, row) -> str:
    """As somebody of the employer reads it."""
    client = sign_in(Client(), Membership.objects.get(user=user, role=Role.EMPLOYER))
    return text_of(page_of(client.get(reverse(name, args=[row.public_id]))).main)
