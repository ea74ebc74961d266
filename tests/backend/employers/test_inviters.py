"""What somebody asked others to stands while they may ask for it, however their role came to end."""

import pytest
from django.test import Client
from django.urls import reverse

from backend.accounts.models import User
from backend.accounts.services import close_account
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import account_context, clock_context, council_context
from backend.councils.choices import Role
from backend.councils.memberships import change_role, end_membership, reset_second_factor_of
from backend.councils.models import Membership
from backend.employers.access import end_access, end_contact
from backend.employers.choices import ColleagueAnswer
from backend.employers.colleagues import answer_colleague, invite_colleague
from backend.employers.invitations import accept, give_access, invite_to, open_account_and_accept, send_again
from backend.employers.models import EmployerContact
from backend.employers.representatives import set_represented_employers
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.web.pages import page_of, text_of
from tests.web.sign_in import second_factor, signed_in
from tests.web.staff.acting_as.invited import link


ADDRESS = "mina@home.example"
INVITABLE = [Role.ADMINISTRATOR, Role.ENGAGEMENT_OFFICER, Role.STAFF, Role.PERSONAL_ADVISER]
GONE = "can no longer invite people here.*renewed it"


def came_before(council, role, **user):
    membership = MembershipFactory(council=council, role=role, **user)
    with clock_context():
        User.objects.filter(pk=membership.user_id).update(last_login=clock.now())
    return membership


@pytest.fixture
def chief(in_council):
    """An administrator who stays."""
    return came_before(in_council, Role.ADMINISTRATOR, user__name="Cato Stay").user


@pytest.fixture
def leaver(in_council, chief):
    return came_before(in_council, Role.ADMINISTRATOR, user__name="Lea Gone")


LEAVE = {
    "ended": lambda membership, by: end_membership(membership=membership, by=by),
    "demoted": lambda membership, by: change_role(membership=membership, role=Role.HEAD, by=by),
    "closed": lambda membership, by: close_account(user=membership.user, by=by),
}


def invited(council, by, role=Role.STAFF, employers=()):
    return give_access(council=council, email=ADDRESS, name="Mina", role=role, employers=list(employers), by=by)


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


# At an employer


@pytest.fixture
def firms(in_council):
    """Somebody who speaks for two employers, and a colleague at the first."""
    oak, elm = (EmployerFactory(council=in_council, name=name) for name in ("Oak Joinery", "Elm Joinery"))
    tess = UserFactory(email="tess@oak.example", name="Tess")
    for employer in (oak, elm):
        EmployerContactFactory(employer=employer, user=tess)
    colleague = EmployerContactFactory(employer=oak, user=UserFactory(email="ivo@oak.example", name="Ivo")).user
    return oak, elm, tess, colleague


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


def test_sending_again_what_stands_leaves_whose_it_is(in_council, chief, leaver):
    invitation = invited(in_council, leaver.user)
    send_again(invitation=invitation, by=chief)
    assert invitation.by == leaver.user


@pytest.mark.parametrize("how", [leaves, is_taken_off_by_the_council])
def test_a_yes_is_not_given_to_whom_somebody_asked_for_who_has_left(firms, in_council, how):
    oak, _, tess, ivo = firms
    asked = invite_colleague(employer=oak, name="Mina", email=ADDRESS, by=tess)
    how(oak, tess, ivo)
    officer = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user
    with pytest.raises(Refused, match="Tess asked for this and speaks for Oak Joinery no longer"):
        answer_colleague(invitation=asked, answer=ColleagueAnswer.YES, reason="Rang them", by=officer)
    asked.refresh_from_db()
    assert asked.answer == ""
    again = invite_colleague(employer=oak, name="Mina", email=ADDRESS, by=ivo)
    asked.refresh_from_db()
    assert (asked.answer, asked.reason) == (ColleagueAnswer.NO, "Tess speaks for Oak Joinery no longer.")
    answer_colleague(invitation=again, answer=ColleagueAnswer.YES, reason="Rang them", by=officer)
    with pytest.raises(Refused, match="answered already"):
        answer_colleague(invitation=asked, answer=ColleagueAnswer.YES, reason="Rang them", by=officer)


def test_an_agreement_to_a_reset_ends_with_the_administrator_who_gave_it(in_council):
    other = CouncilFactory()
    user = UserFactory()
    here = MembershipFactory(council=in_council, user=user)
    with council_context(other.id):
        there = MembershipFactory(council=other, user=user)
        theirs = came_before(other, Role.ADMINISTRATOR)
        next_one = came_before(other, Role.ADMINISTRATOR)
        assert not reset_second_factor_of(membership=there, reason="Lost phone", by=theirs.user)
        end_access(membership=theirs, by=next_one.user)
    with council_context(in_council.id):
        second_factor(user)
        chief = came_before(in_council, Role.ADMINISTRATOR).user
        assert not reset_second_factor_of(membership=here, reason="Lost phone", by=chief)


# On the pages


def test_whoever_opens_the_link_reads_whom_to_ask_and_an_administrator_where_to_renew(in_council, chief, leaver):
    client, _ = signed_in(in_council, Role.ADMINISTRATOR)
    invitation = invited(in_council, leaver.user)
    end_membership(membership=leaver, by=chief)
    page = Client().get(link())
    assert f"Ask an administrator of {in_council} to send it again" in text_of(page_of(page).main)
    assert "password" not in text_of(page_of(page).main)
    listed = text_of(page_of(client.get(reverse("administration"))).main)
    assert "Who invited can do so no longer: send it again" in listed
    client.post(reverse("administration-invitation-again", args=[invitation.public_id]))
    assert "Choose a password" in text_of(page_of(Client().get(link())).main)
    assert "can do so no longer" not in text_of(page_of(client.get(reverse("administration"))).main)
