"""`make demo`: the whole service on this machine, from nothing to an address, until Ctrl-C."""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import connections

from backend.demo.environment import CHECKOUT, FOLDER, start_for_demo
from backend.demo.health import NoPortError, answers, choose_port
from backend.demo.preparation import prepare
from backend.demo.programs import RunningPrograms, demo_programs
from tools.local_servers import Servers, ServersError, make_folder


SECONDS_TO_ANSWER = 90
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StoppedError(Exception):
    """A program of the demo ended by itself."""


class AlreadyRunningError(Exception):
    """Carries the address of the demo that runs, empty while it starts."""


def main() -> int:
    # SIGINT too: a shell that starts us in the background has it ignored.
    for ending in ENDINGS:
        signal.signal(ending, signal.default_int_handler)
    try:
        with only_one(FOLDER) as address:
            run(FOLDER, address)
    except KeyboardInterrupt:
        say("Stopped.")
    except AlreadyRunningError as running:
        say("Onward is already running at" if str(running) else "Onward is already being started.")
        say(str(running))
    except (ServersError, NoPortError, StoppedError, CommandError) as error:
        sys.stdout.flush()
        print(error, file=sys.stderr)
        return 1
    return 0


def run(folder: Path, address: Path) -> None:
    programs = RunningPrograms(folder, CHECKOUT)
    with ExitStack() as cleanup:
        cleanup.callback(say, "Everything is stopped; the data stays in .onward/demo.")
        say("Starting PostgreSQL and Redis")
        servers = start_for_demo(folder)
        cleanup.callback(servers.stop)
        programs.stop_leftovers(demo_programs(folder, 0))
        port = choose_port(os.environ.get("PORT"))
        here = os.environ["PUBLIC_ADDRESS"] = f"http://127.0.0.1:{port}"
        cleanup.callback(programs.stop)
        cleanup.callback(ignore_interruptions)
        prepare(say, folder)
        say("Starting the web server, the worker and its clock")
        web, *others = demo_programs(folder, port)
        programs.start(web)
        wait_for_answer(programs, port)
        for program in others:
            programs.start(program)
        address.write_text(here)
        cleanup.callback(address.write_text, "")
        welcome(here)
        watch(programs, servers)


def wait_for_answer(programs: RunningPrograms, port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while not answers(port):
        refuse_ended(programs)
        if time.monotonic() > deadline:
            raise StoppedError(f"The web server did not answer within {SECONDS_TO_ANSWER} s; see {FOLDER / 'log'}.")
        time.sleep(0.1)


def watch(programs: RunningPrograms, servers: Servers) -> None:
    while True:
        time.sleep(0.5)
        refuse_ended(programs)
        ended = servers.ended()
        if ended:
            raise StoppedError(f"{ended} ended by itself; see {FOLDER / 'log'}.")


def refuse_ended(programs: RunningPrograms) -> None:
    ended = programs.ended()
    if ended:
        raise StoppedError(f"The {ended.name} process ended by itself; see {programs.log(ended)}.")


def welcome(address: str) -> None:
    say("\nOnward answers at")
    say(address)
    say("")
    call_command("demo_accounts")
    connections.close_all()
    say("\nEverybody in it is invented. Ctrl-C stops it.")


@contextmanager
def only_one(folder: Path) -> Iterator[Path]:
    """Refuses a second demo in the same folder; the file it gives keeps the address for whoever asks."""
    make_folder(folder)
    address = folder / "address"
    with (folder / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError(address.read_text() if address.exists() else "") from None
        address.write_text("")
        yield address


def ignore_interruptions() -> None:
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    say("\nStopping")


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
