"""The secret of a link: signed for its purpose, so that what was altered is told from what was never ours by nobody."""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

from backend.core.digest import text_digest
from backend.links.choices import Purpose


SECRET = 43  # letters of 32 random bytes
SIGNATURE = 22


def new_token(purpose: Purpose) -> str:
    secret = secrets.token_urlsafe(32)
    return secret + _signature(secret, purpose)


def token_digest(token: str, purpose: Purpose) -> str:
    """What is kept of it. Of what was not signed here for this purpose it is a digest that no row has.

    The same is worked out for either, so that an answer takes as long.
    """
    secret, signature = token[:SECRET], token[SECRET:]
    is_ours = constant_time_compare(signature, _signature(secret, purpose))
    return text_digest(f"{'' if is_ours else 'not ours '}{purpose} {secret}")


def _signature(secret: str, purpose: Purpose) -> str:
    return salted_hmac(f"onward.links.{purpose}", secret, algorithm="sha256").hexdigest()[:SIGNATURE]
