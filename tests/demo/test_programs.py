import signal
import subprocess
import sys

import pytest

from backend.demo.programs import Program, RunningPrograms, demo_programs
from tools.local_servers.processes import command_line, wait_until


pytestmark = pytest.mark.servers


FOREVER = "import time; time.sleep(600)"
STUBBORN = (
    "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    f"child = subprocess.Popen([sys.executable, '-c', '{FOREVER}']); print(child.pid, flush=True); time.sleep(600)"
)


@pytest.fixture
def programs(tmp_path):
    running = RunningPrograms(tmp_path, tmp_path)
    yield running
    running.stop()


def program(name: str, script: str, patience: float = 5) -> Program:
    return Program(name, (sys.executable, "-c", script), patience)


def pid_of(tmp_path, name: str) -> int:
    return int((tmp_path / f"{name}.pid").read_text())


def test_the_one_that_ended_is_named_and_the_rest_stop(programs, tmp_path):
    programs.start(program("steady", FOREVER))
    assert programs.ended() is None
    programs.start(program("brief", "print('could not find the door')"))
    assert wait_until(lambda: programs.ended() is not None, 10)
    brief = programs.ended()
    assert brief.name == "brief"
    assert programs.log(brief).read_text() == "could not find the door\n"
    steady = pid_of(tmp_path, "steady")
    programs.stop()
    assert command_line(steady) == ""
    assert list(tmp_path.glob("*.pid")) == []


def test_the_last_started_is_the_first_stopped(programs, tmp_path):
    order = tmp_path / "order"
    script = "import pathlib, signal, sys, time\n"
    script += f"signal.signal(signal.SIGTERM, lambda *_: (open({str(order)!r}, 'a').write(NAME), sys.exit()))\n"
    script += "pathlib.Path(NAME).touch(); time.sleep(600)"
    for name in ("worker", "web"):
        programs.start(program(name, script.replace("NAME", repr(name))))
    assert wait_until(lambda: (tmp_path / "worker").exists() and (tmp_path / "web").exists(), 10)
    programs.stop()
    assert order.read_text() == "webworker"


def test_one_that_does_not_listen_is_killed_with_its_children(programs, tmp_path):
    stubborn = program("stubborn", STUBBORN, patience=0.2)
    programs.start(stubborn)
    assert wait_until(lambda: programs.log(stubborn).read_text().endswith("\n"), 10)
    child = int(programs.log(stubborn).read_text())
    assert FOREVER in command_line(child)
    programs.stop()
    assert wait_until(lambda: command_line(child) == "", 5)


def test_what_a_killed_demo_left_is_ended_by_the_next_and_nothing_else_is(programs, tmp_path):
    script = "import os, sys; from pathlib import Path; from backend.demo.programs import Program, RunningPrograms;"
    script += "here = Path(sys.argv[1]); left = Program('left', (sys.executable, '-c', sys.argv[2]));"
    script += "RunningPrograms(here, here).start(left); os.kill(os.getpid(), 9)"
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path), FOREVER], check=False)
    assert killed.returncode == -signal.SIGKILL
    left = pid_of(tmp_path, "left")
    assert FOREVER in command_line(left)
    stranger = subprocess.Popen(["sleep", "600"])
    (tmp_path / "other.pid").write_text(f"{stranger.pid}\n")
    try:
        programs.stop_leftovers([program(name, FOREVER) for name in ("left", "other", "never started")])
        assert command_line(left) == ""
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_the_web_server_listens_to_this_machine_alone(tmp_path):
    commands = {program.name: program.command for program in demo_programs(tmp_path, 8123)}
    assert "127.0.0.1:8123" in commands["web"]
    assert str(tmp_path / "beat-schedule") in commands["beat"]
