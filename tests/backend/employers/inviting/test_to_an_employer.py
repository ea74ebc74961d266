"""What somebody of an employer asked others to goes with whom they speak for."""

import pytest

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.memberships import end_membership
from backend.councils.models import Membership
from backend.employers.access import end_contact
from backend.employers.invitations import accept, invite_to, send_again
from backend.employers.models import EmployerContact
from backend.employers.representatives import set_represented_employers
from tests.backend.employers.inviting.leaving import ADDRESS, GONE
from tests.factories.councils import MembershipFactory, UserFactory


def leaves(employer, user, by):
    end_contact(contact=EmployerContact.objects.get(employer=employer, user=user), by=by)


def sees_a_part(employer, user, by):
    EmployerContact.objects.filter(employer=employer, user=user).update(sees_all=False)


def is_taken_off_by_the_council(employer, user, by):
    membership = Membership.objects.get(user=user, role=Role.EMPLOYER)
    others = [each.employer for each in user.employer_contacts.exclude(employer=employer)]
    set_represented_employers(membership=membership, employers=others, by=by)


@pytest.mark.parametrize("how", [leaves, sees_a_part, is_taken_off_by_the_council])
def test_an_employers_invitation_goes_with_whoever_sent_it_though_they_speak_for_another(firms, how):
    oak, elm, tess, ivo = firms
    here = invite_to(employer=oak, name="Una", email="una@oak.example", by=tess)
    there = invite_to(employer=elm, name="Una", email="una@oak.example", by=tess)
    how(oak, tess, ivo)
    user = UserFactory(email="una@oak.example")
    with pytest.raises(Refused, match=GONE):
        accept(invitation=here, by=user)
    assert accept(invitation=there, by=user)
    assert [each.employer for each in user.employer_contacts.all()] == [elm]


def test_a_colleague_renews_it_and_then_it_is_theirs(firms):
    oak, _, tess, ivo = firms
    invitation = invite_to(employer=oak, name="Una", email="una@oak.example", by=tess)
    leaves(oak, tess, ivo)
    send_again(invitation=invitation, by=ivo)
    assert invitation.by == ivo
    assert accept(invitation=invitation, by=UserFactory(email="una@oak.example"))


def test_a_colleague_does_not_renew_for_another_mail_domain_what_an_officer_sent(firms, in_council, chief):
    oak, _, _tess, ivo = firms
    officer = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER)
    invitation = invite_to(employer=oak, name="Mina", email=ADDRESS, by=officer.user)
    end_membership(membership=officer, by=chief)
    with pytest.raises(Refused, match="To renew it, ask"):
        send_again(invitation=invitation, by=ivo)
    invitation.refresh_from_db()
    assert (invitation.by, invitation.times_sent) == (officer.user, 1)
    send_again(invitation=invitation, by=chief)
    assert accept(invitation=invitation, by=UserFactory(email=ADDRESS))
