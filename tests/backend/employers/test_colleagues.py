"""Whom an employer's people may have invited, and what a colleague sees."""

import pytest

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Invitation
from backend.councils.viewer import Viewer
from backend.employers.access import end_contact
from backend.employers.choices import ColleagueAnswer
from backend.employers.colleagues import answer_colleague, invite_colleague
from backend.employers.invitations import accept
from backend.employers.models import ColleagueInvitation
from backend.employers.representatives import has_domain_of
from backend.notifications.models import Message
from backend.opportunities.given import give_opportunities
from backend.opportunities.permissions import opportunities_of
from backend.referrals.permissions import referrals_of
from tests.backend.opportunities.posts import TODAY, a_draft
from tests.factories.councils import MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.today import today_is


_today = today_is(TODAY)


@pytest.fixture
def boss(in_council):
    user = UserFactory(email="boss@kiln.example")
    return EmployerContactFactory(employer__council=in_council, employer__name="Kiln Foods", user=user)


@pytest.fixture
def officer(in_council):
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user


@pytest.fixture
def colleague(boss):
    user = UserFactory(email="sam@kiln.example")
    return EmployerContactFactory(employer=boss.employer, user=user, sees_all=False)


def viewer_of(contact):
    return Viewer.of(contact.user.memberships.get())


def accepted(email):
    """Whoever was asked to sign in says yes."""
    user = User.objects.filter(email=email).first() or UserFactory(email=email)
    return accept(invitation=Invitation.objects.filter(email=email).latest("id"), by=user)


@pytest.mark.parametrize(
    ("email", "colleague", "same"),
    [
        ("sam@kiln.example", "boss@kiln.example", True),
        (" Sam@KILN.example ", "boss@kiln.example.", True),
        ("sam@kiln.example", "boss@shop.kiln.example", False),
        ("sam@notkiln.example", "boss@kiln.example", False),
        ("sam@kiln.example.evil.example", "boss@kiln.example", False),
        ("kiln.example@evil.example", "boss@kiln.example", False),
        ("sam@gmail.com", "boss@gmail.com", False),
        ("sam@hotmail.fr", "boss@hotmail.fr", False),
        ("sam@sub.kiln.example", "boss@kiln.example", False),
        ("sam@sub.btinternet.com", "boss@sub.btinternet.com", False),
        ("sam@plus.net", "boss@plus.net", False),
        ("sam@mozmail.com", "boss@mozmail.com", False),
        ("sam@nhs.net", "boss@NHS.net", False),
        ("sam@co.uk", "boss@co.uk", False),
        ("sam@kiln.onmicrosoft.com", "boss@kiln.onmicrosoft.com", True),
        ("sam", "boss", False),
        ("", "", False),
    ],
)
def test_one_domain_that_is_not_a_free_mail_host(email, colleague, same):
    assert has_domain_of(email, colleague) is same


def test_the_same_domain_is_invited_at_once_and_another_waits_for_the_officer(boss, officer):
    employer = boss.employer
    asked = invite_colleague(employer=employer, name="Sam", email="Sam@kiln.example", by=boss.user)
    assert asked.answer == ColleagueAnswer.SAME_DOMAIN
    assert accepted("sam@kiln.example").role == Role.EMPLOYER
    assert not employer.contacts.get(email="sam@kiln.example").sees_all
    before = Message.objects.count()
    waits = invite_colleague(employer=employer, name="Jo", email="jo@elsewhere.example", by=boss.user)
    assert (waits.answer, Message.objects.count()) == ("", before)
    assert not Invitation.objects.filter(email="jo@elsewhere.example").exists()
    with pytest.raises(Refused, match="waits for the council's yes already") as refused:
        invite_colleague(employer=employer, name="Jo", email="JO@elsewhere.example", by=boss.user)
    assert refused.value.field == "email"
    for reason, answer in ((" ", "yes"), ("Rang them", "same_domain")):
        with pytest.raises(Refused):
            answer_colleague(invitation=waits, answer=answer, reason=reason, by=officer)
    answer_colleague(invitation=waits, answer="yes", reason="Rang them", by=officer)
    accepted("jo@elsewhere.example")
    assert employer.contacts.filter(user__email="jo@elsewhere.example", sees_all=False).exists()
    with pytest.raises(Refused, match="answered already"):
        answer_colleague(invitation=waits, answer="no", reason="Again", by=officer)
    second = invite_colleague(employer=employer, name="Al", email="al@gmail.com", by=boss.user)
    answer_colleague(invitation=second, answer="no", reason="Nobody knows them", by=officer)
    assert not Invitation.objects.filter(email="al@gmail.com").exists()


