"""What a mail server's refusal is about: the mailbox it is to, the way in which we are set up there, or the words.

An address is closed only by what is surely about that mailbox: one server that does not relay for us refuses every
address in the same way, and would close them all.
"""

import re

from backend.notifications.carriers import FailedForGood, FailedForNow
from backend.notifications.choices import Why


TEMPORARY = range(400, 500)
NO_SUCH_MAILBOX = frozenset({550, 551, 553})  # or moved, or no such name (RFC 5321): where the server says no more
OF_THE_MAILBOX = frozenset({"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})  # RFC 3463 and 7505
OUR_SIDE = ("5.7.", "5.1.7", "5.1.8", "5.5.")  # policy and sign-in, our own address, our commands
ENHANCED = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b")
ABOUT_US = (
    "relay",
    "denied",
    "policy",
    "authenti",
    "not allowed",
    "not permitted",
    "blocked",
    "spam",
    "rcpthosts",
    "spf",
)


def refusal_of_recipient(code: int, said: bytes | str) -> Exception:
    if code in TEMPORARY:
        return FailedForNow(Why.BUSY)
    words, status = _read(said)
    if _is_about_us(words, status):
        return FailedForNow(Why.OUR_SETUP)
    is_gone = status in OF_THE_MAILBOX if status else code in NO_SUCH_MAILBOX
    return FailedForGood(Why.ADDRESS if is_gone else Why.REFUSED)


def refusal_of_words(code: int, said: bytes | str) -> Exception:
    """Once the mailbox was accepted, nothing more is said of it."""
    if code in TEMPORARY:
        return FailedForNow(Why.BUSY)
    return FailedForNow(Why.OUR_SETUP) if _is_about_us(*_read(said)) else FailedForGood(Why.REFUSED)


def _is_about_us(words: str, status: str) -> bool:
    return status.startswith(OUR_SIDE) if status else any(word in words for word in ABOUT_US)


def _read(said: bytes | str) -> tuple[str, str]:
    words = (said.decode("utf-8", "replace") if isinstance(said, bytes) else said).lower()
    found = ENHANCED.search(words)
    return words, found.group() if found else ""
