"""How many files are read at once on one machine: each may take a gigabyte and a processor."""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from backend.core.errors import Refused
from backend.documents.reading import FILE


AT_ONCE = 4
LONGEST_WAIT = 4.0  # seconds; with the reading itself no longer than a page may take
BUSY = "Many files are being read just now: wait a minute, and choose it again."


@contextmanager
def a_turn(*, at_once: int = AT_ONCE, longest_wait: float = LONGEST_WAIT) -> Iterator[None]:
    """Held by a lock of the system, which ends with whoever holds it, also where that is killed."""
    until = time.monotonic() + longest_wait
    with ExitStack() as held:
        while not any(_takes(held, number) for number in range(at_once)):
            if time.monotonic() > until:
                raise Refused(BUSY, FILE)
            time.sleep(0.05)
        yield


def _takes(held: ExitStack, number: int) -> bool:
    path = Path(tempfile.gettempdir()) / f"onward-reading-{os.getuid()}-{number}"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return False
    held.callback(os.close, descriptor)
    return True
