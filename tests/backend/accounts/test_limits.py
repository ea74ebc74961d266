"""How often one may try: by account and by address, longer each time, the same for whoever there is and is not."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.db import connections
from django.test import Client
from django.urls import reverse

from backend.accounts import limits
from backend.accounts.limits import SIGN_IN, Limit, TooOften, begin_attempt, failures_about, forget, has_room, take_back
from backend.accounts.models import AccountMail, Attempts
from backend.accounts.services import close_account, create_user
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.councils import MembershipFactory
from tests.web.pages import errors_in, page_of, text_of
from tests.web.sign_in import second_factor, sign_in, signed_in
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


@pytest.fixture
def bilal(council):
    return _person(council, "bilal@council.example")


def _person(council, email):
    user = create_user(email=email, name="Somebody", password=PASSWORD, by=None)
    MembershipFactory(user=user, council=council)
    second_factor(user)
    return user


def tries(email, password="not the right one", *, at=OFFICE, client=None):
    email = getattr(email, "email", email)
    return (client or Client()).post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=at)


def is_right(response) -> bool:
    return response.status_code == 302 and response["Location"] == CODE


def later(**how_much):
    return clock.moved_to(clock.now() + dt.timedelta(**how_much))


def has_signed_in(user, at):
    limits.note_signed_in(user.email, at)


def test_after_five_wrong_ones_each_makes_the_next_wait_twice_as_long(db):
    limit, waits, now = Limit("x", 5, limits.DAY, limits.MINUTE, limits.HOUR), [], NOW
    for number in range(1, 15):
        with clock.moved_to(now):
            assert begin_attempt(limit, "amina") == number
            until = Attempts.objects.get().blocked_until
            waits.append(int((until - now).total_seconds() // 60) if until else 0)
            if until:
                with pytest.raises(TooOften):
                    begin_attempt(limit, "amina")
            now = until or now
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "a minute"), (60, "a minute"), (61, "2 minutes"), (3600, "60 minutes"), (86400, "24 hours")],
)
def test_the_sentence_says_how_long(db, seconds, said):
    wait = dt.timedelta(seconds=seconds)
    limit = Limit("x", 1, limits.DAY, wait, wait, "Wait {wait}.")
    begin_attempt(limit, "a")
    with pytest.raises(TooOften) as refusal:
        begin_attempt(limit, "a", field="email")
    assert (refusal.value.message, refusal.value.field) == (f"Wait {said}.", "email")


def test_a_window_that_is_over_begins_anew_and_what_was_no_failure_is_taken_back(db):
    limit = Limit("x", 3, limits.HOUR, limits.MINUTE, limits.HOUR)
    assert [begin_attempt(limit, "a"), begin_attempt(limit, "a"), begin_attempt(limit, "b")] == [1, 2, 1]
    with later(hours=2):
        assert begin_attempt(limit, "a") == 1
    assert [begin_attempt(limit, "c") for _ in range(3)] == [1, 2, 3]
    take_back(limit, "c")
    assert begin_attempt(limit, "c") == 3
    forget(limit, "c")
    take_back(limit, "nobody")
    assert begin_attempt(limit, "c") == 1
    assert [has_room(Limit("y", 2, limits.DAY, limits.DAY, limits.DAY), "a") for _ in range(3)] == [True, True, False]


def test_nobody_is_named_by_the_counts(amina):
    tries(amina)
    for row in Attempts.objects.values():
        kept = " ".join(map(str, row.values()))
        assert (amina.email in kept, OFFICE in kept) == (False, False)


@pytest.mark.django_db(transaction=True)
def test_forty_at_once_are_counted_one_by_one():
    limit = Limit("x", 5, limits.DAY, limits.MINUTE, limits.HOUR)

    def guess(_):
        try:
            return begin_attempt(limit, "amina")
        except TooOften:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        counted = list(pool.map(guess, range(40)))
    assert sorted(each for each in counted if each) == [1, 2, 3, 4, 5]


def test_ten_wrong_ones_from_an_office_hold_up_one_account_and_nobody_else(amina, bilal):
    """Ten wrong sign-ins from one address locked a whole office out."""
    answers = [tries(amina) for _ in range(12)]
    assert "Too many failed attempts. Wait a minute" in answers[-1].content.decode()
    assert is_right(tries(bilal, PASSWORD))
    assert not is_right(tries(amina, PASSWORD)), "not even the right one, until its time is over"
    with later(minutes=2):
        assert is_right(tries(amina, PASSWORD))
        assert failures_about(amina.email).count == 0, "who has shown that it is them begins anew"


def test_thirty_accounts_guessed_at_from_an_office_hold_up_nobody_there(bilal):
    for number in range(30):
        tries(f"guess{number}@council.example")
    assert is_right(tries(bilal, PASSWORD))


def test_many_accounts_guessed_at_from_one_address_make_it_wait_but_for_who_comes_from_there(amina, bilal, monkeypatch):
    few = Limit("sign_in_from_address", 6, limits.HOUR, limits.MINUTE, limits.HOUR, limits.TOO_MANY)
    monkeypatch.setattr("backend.accounts.sign_in_attempts.SIGN_IN_FROM_ADDRESS", few)
    has_signed_in(amina, OFFICE)
    for number in range(6):
        tries(f"guess{number}@council.example")
    assert "Too many failed" in tries("guess7@council.example").content.decode()
    assert is_right(tries(amina, PASSWORD)), "she has come in from there before"
    assert "Too many failed" in tries(bilal, PASSWORD).content.decode()
    assert is_right(tries(bilal, PASSWORD, at=HOME)), "and he comes in from anywhere else"
    with later(minutes=2):
        assert is_right(tries(bilal, PASSWORD))


def test_right_passwords_do_not_wear_an_address_out(bilal, monkeypatch):
    few = Limit("sign_in_from_address", 3, limits.HOUR, limits.MINUTE, limits.HOUR, limits.TOO_MANY)
    monkeypatch.setattr("backend.accounts.sign_in_attempts.SIGN_IN_FROM_ADDRESS", few)
    assert all(is_right(tries(bilal, PASSWORD)) for _ in range(8))


def test_a_stranger_who_guesses_elsewhere_does_not_keep_the_owner_out_where_they_sign_in(amina):
    has_signed_in(amina, HOME)
    for _ in range(8):
        tries(amina, at=ATTACKER)
    assert "Too many failed" in tries(amina, PASSWORD, at="192.0.2.99").content.decode(), "from a second address either"
    assert is_right(tries(amina, PASSWORD, at=HOME))
    with later(days=91):
        assert not limits.is_familiar(amina.email, HOME)


def test_an_address_is_familiar_once_somebody_is_in_and_not_by_a_password_alone(amina):
    client = Client()
    assert is_right(tries(amina, PASSWORD, at=HOME, client=client))
    assert not limits.is_familiar(amina.email, HOME)
    codes = RecoveryCodes.activate(amina).get_unused_codes()
    assert client.post(CODE, {"code": codes[0]}, REMOTE_ADDR=HOME).status_code == 302
    assert limits.is_familiar(amina.email, HOME)


@pytest.mark.parametrize("who", ["known", "closed", "unknown"])
def test_a_lock_tells_nothing_of_the_account(amina, who):
    email = "nobody@council.example" if who == "unknown" else amina.email
    if who == "closed":
        close_account(user=amina, by=None)
    pages = [text_of(page_of(tries(email)).main) for _ in range(7)]
    assert ["Too many failed" in page for page in pages] == [False] * 5 + [True] * 2
    assert "The e-mail address or the password is not right" in pages[0]


def test_the_owner_is_told_once_in_neutral_words_and_nobody_else_is(amina):
    for email in (amina.email, "nobody@council.example"):
        for _ in range(7):
            tries(email)
        with later(hours=2):
            tries(email)
    assert AccountMail.objects.count() == 2, "asked for whether or not there is such an account"
    write_what_was_asked_for()
    (told,) = mail.outbox
    assert (told.to, told.subject) == ([amina.email], "Somebody tried to sign in with your address")
    words, tells = f"{told.subject} {told.body}".lower(), ("care", "virtual school", "young", "onward", "council")
    assert [word for word in tells if word in words] == []
    assert OFFICE not in told.body
    assert not AccountMail.objects.exists()


def test_the_administrator_sees_it(amina, council):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    page = reverse("administration-member", args=[amina.memberships.get().public_id])
    assert "Failed attempts to sign in none today" in text_of(page_of(client.get(page)).dl)
    for _ in range(3):
        tries(amina)
    assert "3 today" in text_of(page_of(client.get(page)).dl)
    for _ in range(3):
        tries(amina)
    assert "5 today; the next one is possible at 10:01am" in text_of(page_of(client.get(page)).dl)


@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_codes_are_guessed_at_five_times_and_a_right_password_forgives_none(amina, kind):
    codes = RecoveryCodes.activate(amina).get_unused_codes()
    guesses = ["000000"] * 5 if kind == "app" else ["00000000"] * 5
    for guess in guesses:
        client = Client()
        assert is_right(tries(amina, PASSWORD, client=client))
        assert "The code is not right" in client.post(CODE, {"code": guess}).content.decode()
    assert is_right(tries(amina, PASSWORD, client=client))
    assert "Too many failed attempts" in client.post(CODE, {"code": codes[0]}).content.decode()
    assert AccountMail.objects.get().kind == AccountMail.Kind.FAILED_ATTEMPTS
    with later(minutes=2):
        assert client.post(CODE, {"code": codes[0]}).status_code == 302
    assert failures_about(amina.email).count == 0


def test_the_current_password_is_guessed_at_no_more_often_by_who_sits_at_an_open_page(amina):
    client = sign_in(Client(), amina.memberships.get())
    change = reverse("account_change_password")
    new = {"password1": "three quiet words together", "password2": "three quiet words together"}
    for _ in range(5):
        assert "This is not your current password" in client.post(change, {"oldpassword": "x", **new}).content.decode()
    assert "Too many failed" in client.post(change, {"oldpassword": PASSWORD, **new}).content.decode()
    amina.refresh_from_db()
    assert amina.check_password(PASSWORD)


def test_a_new_password_is_asked_for_three_times_an_hour_whosever_the_address_is(amina):
    for email in (amina.email, "nobody@council.example"):
        answers = [Client().post(RESET, {"email": email}, REMOTE_ADDR=HOME) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
        assert errors_in(answers[-1]) == ["This was asked for often. Wait 15 minutes."]
        with later(hours=2):
            assert Client().post(RESET, {"email": email}, REMOTE_ADDR=HOME).status_code == 302


def test_limits_are_ours_alone_and_what_no_limit_counts_is_removed(amina, settings):
    assert settings.ACCOUNT_RATE_LIMITS is False
    tries(amina)
    with later(days=91):
        assert limits.remove_old_attempts() == 2
    assert SIGN_IN.free == 5


def test_a_used_recovery_code_and_a_used_app_code_are_used(amina):
    codes = RecoveryCodes.activate(amina).get_unused_codes()
    for expected in (302, 200):
        client = Client()
        tries(amina, PASSWORD, client=client)
        assert client.post(CODE, {"code": codes[0]}).status_code == expected
    assert Authenticator.objects.filter(user=amina).count() == 2
