"""In a demonstration no mail leaves the machine, and yet somebody who forgot their password gets in again."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from backend.accounts import demo_mailbox
from backend.notifications.services import send
from tests.factories.councils import CouncilFactory, UserFactory
from tests.web.pages import page_of, text_of
from tests.web.waiting_mail import write_what_was_asked_for


MAIL, ASK = reverse("demo-mail"), reverse("account_reset_password")
NEW = "three quiet words together"


@pytest.fixture
def stranger(db):
    cache.delete(demo_mailbox.KEY)
    return Client()


def ask_for(stranger, address):
    answer = stranger.post(ASK, {"email": address}, follow=True)
    write_what_was_asked_for()
    return answer


def test_the_mail_with_the_link_is_shown_and_the_link_sets_a_new_password(stranger):
    user = UserFactory(email="sam@council.example")
    asked = page_of(ask_for(stranger, user.email))
    assert asked.find("a", href=MAIL)
    shown = page_of(stranger.get(MAIL))
    assert f"To {user.email}" in text_of(shown.main)
    [link] = [each["href"] for each in shown.select("main article a") if "/password/reset/key/" in each["href"]]
    form = stranger.get(link, follow=True)
    answer = stranger.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_an_address_that_nobody_has_is_answered_alike_and_gets_no_mail(stranger):
    known, unknown = (text_of(page_of(ask_for(stranger, each)).main) for each in (UserFactory().email, "no@x.example"))
    assert known == unknown
    assert "no@x.example" not in text_of(page_of(stranger.get(MAIL)).main)


def test_without_signing_in_nothing_that_a_council_sent_is_shown(stranger):
    send(council=CouncilFactory(), to="a@employer.example", subject="Reference 1234", body="See")
    shown = text_of(page_of(stranger.get(MAIL)).main)
    assert "Reference 1234" not in shown
    assert "No mail yet" in shown


def test_outside_a_demonstration_nothing_is_kept_and_there_is_no_such_page(stranger, settings):
    settings.IS_DEMO = False
    asked = page_of(ask_for(stranger, UserFactory().email))
    assert (demo_mailbox.latest(), asked.find("a", href=MAIL)) == ([], None)
    assert stranger.get(MAIL).status_code == 404


def test_only_the_newest_are_kept(stranger):
    users = [UserFactory() for _ in range(demo_mailbox.MOST + 1)]
    for user in users:
        ask_for(Client(), user.email)
    assert [each["to"] for each in demo_mailbox.latest()] == [user.email for user in reversed(users[1:])]
