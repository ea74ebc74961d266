"""One form of JSON to take a digest of, and the digest.

Digests of it stand in the database and in names of versions, so neither may change: keys in order, a comma or a colon
and one space, ASCII alone. `plain` says how a value that JSON does not know is written.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any


def canonical_json(value: Any, *, plain: Callable[[Any], Any] | None = None) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, default=plain)


def json_digest(value: Any, *, plain: Callable[[Any], Any] | None = None) -> str:
    """64 hexadecimal digits (SHA-256), the same for equal values in whatever order their keys came."""
    return text_digest(canonical_json(value, plain=plain))


def chunks_digest(chunks: Iterable[bytes]) -> str:
    """Of a file that is read piece by piece."""
    found = hashlib.sha256()
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest()


def text_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
