"""The programs of the demo: started together, watched, and stopped in order."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tools.local_servers.processes import command_line, recorded_process, wait_until


@dataclass(frozen=True)
class Program:
    """`patience` is how many seconds it may take to finish what it is doing."""

    name: str
    command: tuple[str, ...]
    patience: float = 10


def demo_programs(folder: Path, port: int) -> list[Program]:
    """The web server first: it answers while the others load what they need."""
    celery = (sys.executable, "-m", "celery", "-A", "worker.app")
    quiet = ("--without-gossip", "--without-mingle")
    web = (sys.executable, "-m", "gunicorn", "backend.config.wsgi:application", "--bind", f"127.0.0.1:{port}")
    shared = ("--config", "python:backend.config.serving", "--preload")
    return [
        Program("web", (*web, *shared)),
        Program("worker", (*celery, "worker", "--concurrency", "1", "--loglevel", "INFO", *quiet), patience=20),
        Program("beat", (*celery, "beat", "--schedule", str(folder / "beat-schedule"), "--pidfile=")),
    ]


class RunningPrograms:
    """Each in a session of its own, so that Ctrl-C reaches only us and we decide the order."""

    def __init__(self, folder: Path, directory: Path) -> None:
        self.folder = folder
        self.directory = directory
        self._processes: list[tuple[Program, subprocess.Popen[bytes]]] = []

    def start(self, program: Program) -> None:
        (self.folder / "log").mkdir(exist_ok=True)
        with self.log(program).open("ab") as log:
            process = subprocess.Popen(
                program.command,
                cwd=self.directory,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._processes.append((program, process))
        self._record(program).write_text(f"{process.pid}\n")

    def log(self, program: Program) -> Path:
        return self.folder / "log" / f"{program.name}.log"

    def ended(self) -> Program | None:
        """The first program found to have ended by itself."""
        return next((program for program, process in self._processes if process.poll() is not None), None)

    def stop(self) -> None:
        """The last started first; what does not end in time is killed with all its children."""
        while self._processes:
            program, process = self._processes.pop()
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(program.patience)
            _kill_session(process.pid)
            process.wait()
            self._record(program).unlink(missing_ok=True)

    def stop_leftovers(self, programs: Sequence[Program]) -> None:
        """Ends what a killed demo left running."""
        for program in programs:
            pid = recorded_process(self._record(program), program.command[0])
            if pid:
                os.kill(pid, signal.SIGTERM)
                wait_until(lambda pid=pid: not command_line(pid), program.patience)
                _kill_session(pid)
            self._record(program).unlink(missing_ok=True)

    def _record(self, program: Program) -> Path:
        return self.folder / f"{program.name}.pid"


def _kill_session(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
