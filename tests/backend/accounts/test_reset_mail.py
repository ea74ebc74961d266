"""A new password is asked for alike whosever the address is and whether or not mail goes out at the moment."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.accounts import mails
from backend.accounts.models import AccountMail
from backend.accounts.services import close_account, create_user
from backend.core import clock
from tests.factories.councils import MembershipFactory
from tests.web.pages import page_of, text_of
from tests.web.sign_in import second_factor
from tests.web.waiting_mail import write_what_was_asked_for


NOW = dt.datetime(2026, 6, 15, 9, 0, tzinfo=dt.UTC)
PASSWORD = "a long and quiet passphrase"
LOGIN, CODE, RESET = (reverse(name) for name in ("account_login", "mfa_authenticate", "account_reset_password"))
OFFICE, HOME, ATTACKER = "203.0.113.9", "198.51.100.7", "192.0.2.66"


@pytest.fixture(autouse=True)
def _now():
    with clock.moved_to(NOW):
        yield


@pytest.fixture
def amina(council):
    return _person(council, "amina@council.example")


def _person(council, email):
    user = create_user(email=email, name="Somebody", password=PASSWORD, by=None)
    MembershipFactory(user=user, council=council)
    second_factor(user)
    return user


def later(**how_much):
    return clock.moved_to(clock.now() + dt.timedelta(**how_much))


def test_with_the_mail_server_down_the_answer_is_the_same_and_the_mail_comes_later(amina, settings):
    settings.EMAIL_BACKEND = "tests.backend.notifications.carriers.NobodyAtHome"
    known, unknown = (
        Client().post(RESET, {"email": email}, follow=True) for email in (amina.email, "nobody@council.example")
    )
    assert text_of(page_of(known).main) == text_of(page_of(unknown).main)
    waiting = AccountMail.objects.get(to=amina.email)
    with pytest.raises(ConnectionRefusedError):
        mails.write(mail_id=waiting.pk)
    mails.write(mail_id=AccountMail.objects.exclude(pk=waiting.pk).get().pk)
    assert list(AccountMail.objects.all()) == [waiting], "what nobody has is forgotten at once"
    assert mails.ask_again() == 0
    with later(minutes=6):
        assert mails.ask_again() == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mails.write(mail_id=waiting.pk)
    mails.write(mail_id=waiting.pk)
    assert [each.to for each in mail.outbox] == [[amina.email]]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body


def test_a_mail_that_nobody_could_send_for_a_day_is_given_up(amina):
    Client().post(RESET, {"email": amina.email})
    with later(hours=25):
        assert mails.ask_again() == 0
    assert not AccountMail.objects.exists()


def test_asking_for_a_new_password_does_the_same_work_for_every_address(amina):
    closed = create_user(email="gone@council.example", name="Gone", password=PASSWORD, by=None)
    close_account(user=closed, by=None)
    counts = set()
    for email in (amina.email, "nobody@council.example", closed.email):
        with CaptureQueriesContext(connection) as asked:
            Client().post(RESET, {"email": email})
        counts.add(len(asked))
    assert len(counts) == 1
    write_what_was_asked_for()
    assert [each.to for each in mail.outbox] == [[amina.email]]
