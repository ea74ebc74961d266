"""Whether a process that a server left on record is still that server."""

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


def recorded_process(pid_file: Path, marker: Path | str) -> int | None:
    """The process on record, if it runs and its command line names `marker`.

    After a crash the number on record may belong to any other program.
    """
    pid = _number(pid_file)
    return pid if pid and is_running(pid, marker) else None


def is_running(pid: int, marker: Path | str) -> bool:
    """Whether that process is there and its command line names `marker`, whatever stands on record."""
    return str(marker) in command_line(pid)


def forget_reused_number(pid_file: Path, *, program: str) -> None:
    """Remove the record of a process that died and whose number now belongs to something else than `program`.

    A record that might still be true stays: the program itself decides then, and refuses rather than harm its data.
    """
    pid = _number(pid_file)
    running = command_line(pid) if pid else ""
    if running and program not in running:
        pid_file.unlink()


def _number(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
