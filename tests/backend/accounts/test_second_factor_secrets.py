"""A copy of the database signs nobody in: the secrets of apps and recovery codes are encrypted there."""

import importlib
import json
from io import StringIO
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from backend.accounts import migrations
from backend.accounts.second_factor_secrets import decrypted, encrypt_anew, encrypted
from backend.accounts.services import create_user
from tests.factories.councils import UserFactory


OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture(autouse=True)
def _key(settings):
    settings.SECOND_FACTOR_KEYS = [OLD]


@pytest.fixture
def user(db):
    return UserFactory()


def in_the_table() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT json_agg(data) FROM mfa_authenticator")
        return json.dumps(cursor.fetchone()[0])


def code_of(secret, monkeypatch) -> str:
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time", lambda: [7])
    return format_hotp_value(hotp_value(secret, 7))


def test_neither_the_secret_nor_a_code_is_in_the_table_and_both_work(user, monkeypatch):
    secret = generate_totp_secret()
    app, recovery = TOTP.activate(user, secret), RecoveryCodes.activate(user)
    codes = recovery.get_unused_codes()
    kept = in_the_table()
    assert [each for each in (secret, *codes, decrypted(recovery.instance.data["seed"])) if each in kept] == []
    assert kept.count("fernet:") == 2
    assert app.validate_code(code_of(secret, monkeypatch))
    assert recovery.validate_code(codes[3])
    assert not recovery.validate_code(codes[3])


def test_a_key_is_changed_while_people_sign_in(user, settings, monkeypatch):
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    settings.SECOND_FACTOR_KEYS = [NEW, OLD]
    read = [each.wrap() for each in Authenticator.objects.order_by("type")]
    assert read[0].get_unused_codes() == codes
    call_command("encrypt_second_factors", verbosity=0, stdout=StringIO())
    settings.SECOND_FACTOR_KEYS = [NEW]
    recovery, app = (each.wrap() for each in Authenticator.objects.order_by("type"))
    assert recovery.get_unused_codes() == codes
    assert app.validate_code(code_of(secret, monkeypatch))
    settings.SECOND_FACTOR_KEYS = [OLD]
    with pytest.raises(ValidationError):
        Authenticator.objects.get(type="totp").wrap().validate_code("123456")


def test_what_was_kept_in_the_clear_is_encrypted_by_the_migration_and_twice_does_no_harm(user):
    secret = generate_totp_secret()
    before = [
        {"secret": secret},
        {"seed": "ab" * 40, "used_mask": 3},
        {"migrated_codes": ["12345678", "23456789"]},
        {"name": "key", "credential": {"x": 1}},
    ]
    people = [UserFactory() for _ in before]
    for person, data, kind in zip(
        people, before, ("totp", "recovery_codes", "recovery_codes", "webauthn"), strict=True
    ):
        Authenticator.objects.create(user=person, type=kind, data=data)
    (found,) = Path(migrations.__path__[0]).glob("*_encrypt_second_factors.py")
    migration = importlib.import_module(f"{migrations.__name__}.{found.stem}")
    with connection.schema_editor() as editor:
        for _ in range(2):
            migration.encrypt(apps, editor)
    kept = in_the_table()
    assert [each for each in (secret, "ab" * 40, "12345678", "23456789") if each in kept] == []
    app, seed, migrated, key = (each.data for each in Authenticator.objects.order_by("id"))
    assert decrypted(app["secret"]) == secret
    assert (decrypted(seed["seed"]), seed["used_mask"]) == ("ab" * 40, 3)
    assert [decrypted(each) for each in migrated["migrated_codes"]] == ["12345678", "23456789"]
    assert key == before[-1]
    assert encrypt_anew() == 3


@pytest.mark.parametrize("planted", ["JBSWY3DPEHPK3PXP", "fernet:nonsense", "fernet:", "", encrypted.__name__])
def test_a_secret_that_we_did_not_write_signs_nobody_in(settings, db, planted):
    """Whoever could write to the table could otherwise plant one of their own in the clear."""
    user = create_user(email="amina@council.example", name="Amina", password="a long and quiet passphrase", by=None)
    Authenticator.objects.create(user=user, type="totp", data={"secret": planted})
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": "a long and quiet passphrase"})
    page = client.post(reverse("mfa_authenticate"), {"code": "123456"})
    assert (page.status_code, "cannot be read any longer" in page.content.decode()) == (200, True)


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ([], ["E001"]),
        ([OLD], []),
        ([NEW, OLD], []),
        (["short"], ["E002"]),
        ([OLD, ""], ["E002"]),
    ],
)
def test_the_deployment_check_asks_for_a_key(settings, keys, found):
    settings.SECOND_FACTOR_KEYS = keys
    told = run_checks(include_deployment_checks=True, tags=["security"])
    assert [each.id.rpartition(".")[2] for each in told if each.id.startswith("accounts.")] == found


def test_without_a_key_nothing_is_written_in_the_clear(settings):
    settings.SECOND_FACTOR_KEYS = []
    with pytest.raises(ImproperlyConfigured, match="SECOND_FACTOR_KEYS"):
        encrypted("secret")


def test_fewer_than_no_proxies_are_refused_at_the_start(settings):
    settings.TRUSTED_PROXIES = -1
    assert "accounts.E003" in [each.id for each in run_checks(tags=["security"])]
