"""Whether a process that a server left on record is still that server."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path


def command_line(pid: int) -> str:
    """The command line of a process, empty if there is no such process."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        if Path("/proc/self").exists():
            return ""
    listing = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listing.stdout.strip()


def recorded_process(pid_file: Path, marker: Path) -> int | None:
    """The process on record, if it runs and its command line names `marker`.

    After a crash the number on record may belong to any other program.
    """
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if pid > 1 and pid != os.getpid() and str(marker) in command_line(pid) else None


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
