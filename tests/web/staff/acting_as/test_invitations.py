"""A membership is not an account: inviting says the same for every address, and a role begins when it is accepted."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils import invitations
from backend.councils.choices import MembershipStep, Role
from backend.councils.models import Invitation, Membership
from backend.employers.invitations import accept, invite_to
from backend.notifications.models import Message
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in
from tests.web.staff.acting_as.invited import (
    ADDRESS,
    CHOICE,
    INVITE,
    NEW,
    PASSWORD,
    PEOPLE,
    WHOSE,
    account,
    closed,
    head_elsewhere,
    link,
    told_by,
)


@pytest.mark.parametrize("whose", WHOSE)
def test_an_administrator_is_told_the_same_whosever_the_address_is(administrator, council, whose):
    WHOSE[whose](council)
    chain, shown = told_by(administrator, INVITE, NEW)
    assert chain == [(PEOPLE, 302)]
    assert "Noor Ali is invited. The link in the e-mail works once, for 3 days." in shown
    assert ("Priya" in shown) == (whose in ("a colleague's", "another employer's")), "whom their list shows anyway"
    with council_context(council.id):
        (message,) = Message.objects.all()
        (invitation,) = Invitation.objects.all()
    assert (message.to, message.subject) == (ADDRESS, "An invitation from Onward")
    assert message.body.startswith("Dear Noor Ali,")
    assert (invitation.name, invitation.membership, invitation.accepted_at) == ("Noor Ali", None, None)
    assert not Membership.objects.filter(council=council, role=Role.STAFF).exists()


@pytest.mark.parametrize("whose", WHOSE)
def test_an_employer_is_told_the_same_whosever_the_address_is(firm, council, whose):
    """An employer learnt another council's head's real name, then signed them out at will."""
    employer, client = firm
    WHOSE[whose](council)
    chain, shown = told_by(client, reverse("employer-invite", args=[employer.public_id]), NEW)
    assert chain == [(reverse("employer-organisations"), 302)]
    assert f"{NEW['email']} is invited." in shown
    assert f"Invited, not yet answered {ADDRESS}" in shown
    assert "Priya" not in shown
    page = client.get(reverse("employer-organisations")).content.decode()
    assert "employer-contact-end" not in page
    assert "Priya" not in page
    with council_context(council.id):
        assert Message.objects.get().subject == f"An invitation from {council.employment_team_name}"


def test_somebody_new_accepts_by_choosing_a_password(administrator, council):
    administrator.post(INVITE, NEW)
    newcomer = Client()
    page = newcomer.get(link())
    shown = text_of(page_of(page).main)
    assert "Robin Yewdale invites you to work with: Virtual school staff" in shown
    assert "works once, for 3 days" in shown
    assert filled(page)["name"] == "Noor Ali"
    assert not User.objects.filter(email=ADDRESS).exists(), "there is no account before they accept"
    answers = {"name": "Noor Ali-Haddad", "password1": PASSWORD, "password2": PASSWORD}
    saved = newcomer.post(link(), answers, follow=True)
    assert saved.redirect_chain == [(reverse("account_login"), 302)]
    assert "Your password is saved" in banner_in(saved)
    signed = newcomer.post(reverse("account_login"), {"login": ADDRESS, "password": PASSWORD}, follow=True)
    assert signed.redirect_chain[-1][0] == reverse("mfa_activate_totp")
    user = User.objects.get(email=ADDRESS)
    membership = user.memberships.get()
    assert (user.name, membership.role, membership.council) == ("Noor Ali-Haddad", Role.STAFF, council)
    with council_context(council.id):
        (event,) = membership.events.all()
    assert (event.step, event.by) == (MembershipStep.ACCEPTED, user)
    assert event.detail == "Invited by Robin Yewdale. Role: Virtual school staff."
    assert "works no longer" in page_of(Client().get(link())).h1.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Enter your full name"),
        ({"name": "http://evil.example"}, "A name holds no web or e-mail address"),
        ({"password1": "short", "password2": "short"}, "This password is too short"),
        ({"password2": "another one altogether"}, "You must type the same password each time."),
    ],
)
def test_a_first_password_that_is_not_good_is_refused_and_nothing_begins(administrator, wrong, sentence):
    administrator.post(INVITE, NEW)
    answers = {"name": "Noor", "password1": PASSWORD, "password2": PASSWORD} | wrong
    assert errors_in(Client().post(link(), answers))[0].startswith(sentence)
    assert not User.objects.filter(email=ADDRESS).exists()


def test_somebody_with_an_account_signs_in_sees_it_and_accepts(administrator, council):
    elsewhere = head_elsewhere()
    administrator.post(INVITE, NEW)
    shown = page_of(Client().get(link()))
    assert "You have an account with this e-mail address" in text_of(shown.main)
    assert shown.select_one("main a.govuk-button")["href"] == f"{reverse('account_login')}?next={CHOICE}"
    assert not shown.select("input[type=password]")
    theirs = sign_in(Client(), elsewhere)
    assert theirs.get("/")["Location"] == CHOICE, "asked once after signing in"
    assert theirs.get("/")["Location"] == reverse("head-home")
    page = page_of(get_within(theirs, CHOICE, most=3))
    (asked,) = [each["href"] for each in page.select("main li a")]
    assert theirs.get(link())["Location"] == asked
    accepted = theirs.post(asked, follow=True)
    assert f"You now work in the role “Virtual school staff, {council.name}”" in banner_in(accepted)
    assert accepted.redirect_chain[-1][0] == reverse("today")
    elsewhere.user.refresh_from_db()
    assert (elsewhere.user.name, elsewhere.user.memberships.count()) == ("Priya Ravenscar", 2)
    assert theirs.get(asked).status_code == 404, "answered once"
    assert "Priya Ravenscar" in text_of(page_of(administrator.get(PEOPLE)).main), "from now on a colleague"


def test_an_invitation_is_declined_signed_in_or_by_the_link_and_nothing_begins(administrator, council):
    elsewhere = head_elsewhere()
    theirs = sign_in(Client(), elsewhere)
    administrator.post(INVITE, NEW)
    asked = theirs.get(link())["Location"]
    assert "The invitation is declined" in banner_in(theirs.post(asked, {"decline": "yes"}, follow=True))
    administrator.post(INVITE, NEW)
    assert "The invitation is declined" in page_of(Client().post(link(), {"decline": "yes"})).h1.text
    assert elsewhere.user.memberships.get() == elsewhere
    assert Client().post(link(), {"decline": "yes"}).status_code == 200
    assert "Nobody is invited" in text_of(page_of(administrator.get(PEOPLE)).main)


def test_an_invitation_is_answered_by_its_address_alone(administrator, council):
    administrator.post(INVITE, NEW)
    with council_context(council.id):
        invitation = Invitation.objects.get()
    stranger, membership = signed_in(CouncilFactory(), Role.HEAD)
    assert "for another e-mail address" in text_of(page_of(stranger.get(link())).main)
    for answer in ({}, {"decline": "yes"}):
        assert stranger.post(reverse("invitation-answer", args=[invitation.public_id]), answer).status_code == 404
    with pytest.raises(Refused, match="another e-mail address"):
        accept(invitation=invitation, by=membership.user)
    assert invitations.invitations_for(membership.user) == []


def test_a_closed_account_is_not_opened_by_an_invitation(administrator):
    closed()
    administrator.post(INVITE, NEW)
    page = Client().post(link(), {"name": "Noor", "password1": PASSWORD, "password2": PASSWORD})
    assert "The account with this e-mail address is closed" in text_of(page_of(page).main)
    user = User.objects.get(email=ADDRESS)
    assert (user.is_active, user.memberships.exists()) == (False, False)
    assert invitations.invitations_for(user) == []


def test_a_link_lapses_and_a_new_one_makes_the_one_before_useless(administrator, council):
    administrator.post(INVITE, NEW)
    first = link()
    again = page_of(administrator.get(PEOPLE)).select_one('form[action$="/again/"]')
    assert "A new invitation is sent" in banner_in(administrator.post(again["action"], follow=True))
    assert "works no longer" in page_of(Client().get(first)).h1.text
    assert "You are invited" in page_of(Client().get(link())).h1.text
    with clock.moved_to(clock.now() + dt.timedelta(days=4)):
        assert "works no longer" in page_of(Client().get(link())).h1.text
        assert invitations.invitations_for(account()) == []
        assert administrator.post(INVITE, NEW).status_code == 302, "one that is too old gives way"
    for nonsense in ("nonsense", "x" * 200):
        wrong = Client().get(reverse("invitation", args=[council.public_id, nonsense]))
        nobody = Client().get(reverse("invitation", args=[UserFactory().public_id, nonsense]))
        assert "works no longer" in page_of(wrong).h1.text
        assert text_of(page_of(wrong).main) == text_of(page_of(nobody).main)


def test_an_invitation_taken_back_opens_nothing(administrator, firm):
    employer, client = firm
    client.post(reverse("employer-invite", args=[employer.public_id]), NEW)
    page = page_of(client.get(reverse("employer-organisations")))
    take_back = page.select_one('a[href$="/take-back/"]')["href"]
    stranger = EmployerContactFactory(employer=EmployerFactory(council=employer.council), signs_in=True)
    assert sign_in(Client(), stranger.user.memberships.get()).post(take_back).status_code == 404
    assert "is taken back" in banner_in(client.post(take_back, follow=True))
    assert "works no longer" in page_of(Client().get(link())).h1.text
    assert client.post(take_back).status_code == 404


def test_inviting_twice_gets_the_usual_sentence(administrator, firm, council):
    employer, client = firm
    invite = reverse("employer-invite", args=[employer.public_id])
    for browser, address, called in ((administrator, INVITE, NEW["name"]), (client, invite, ADDRESS)):
        browser.post(address, NEW)
        (error,) = errors_in(browser.post(address, NEW | {"name": "Somebody Else", "email": ADDRESS.upper()}))
        assert error.startswith(f"{called} was invited")
    assert errors_in(administrator.post(INVITE, NEW | {"email": "x@y.example", "name": "<b>You won</b>"}))
    other = EmployerFactory(council=council)
    with council_context(council.id):
        assert invite_to(employer=other, name="Noor", email=ADDRESS, by=UserFactory()), "another employer asks as well"
