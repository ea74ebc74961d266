import os
import shutil
import signal
import stat
import subprocess
import sys

import psycopg
import pytest
import redis

from tests.sampling import one_in
from tools.local_servers import Servers, ServersError
from tools.local_servers.processes import command_line, wait_until


pytestmark = pytest.mark.servers


@pytest.fixture
def servers(checkout):
    """One folder for all these tests, since making one takes a second; each test finds it stopped."""
    made = Servers(checkout / ".onward" / "lifecycle")
    yield made
    made.start()
    made.stop()
    assert processes(made) == (None, None)


@pytest.fixture
def new_servers(checkout):
    made = Servers(checkout / ".onward" / "new", durable=False)
    yield made
    made.stop()
    shutil.rmtree(made.folder)


def processes(servers: Servers) -> tuple[int | None, int | None]:
    return servers.postgres.process(), servers.valkey.process()


def remember(environment: dict[str, str], word: str) -> None:
    with psycopg.connect(environment["DATABASE_OWNER_URL"]) as connection:
        connection.execute("DROP TABLE IF EXISTS words")
        connection.execute("CREATE TABLE words (word text)")
        connection.execute("INSERT INTO words VALUES (%s)", [word])
    with redis.Redis.from_url(environment["REDIS_URL"]) as client:
        client.set("word", word)


def remembered(environment: dict[str, str]) -> tuple[str, str]:
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        (stored,) = connection.execute("SELECT word FROM words").fetchone()
    with redis.Redis.from_url(environment["REDIS_URL"], decode_responses=True) as client:
        return stored, client.get("word")


def test_what_was_stored_is_there_after_stop_and_start_under_the_same_address(servers):
    first = servers.start()
    remember(first, "lasting")
    before = processes(servers)
    servers.stop()
    assert processes(servers) == (None, None)
    assert [command_line(pid) for pid in before] == ["", ""]
    second = servers.start()
    assert second == first
    assert remembered(second) == ("lasting", "lasting")


def test_the_last_to_stop_stops_the_servers(servers):
    environment = servers.start()
    before = processes(servers)
    another = Servers(servers.folder)
    assert another.start() == environment
    assert processes(another) == before
    servers.stop()
    assert another.healthy() == {"PostgreSQL": True, "Redis": True}
    another.stop()
    assert processes(another) == (None, None)
    assert another.healthy() == {"PostgreSQL": False, "Redis": False}


def test_killed_servers_start_again_with_their_data(servers):
    environment = servers.start()
    remember(environment, "survived")
    # Redis promises what is older than a second.
    with redis.Redis.from_url(environment["REDIS_URL"]) as client:
        client.waitaof(1, 0, 5000)
    for pid in processes(servers):
        os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: processes(servers) == (None, None), 5)
    assert (servers.postgres.data / "postmaster.pid").exists()
    assert remembered(servers.start()) == ("survived", "survived")


def test_servers_outlive_a_killed_user_and_serve_the_next(servers):
    script = "import os, sys; from pathlib import Path; from tools.local_servers import Servers;"
    script += "Servers(Path(sys.argv[1])).start(); os.kill(os.getpid(), 9)"
    killed = subprocess.run([sys.executable, "-c", script, str(servers.folder)], check=False)
    assert killed.returncode == -signal.SIGKILL
    before = processes(servers)
    assert None not in before
    servers.start()
    assert processes(servers) == before
    servers.stop()
    assert processes(servers) == (None, None)


def test_a_number_that_another_program_got_since_does_not_stop_the_start(servers):
    servers.start()
    servers.stop()
    (servers.postgres.data / "postmaster.pid").write_text(f"{os.getpid()}\n{servers.postgres.data}\n")
    (servers.valkey.data / "valkey.pid").write_text(f"{os.getpid()}\n")
    servers.start()
    assert servers.healthy() == {"PostgreSQL": True, "Redis": True}


def test_an_interrupted_first_start_leaves_nothing_in_the_way(new_servers):
    unfinished = new_servers.folder / "postgres.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18")
    (new_servers.folder / "log").mkdir()
    (new_servers.folder / "initdb-password").write_text("left over")
    new_servers.start()
    assert new_servers.healthy() == {"PostgreSQL": True, "Redis": True}
    assert not unfinished.exists()
    assert not (new_servers.folder / "initdb-password").exists()


def test_passwords_are_for_the_owner_of_the_folder_alone(running):
    servers, environment = running
    for secret in (servers.folder / "access.json", servers.valkey.configuration):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    for private in (servers.postgres.data, servers.valkey.data):
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
    passwords = [url.split(":")[2].split("@")[0] for url in environment.values()]
    assert len(set(passwords)) == 3
    command_lines = "".join(command_line(pid) for pid in processes(servers))
    assert not any(password in command_lines for password in passwords)


def test_lost_passwords_end_with_a_sentence_and_nothing_started(new_servers):
    new_servers.start()
    new_servers.stop()
    (new_servers.folder / "access.json").unlink()
    with pytest.raises(ServersError, match=r"access\.json is missing; remove the folder"):
        new_servers.start()
    assert processes(new_servers) == (None, None)


def test_only_this_machine_is_listened_to(running):
    _, environment = running
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)
    with redis.Redis.from_url(environment["REDIS_URL"], decode_responses=True) as client:
        assert client.config_get("bind") == {"bind": "127.0.0.1"}


def test_a_message_is_refused_rather_than_another_dropped(running):
    _, environment = running
    with redis.Redis.from_url(environment["REDIS_URL"], decode_responses=True) as client:
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    with (
        redis.Redis.from_url(environment["REDIS_URL"].replace("redis://:", "redis://:x")) as stranger,
        pytest.raises(redis.AuthenticationError),
    ):
        stranger.ping()


@pytest.mark.parametrize("mode", one_in(2, [0o700, 0o711]))
def test_whoever_runs_it_a_folder_closed_to_others_serves_as_well_as_an_open_one(checkout, mode):
    place = checkout / f"mode-{mode:o}"
    place.mkdir()
    place.chmod(mode)
    with Servers(place / ".onward" / "any", redis=False, durable=False) as environment:
        assert set(environment) == {"DATABASE_URL", "DATABASE_OWNER_URL"}
        with psycopg.connect(environment["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