def test_who_was_given_a_part_since_comes_back_to_that_part(boss, officer):
    waits = invite_colleague(employer=boss.employer, email="jo@payroll.example", sees_all=True, by=boss.user)
    answer_colleague(invitation=waits, answer="yes", reason="Their accountant", by=officer)
    accepted("jo@payroll.example")
    jo = boss.employer.contacts.get(user__email="jo@payroll.example")
    assert jo.sees_all
    give_opportunities(contact=jo, sees_all=False, opportunities=[], by=boss.user)
    end_contact(contact=jo, by=boss.user)
    invite_colleague(employer=boss.employer, email="jo@payroll.example", by=officer)
    accepted("jo@payroll.example")
    back = boss.employer.contacts.get(user__email="jo@payroll.example")
    assert (back.sees_all, back.ended_at) == (False, None)


def test_who_was_let_in_from_outside_does_not_let_their_own_domain_in(boss, officer):
    waits = invite_colleague(employer=boss.employer, name="Jo", email="jo@payroll.example", by=boss.user)
    answer_colleague(invitation=waits, answer="yes", reason="Their accountant", by=officer)
    accepted("jo@payroll.example")
    jo = boss.employer.contacts.get(user__email="jo@payroll.example")
    give_opportunities(contact=jo, sees_all=True, opportunities=[], by=boss.user)
    asked = invite_colleague(employer=boss.employer, name="Al", email="al@payroll.example", by=jo.user)
    assert asked.answer == ""
    assert not Invitation.objects.filter(email="al@payroll.example").exists()


def test_an_officer_invites_whom_they_know_and_they_see_everything(boss, officer):
    assert invite_colleague(employer=boss.employer, name="Jo", email="jo@elsewhere.example", by=officer) is None
    accepted("jo@elsewhere.example")
    assert boss.employer.contacts.get(email="jo@elsewhere.example").sees_all
    assert not ColleagueInvitation.objects.exists()


def test_a_colleague_sees_what_was_given_to_them_and_what_they_post(in_council, boss, colleague):
    posts = [OpportunityFactory(council=in_council, employer=boss.employer) for _ in range(3)]
    assert set(opportunities_of(viewer_of(boss))) == set(posts)
    assert not opportunities_of(viewer_of(colleague)).exists()
    give_opportunities(contact=colleague, sees_all=False, opportunities=posts[:2], by=boss.user)
    give_opportunities(contact=colleague, sees_all=False, opportunities=posts[1:2], by=boss.user)
    assert list(opportunities_of(viewer_of(colleague))) == posts[1:2]
    own = a_draft(in_council, employer=boss.employer, by=colleague.user)
    assert set(opportunities_of(viewer_of(colleague))) == {posts[1], own}
    give_opportunities(contact=colleague, sees_all=True, opportunities=[], by=boss.user)
    assert set(opportunities_of(viewer_of(colleague))) == {*posts, own}


def test_introductions_and_mail_go_to_those_who_see_the_opportunity(in_council):
    world = referral_world(in_council)
    employer = world.opportunity.employer
    part = EmployerContactFactory(employer=employer, user=UserFactory(email="part@hill.example"), sees_all=False)
    referral = world.refer()
    assert not referrals_of(viewer_of(part)).exists()
    assert "part@hill.example" not in set(Message.objects.values_list("to", flat=True))
    give_opportunities(contact=part, sees_all=False, opportunities=[world.opportunity], by=world.employer_user)
    assert list(referrals_of(viewer_of(part))) == [referral]


def test_whoever_sees_a_part_decides_nothing_for_others(in_council, boss, colleague, officer):
    with pytest.raises(Refused, match="You see a part"):
        invite_colleague(employer=boss.employer, name="Jo", email="jo@kiln.example", by=colleague.user)
    with pytest.raises(Refused, match="You see a part"):
        end_contact(contact=boss, by=colleague.user)
    with pytest.raises(Refused, match="You see a part"):
        give_opportunities(contact=colleague, sees_all=True, opportunities=[], by=colleague.user)
    with pytest.raises(Refused, match="This is you"):
        give_opportunities(contact=boss, sees_all=False, opportunities=[], by=boss.user)
    with pytest.raises(Refused, match="Somebody has to see everything"):
        give_opportunities(contact=boss, sees_all=False, opportunities=[], by=officer)
    foreign = OpportunityFactory(council=in_council, employer=EmployerFactory(council=in_council))
    with pytest.raises(Refused, match="Choose opportunities of Kiln Foods"):
        give_opportunities(contact=colleague, sees_all=False, opportunities=[foreign], by=boss.user)
