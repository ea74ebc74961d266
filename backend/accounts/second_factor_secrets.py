"""The secrets of authenticator apps and recovery codes, kept encrypted: a copy of the database signs nobody in."""

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import transaction

from backend.core.protection import clock_context


MARK = "fernet:"  # begins what is encrypted
SECRETS = ("secret", "seed")  # in the data of an authenticator; "migrated_codes" are a list of such
CANNOT_BE_READ = "Your second step cannot be read any longer. Ask the person who looks after accounts to reset it."


def encrypted(text: str) -> str:
    return MARK + _keys().encrypt(text.encode()).decode()


def decrypted(text: str) -> str:
    """Raises ValidationError for what no key of ours wrote, also for a secret that somebody put there in the clear."""
    try:
        if not text.startswith(MARK):
            raise InvalidToken
        return _keys().decrypt(text.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        raise ValidationError(CANNOT_BE_READ) from None


@transaction.atomic
def encrypt_anew() -> int:
    """Write every secret with the newest key; what is still in the clear too. How many authenticators were written.

    Once it has run, the keys before the newest can be left out of `SECOND_FACTOR_KEYS`.
    """
    written = 0
    with clock_context():
        for authenticator in Authenticator.objects.select_for_update().order_by("id"):
            before = authenticator.data
            authenticator.data = rewritten(before)
            if authenticator.data != before:
                authenticator.save(update_fields=["data"])
                written += 1
    return written


def rewritten(data: dict) -> dict:
    """The data of an authenticator with its secrets written by the newest key."""
    return {name: _anew(name, value) for name, value in data.items()}


def _anew(name: str, value):
    if name == "migrated_codes":
        return [_rotated(each) for each in value]
    return _rotated(value) if name in SECRETS else value


def _rotated(text: str) -> str:
    if not text.startswith(MARK):
        return encrypted(text)
    return MARK + _keys().rotate(text.removeprefix(MARK).encode()).decode()


def _keys() -> MultiFernet:
    """The first one writes, all of them read."""
    if not settings.SECOND_FACTOR_KEYS:
        raise ImproperlyConfigured("SECOND_FACTOR_KEYS is empty: make a key as .env.example says.")
    return MultiFernet([Fernet(key) for key in settings.SECOND_FACTOR_KEYS])


def unusable_keys() -> list[int]:
    """The places in the list, from 1, of what is no key."""
    return [place for place, key in enumerate(settings.SECOND_FACTOR_KEYS, 1) if not _is_a_key(key)]


def _is_a_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True
