"""How long work may take. Whoever waits is told which limit it was; nothing of it is kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from backend.core.errors import Refused


_ends_at: ContextVar[float | None] = ContextVar("ends_at", default=None)


class DeadlinePassed(Exception):
    """The time that this work may take is over."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """An earlier one of somebody outside still counts."""
    before, own = _ends_at.get(), time.monotonic() + seconds
    token = _ends_at.set(own if before is None else min(before, own))
    try:
        yield
    finally:
        _ends_at.reset(token)


def check_deadline() -> None:
    """To be asked in every loop over something that came from outside."""
    ends_at = _ends_at.get()
    if ends_at is not None and time.monotonic() > ends_at:
        raise DeadlinePassed


@contextmanager
def reading_within(seconds: int) -> Iterator[None]:
    """For a file: a refusal that says how long it may take."""
    try:
        with deadline(seconds):
            yield
    except DeadlinePassed as passed:
        raise Refused(
            f"The file takes longer to read than {seconds} seconds, the most it may: split it into smaller files, or"
            " save it anew without formatting.",
            "content",
        ) from passed
