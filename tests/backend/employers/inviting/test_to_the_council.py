"""What somebody asked others to stands while they may ask for it, however their role came to end."""

import pytest

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import account_context
from backend.councils.choices import Role
from backend.councils.memberships import end_membership
from backend.councils.models import Membership
from backend.employers.invitations import accept, invite_to, open_account_and_accept
from tests.backend.employers.inviting.leaving import ADDRESS, GONE, INVITABLE, LEAVE, invited
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerFactory


@pytest.mark.parametrize("role", INVITABLE)
@pytest.mark.parametrize("how", LEAVE)
def test_what_an_administrator_sent_opens_nothing_once_they_are_none(in_council, chief, leaver, role, how):
    invitation = invited(in_council, leaver.user, role)
    LEAVE[how](leaver, chief)
    user = UserFactory(email=ADDRESS)
    with pytest.raises(Refused, match=GONE):
        accept(invitation=invitation, by=user)
    assert not Membership.objects.filter(user=user).exists()


@pytest.mark.parametrize("role", INVITABLE)
def test_what_an_administrator_sent_who_is_one_still_begins(in_council, chief, leaver, role):
    invitation = invited(in_council, leaver.user, role)
    assert accept(invitation=invitation, by=UserFactory(email=ADDRESS)).role == role


@pytest.mark.parametrize("how", LEAVE)
def test_no_account_comes_of_a_link_that_nobody_stands_for(in_council, chief, leaver, how):
    invitation = invited(in_council, leaver.user)
    LEAVE[how](leaver, chief)
    with pytest.raises(Refused, match=GONE):
        open_account_and_accept(invitation=invitation, name="Mina", password="four plain words here")
    with account_context(address=ADDRESS):
        assert not User.objects.filter(email=ADDRESS).exists()


@pytest.mark.parametrize("how", LEAVE)
def test_an_officers_invitation_to_an_employer_goes_with_the_officer(in_council, chief, how):
    officer = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER)
    invitation = invite_to(employer=EmployerFactory(council=in_council), name="Mina", email=ADDRESS, by=officer.user)
    LEAVE[how](officer, chief)
    with pytest.raises(Refused, match="employment team"):
        accept(invitation=invitation, by=UserFactory(email=ADDRESS))


def test_another_role_of_the_inviters_does_not_stand_in_for_the_one_that_ended(in_council, chief, leaver):
    """An officer may invite to employers, and to no role of the council."""
    MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user=leaver.user)
    to_the_council = invited(in_council, leaver.user, Role.ADMINISTRATOR)
    to_a_firm = invited(in_council, leaver.user, Role.EMPLOYER, [EmployerFactory(council=in_council)])
    end_membership(membership=leaver, by=chief)
    user = UserFactory(email=ADDRESS)
    with pytest.raises(Refused, match=GONE):
        accept(invitation=to_the_council, by=user)
    assert accept(invitation=to_a_firm, by=user).role == Role.EMPLOYER


def test_an_administrator_elsewhere_is_none_here(in_council, chief, leaver):
    MembershipFactory(council=CouncilFactory(), role=Role.ADMINISTRATOR, user=leaver.user)
    invitation = invited(in_council, leaver.user)
    end_membership(membership=leaver, by=chief)
    with pytest.raises(Refused, match=GONE):
        accept(invitation=invitation, by=UserFactory(email=ADDRESS))
