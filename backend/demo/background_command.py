"""A command of ours in a process of its own, while this one does something else."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import CommandError

from backend.demo.environment import CHECKOUT


@contextmanager
def background_command(log: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Waits for it at the end, and ends it where we are interrupted. Raises CommandError when it fails."""
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "backend.manage", *command],
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that Ctrl-C reaches only us
        )
    try:
        yield process
        failed = process.wait()
    finally:
        process.kill()
        process.wait()
    if failed:
        raise CommandError(f"{command[0]} failed; see {log}.")
