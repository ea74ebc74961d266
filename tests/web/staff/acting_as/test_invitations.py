"""A membership is not an account: inviting says the same for every address, and a role begins when it is accepted."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from backend.accounts import limits
from backend.accounts.models import User
from backend.accounts.services import close_account
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.councils import invitations
from backend.councils.choices import MembershipStep, Role
from backend.councils.memberships import end_membership
from backend.councils.models import Invitation, Membership
from backend.employers.access import end_contact
from backend.employers.invitations import accept, decline, give_access, invite_to, open_account_and_accept, send_again
from backend.employers.models import Employer
from backend.notifications.models import Message
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import second_factor, sign_in, signed_in


INVITE, PEOPLE, CHOICE = reverse("administration-invite"), reverse("administration"), reverse("acting-as")
NEW = {"name": "Noor Ali", "email": "Noor.Ali@somewhere.example", "role": "staff"}
ADDRESS = NEW["email"].lower()
PASSWORD = "three quiet words together"


@pytest.fixture
def robin(council):
    return signed_in(council, Role.ADMINISTRATOR, name="Robin Yewdale")


@pytest.fixture
def administrator(robin):
    return robin[0]


@pytest.fixture
def firm(council):
    """An employer and one of its people at a browser."""
    employer = EmployerFactory(council=council, name="Alder Bakery")
    contact = EmployerContactFactory(employer=employer, signs_in=True, name="Sam Hill")
    return employer, sign_in(Client(), contact.user.memberships.get())


def account(*, name="Priya Ravenscar", password=PASSWORD, **facts) -> User:
    user = UserFactory(email=ADDRESS, name=name, **facts)
    user.set_password(password)
    user.save()
    second_factor(user)
    return user


def head_elsewhere():
    return MembershipFactory(user=account(), role=Role.HEAD)


def colleague_here(council):
    return MembershipFactory(user=account(), council=council, role=Role.HEAD)


def closed():
    close_account(user=account(), by=None)


def employer_here(council):
    EmployerContactFactory(employer=EmployerFactory(council=council, name="Birch"), user=account())


WHOSE = {
    "nobody's": lambda council: None,
    "an account without a role": lambda council: account(),
    "another council's head": lambda council: head_elsewhere(),
    "another council's employer": lambda council: employer_here(CouncilFactory()),
    "of a closed account": lambda council: closed(),
    "a colleague's": colleague_here,
    "another employer's": employer_here,
}


def told_by(client, address, answers) -> tuple:
    """All that the inviter reads after it: where they are led, the page, and what went out."""
    page = client.post(address, answers, follow=True)
    shown = text_of(page_of(page).main)
    return page.redirect_chain, shown


def links() -> list[str]:
    found = [re.search(r"http://testserver(\S+)", message.body) for message in Message.objects.order_by("id")]
    return [each[1] for each in found if each]


def link() -> str:
    return links()[-1]


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
    assert "Noor Ali is invited." in shown
    assert f"Invited, not yet answered Noor Ali, {ADDRESS}" in shown
    assert "Priya" not in shown
    page = client.get(reverse("employer-organisations")).content.decode()
    assert "employer-contact-end" not in page
    assert "Priya" not in page
    with council_context(council.id):
        assert Message.objects.get().subject == f"An invitation from {council.employment_team_name}"


@pytest.mark.parametrize("whose", WHOSE)
def test_inviting_does_the_same_work_whosever_the_address_is(council, firm, whose, django_assert_num_queries):
    WHOSE[whose](council)
    by = UserFactory()
    with council_context(council.id), django_assert_num_queries(29):
        invite_to(employer=firm[0], name="Noor Ali", email=ADDRESS, by=by)


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
    assert theirs.get("/")["Location"] == reverse("outcomes")
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


def test_who_left_may_be_invited_and_begins_anew_by_accepting(administrator, council):
    before = colleague_here(council)
    with council_context(council.id):
        end_membership(membership=before, by=UserFactory())
    administrator.post(INVITE, NEW | {"role": "head"})
    with council_context(council.id):
        again = accept(invitation=Invitation.objects.get(), by=before.user)
    assert (again.role, again.pk != before.pk) == (Role.HEAD, True)


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
    take_back = page.select_one('form[action$="/take-back/"]')["action"]
    stranger = EmployerContactFactory(employer=EmployerFactory(council=employer.council), signs_in=True)
    assert sign_in(Client(), stranger.user.memberships.get()).post(take_back).status_code == 404
    assert "is taken back" in banner_in(client.post(take_back, follow=True))
    assert "works no longer" in page_of(Client().get(link())).h1.text
    assert client.post(take_back).status_code == 404


def test_inviting_twice_gets_the_usual_sentence(administrator, firm, council):
    employer, client = firm
    invite = reverse("employer-invite", args=[employer.public_id])
    for browser, address in ((administrator, INVITE), (client, invite)):
        browser.post(address, NEW)
        (error,) = errors_in(browser.post(address, NEW | {"name": "Somebody Else", "email": ADDRESS.upper()}))
        assert error.startswith("Noor Ali was invited")
    assert errors_in(client.post(invite, NEW | {"email": "x@y.example", "name": "<b>You won</b>"}))
    other = EmployerFactory(council=council)
    with council_context(council.id):
        assert invite_to(employer=other, name="Noor", email=ADDRESS, by=UserFactory()), "another employer asks as well"


def test_accepting_lets_somebody_speak_for_whom_they_were_invited_beside_those_they_do(firm, council):
    employer, _ = firm
    employer_here(council)
    user = User.objects.get(email=ADDRESS)
    with council_context(council.id):
        invitation = invite_to(employer=employer, name="Noor", email=ADDRESS, by=UserFactory())
        assert list(Employer.objects.of_user(user).values_list("name", flat=True)) == ["Birch"]
    membership = accept(invitation=invitation, by=user)
    assert membership == user.memberships.get()
    assert sorted(Employer.objects.of_user(user).values_list("name", flat=True)) == ["Alder Bakery", "Birch"]


def test_an_employer_who_takes_somebody_off_the_list_ends_nothing_else_of_theirs(firm, council):
    employer, client = firm
    head = head_elsewhere()
    theirs = sign_in(Client(), head)
    with council_context(council.id):
        accept(invitation=invite_to(employer=employer, name="N", email=ADDRESS, by=UserFactory()), by=head.user)
    working_here = sign_in(Client(), head.user.memberships.get(council=council))
    contact = employer.contacts.get(user=head.user)
    client.post(reverse("employer-contact-end", args=[contact.public_id]))
    assert working_here.get("/")["Location"].startswith("/accounts/login/")
    assert theirs.get(reverse("outcomes")).status_code == 200
    assert head.user.memberships.current().get() == head


def test_what_an_employers_person_asked_for_goes_with_them(firm, council):
    employer, client = firm
    client.post(reverse("employer-invite", args=[employer.public_id]), NEW)
    assert "You are invited" in page_of(Client().get(link())).h1.text
    with council_context(council.id):
        end_contact(contact=employer.contacts.get(), by=UserFactory())
    first = next(each for each in links() if "/invitation/" in each)
    assert "works no longer" in page_of(Client().get(first)).h1.text


def test_an_employer_invites_so_many_a_day_and_an_address_is_written_to_so_often(firm, council, monkeypatch):
    few = limits.Limit("invitations_of_an_employer", 3, limits.DAY, limits.DAY, limits.DAY, "Enough. Wait {wait}.")
    monkeypatch.setattr("backend.employers.invitations.INVITATIONS_OF_AN_EMPLOYER", few)
    employer, client = firm
    invite = reverse("employer-invite", args=[employer.public_id])
    for number in range(3):
        assert client.post(invite, NEW | {"email": f"n{number}@x.example"}).status_code == 302
    assert errors_in(client.post(invite, NEW)) == ["Enough. Wait 24 hours."]
    with clock.moved_to(clock.now() + dt.timedelta(hours=25)):
        assert client.post(invite, NEW).status_code == 302
    Message.objects.all().delete()
    for number in range(8):
        council = CouncilFactory(code=f"flood-{number}")
        with council_context(council.id):
            asked = give_access(
                council=council, email="a@x.example", name="A", role=Role.STAFF, employers=[], by=UserFactory()
            )
            assert asked.is_valid
    assert Message.objects.filter(to="a@x.example").count() == 5


def test_sending_again_has_an_end(administrator, council):
    administrator.post(INVITE, NEW)
    with council_context(council.id):
        invitation = Invitation.objects.get()
        for _ in range(invitations.MOST_TIMES_SENT - 1):
            send_again(invitation=invitation, by=UserFactory())
        with pytest.raises(Refused, match="was sent 5 times"):
            send_again(invitation=invitation, by=UserFactory())


def test_an_invitation_is_read_by_the_staff_of_its_council_and_by_its_address(administrator, council):
    administrator.post(INVITE, NEW)
    user, other = account(), UserFactory()
    for open_to, who in (
        (True, {"council_id": council.id}),
        (True, {"council_id": None, "user_id": user.pk}),
        (True, {"council_id": CouncilFactory().id, "user_id": user.pk}),
        (False, {"council_id": None, "user_id": other.pk}),
        (False, {"council_id": council.id, "audience": EMPLOYER, "user_id": other.pk}),
        (False, {"council_id": CouncilFactory().id}),
        (False, {"council_id": None}),
    ):
        with council_context(**who):
            assert Invitation.objects.exists() == open_to, who


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_invite_one_address_once_and_accept_it_once():
    council = CouncilFactory()
    by = UserFactory()

    def at_once(what, times=6):
        def alone(_):
            try:
                with council_context(council.id):
                    return what()
            except Refused as refusal:
                return refusal.message
            finally:
                connections.close_all()

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(alone, range(times)))

    facts = {"council": council, "email": ADDRESS, "name": "Noor Ali", "role": Role.STAFF, "employers": [], "by": by}
    asked = at_once(lambda: give_access(**facts))
    (invitation,) = [each for each in asked if isinstance(each, Invitation)]
    assert {str(each)[:21] for each in asked if each != invitation} == {"Noor Ali was invited "}
    opened = at_once(
        lambda: open_account_and_accept(
            invitation=Invitation.objects.get(pk=invitation.pk), name="Noor", password=PASSWORD
        )
    )
    assert len([each for each in opened if isinstance(each, Membership)]) == 1
    assert User.objects.filter(email=ADDRESS).count() == Membership.objects.count() == 1
    assert connection.vendor == "postgresql"


def test_two_councils_that_invite_somebody_new_at_once_end_in_one_account(council):
    other = CouncilFactory()
    asked = []
    for place in (council, other):
        with council_context(place.id):
            asked.append(
                give_access(council=place, email=ADDRESS, name="Noor", role=Role.HEAD, employers=[], by=UserFactory())
            )
    open_account_and_accept(invitation=asked[0], name="Noor", password=PASSWORD)
    with pytest.raises(Refused, match="There is an account with this address"):
        open_account_and_accept(invitation=asked[1], name="Noor", password="another password altogether")
    user = User.objects.get(email=ADDRESS)
    assert user.check_password(PASSWORD)
    decline(invitation=asked[1])
    assert user.memberships.get().council == council
