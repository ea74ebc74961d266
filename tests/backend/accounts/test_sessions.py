"""How long somebody stays signed in, and how soon they are not."""

import datetime as dt
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.accounts.services import close_account, create_user
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.memberships import end_membership
from backend.councils.services import add_member
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.web.pages import errors_in, page_of
from tests.web.sign_in import sign_in, signed_in


PAGE = "/people/"
HALF_AN_HOUR = dt.timedelta(minutes=30)
MINUTE = dt.timedelta(minutes=1)
SECOND = dt.timedelta(seconds=1)
NOW = dt.datetime(2026, 6, 15, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def traveller():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def adviser(traveller, council):
    client, _ = signed_in(council)
    return client


def is_in(client) -> bool:
    response = client.get(PAGE)
    if response.status_code == 200:
        return True
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={PAGE}")
    return False


def test_half_an_hour_without_a_page_locks_a_session(adviser, traveller):
    assert is_in(adviser)
    traveller.shift(HALF_AN_HOUR - MINUTE)
    assert is_in(adviser)
    traveller.shift(HALF_AN_HOUR + MINUTE)
    assert not is_in(adviser)


def test_idleness_is_noted_once_a_minute_and_locks_a_session_no_later_for_that(adviser, traveller):
    assert is_in(adviser)
    assert [writes_a_session(adviser) for _ in range(3)] == [False] * 3
    traveller.shift(MINUTE - SECOND)
    assert not writes_a_session(adviser)
    traveller.shift(HALF_AN_HOUR - MINUTE)
    assert writes_a_session(adviser), "29 minutes after the last page it is there still"
    assert not writes_a_session(adviser)
    traveller.shift(MINUTE)
    assert writes_a_session(adviser)
    assert int(adviser.cookies[settings.SESSION_COOKIE_NAME]["max-age"]) == settings.SESSION_ABSOLUTE_AGE
    traveller.shift(MINUTE - SECOND)
    assert is_in(adviser)
    traveller.shift(HALF_AN_HOUR)
    assert not is_in(adviser)


def test_what_a_session_learns_is_kept_at_once_and_what_it_knows_is_not_written_again(adviser):
    assert is_in(adviser)
    assert [writes_a_session(adviser, reverse("held-forms")) for _ in range(2)] == [True, False]


def writes_a_session(client, page: str = PAGE) -> bool:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return any('UPDATE "django_session"' in query["sql"] for query in captured.captured_queries)


def test_twelve_hours_end_a_session_however_busy_it_was(adviser, traveller):
    for _ in range(12 * 3):
        assert is_in(adviser)
        traveller.shift(dt.timedelta(minutes=20))
    assert is_in(adviser)
    traveller.shift(MINUTE)
    assert not is_in(adviser)


def test_a_closed_account_is_out_at_the_next_request(council):
    client, membership = signed_in(council)
    other, _ = signed_in(council)
    assert is_in(client)
    close_account(user=membership.user, by=None)
    assert not is_in(client)
    assert is_in(other)
    membership.user.refresh_from_db()
    assert not membership.user.is_active
    assert membership.user.closed_at
    assert str(membership.user_id) not in {
        session.get_decoded().get("_auth_user_id") for session in Session.objects.all()
    }


def end(membership) -> None:
    with council_context(membership.council_id):
        end_membership(membership=membership, by=UserFactory())


def test_who_has_no_role_any_longer_is_signed_out_at_the_next_request(council):
    client, membership = signed_in(council)
    other, _ = signed_in(council)
    assert is_in(client)
    end(membership)
    assert not is_in(client)
    assert is_in(other)


def test_a_role_that_has_ended_opens_nothing_to_who_signs_in_again(council):
    client, membership = signed_in(council)
    end(membership)
    assert sign_in(client, membership).get(PAGE).status_code == 403


def test_a_role_of_another_council_does_not_stand_in_for_the_one_that_ended(council):
    client, membership = signed_in(council)
    elsewhere = add_member(council=CouncilFactory(), user=membership.user, role=Role.ADMINISTRATOR, by=None)
    end(membership)
    sign_in(client, membership)
    assert client.get(PAGE)["Location"] == f"{reverse('acting-as')}?next=%2Fpeople%2F"
    client.post(reverse("acting-as"), {"membership": elsewhere.public_id})
    assert client.get(PAGE).status_code == 403
    assert client.get(reverse("administration")).status_code == 200
    assert elsewhere.council_id != council.id


def test_the_second_factor_comes_before_any_page(council):
    client, membership = Client(), MembershipFactory(council=council)
    client.force_login(membership.user)
    for path in (PAGE, "/", "/api/v1/opportunities/", "/accounts/password/change/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp")), path
    sign_in(client, membership)
    assert is_in(client)
    Authenticator.objects.filter(user=membership.user).delete()
    assert client.get(PAGE)["Location"] == reverse("mfa_activate_totp")


def test_a_password_alone_leads_to_the_question_for_the_code(council):
    password = "a long and quiet passphrase"
    user = create_user(email="amina@council.example", name="Amina", password=password, by=None)
    sign_in(Client(), MembershipFactory(user=user, council=council))
    client = Client()
    response = client.post(reverse("account_login"), {"login": "Amina@Council.example", "password": password})
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_authenticate"))
    assert not is_in(client)


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(council):
    create_user(email="amina@council.example", name="Amina", password="a long and quiet passphrase", by=None)
    pages = []
    for address in ("amina@council.example", "nobody@council.example"):
        page = Client().post(reverse("account_login"), {"login": address, "password": "wrong and long enough"})
        pages.append((page.status_code, errors_in(page)))
    assert pages[0] == pages[1]
    assert pages[0][1]


def test_guessing_is_stopped_after_a_few_tries(council):
    create_user(email="amina@council.example", name="Amina", password="a long and quiet passphrase", by=None)
    answers = [
        Client().post(reverse("account_login"), {"login": "amina@council.example", "password": f"wrong guess {number}"})
        for number in range(12)
    ]
    assert "Too many failed" in answers[-1].content.decode()
    right = {"login": "amina@council.example", "password": "a long and quiet passphrase"}
    assert "Too many failed" in Client().post(reverse("account_login"), right).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["short", "password1234", "amina-ravenscar"])
def test_a_password_that_is_easily_guessed_is_refused(password):
    client, membership = signed_in(CouncilFactory(), email="amina-ravenscar@council.example")
    membership.user.set_password("a long and quiet passphrase")
    membership.user.save()
    sign_in(client, membership)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    answers = {"oldpassword": "a long and quiet passphrase", "password1": password, "password2": password}
    page = client.post(reverse("account_change_password"), answers)
    assert page_of(page).select_one(".govuk-form-group--error [name=password1]")


def test_how_somebody_signs_in_is_changed_only_soon_after_they_showed_who_they_are(adviser, traveller):
    assert adviser.get(reverse("mfa_deactivate_totp")).status_code == 200
    traveller.shift(5 * MINUTE)
    page = adviser.get(reverse("mfa_deactivate_totp"))
    assert page["Location"].startswith(("/accounts/reauthenticate/", "/accounts/2fa/reauthenticate/"))


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(council):
    client, _ = signed_in(council)
    client.get(PAGE)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
