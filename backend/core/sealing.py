"""Values that only this service can read and nobody can alter, for a page to carry or a row to keep."""

import base64
import json
import zlib
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(value: Any, *, purpose: str) -> str:
    """What was sealed for one purpose is of no use for another. `value` is anything that JSON knows."""
    packed = zlib.compress(json.dumps(value, separators=(",", ":")).encode())
    return _box(purpose, settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS)).encrypt(packed).decode()


def unseal(sealed: str, *, purpose: str) -> Any:
    """The value, or None for what was not sealed here for this purpose."""
    try:
        packed = _box(purpose, settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS)).decrypt(sealed.encode())
    except (InvalidToken, ValueError):
        return None
    return json.loads(zlib.decompress(packed))


@lru_cache(maxsize=32)
def _box(purpose: str, secret: str, earlier: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_key(purpose, each)) for each in (secret, *earlier)])


def _key(purpose: str, secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"onward {purpose}".encode()).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
