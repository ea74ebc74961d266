"""A PostgreSQL server of our own: one folder, loopback only, passwords always."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg

import backend
from tools.local_servers.access import HOST, Access
from tools.local_servers.errors import ServersError
from tools.local_servers.processes import forget_reused_number, is_running, recorded_process, wait_until
from tools.local_servers.programs import postgres_program
from tools.local_servers.run_as import RunAs, choose


INITDB_ARGUMENTS = (
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C.UTF-8",
    "--encoding=UTF8",
    "--auth=scram-sha-256",
)
ROLES = Path(backend.__file__).parent / "config" / "docker" / "roles.sql"
# Statistics that are gathered when the clock says so would change plans from run to run.
FOR_A_TEST_RUN = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
NOBODY_IN_THE_LOG = ("log_error_verbosity=terse", "log_min_error_statement=panic")  # as docker-compose.yml has it
ROOM_FOR_RACES = "max_connections=300"  # tests send fifty people at once for one place, from several processes


class PostgresServer:
    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.folder = folder
        self.data = folder / "postgres"
        self.log = folder / "log" / "postgres.log"
        self.durable = durable

    def process(self) -> int | None:
        return recorded_process(self.data / "postmaster.pid", self.data)

    def answers(self, access: Access) -> bool:
        """Whether what listens on our port is this server: it knows our password and serves our folder."""
        try:
            with psycopg.connect(self.superuser_url(access), connect_timeout=3) as connection:
                (served,) = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return Path(served) == self.data

    def start(self, access: Access) -> None:
        way = choose(self.folder, self.data, postgres_program("postgres"))
        if self.process() is None:
            if not self.data.exists():
                self._initialise(way, access)
            forget_reused_number(self.data / "postmaster.pid", program="postgres")
            self._launch(way, access)
        if not wait_until(lambda: self.answers(access), 30):
            raise ServersError(f"PostgreSQL started but does not answer; see {self.log}.")
        self._make_roles(access)

    def stop(self) -> None:
        running = self.process()
        if running is None:
            return
        way = choose(self.folder, self.data, postgres_program("postgres"))
        for mode in ("fast", "immediate"):
            way.run([postgres_program("pg_ctl"), "-D", self.data, "-w", "-t", "20", "-m", mode, "stop"])
            # Its record goes before the process does: until that has ended too, its port and memory are taken.
            if self.process() is None and wait_until(lambda: not is_running(running, self.data), 20):
                return
        raise ServersError(f"PostgreSQL in {self.data} does not stop; see {self.log}.")

    def url(self, user: str, password: str, database: str, access: Access) -> str:
        return f"postgresql://{user}:{password}@{HOST}:{access.postgres_port}/{database}"

    def superuser_url(self, access: Access) -> str:
        return self.url("postgres", access.superuser_password, "postgres", access)

    def _initialise(self, way: RunAs, access: Access) -> None:
        # Made beside and renamed at the end, so that an interrupted first run leaves nothing half made.
        unfinished, password_file = self.folder / "postgres.new", self.folder / "initdb-password"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        password_file.unlink(missing_ok=True)
        password_file.touch(mode=0o600)
        password_file.write_text(access.superuser_password)
        way.give(unfinished)
        way.give(password_file)
        command = [postgres_program("initdb"), "-D", unfinished, "-U", "postgres", f"--pwfile={password_file}"]
        command += INITDB_ARGUMENTS if self.durable else (*INITDB_ARGUMENTS, "--no-sync")
        made = way.run(command, env=_environment())
        password_file.unlink()
        if made.returncode != 0:
            raise ServersError(f"PostgreSQL could not make its folder {self.data}: {made.stdout.strip()}")
        unfinished.rename(self.data)

    def _launch(self, way: RunAs, access: Access) -> None:
        self.log.touch(mode=0o600)
        way.give(self.log)
        settings = [f"port={access.postgres_port}", f"listen_addresses={HOST}", "unix_socket_directories="]
        settings += NOBODY_IN_THE_LOG
        settings += [] if self.durable else (*FOR_A_TEST_RUN, ROOM_FOR_RACES)
        options = " ".join(f"-c {setting}" for setting in settings)
        command = [postgres_program("pg_ctl"), "-D", self.data, "-w", "-t", "60", "-l", self.log, "-o", options]

        def launched() -> bool:
            return way.run([*command, "start"], env=_environment()).returncode == 0

        # Processes of a killed server need a moment to notice; until then the memory they share is taken.
        if not wait_until(launched, 10):
            last_words = self.log.read_text(errors="replace").strip().rsplit("\n", 1)[-1]
            raise ServersError(f"PostgreSQL did not start; see {self.log}, which ends: {last_words}")

    def _make_roles(self, access: Access) -> None:
        # Tests make databases of their own; on a council's server nobody needs to.
        tests_may = "ALTER ROLE onward_owner CREATEDB"
        # By the environment, since anyone on the machine can read a command line.
        secrets = {
            "PGPASSWORD": access.superuser_password,
            "ONWARD_OWNER_PASSWORD": access.owner_password,
            "ONWARD_APP_PASSWORD": access.application_password,
        }
        command = [postgres_program("psql"), "-X", "-q", "-h", HOST, "-p", str(access.postgres_port)]
        command += ["-U", "postgres", "-d", "postgres", "-f", ROLES, "-c", tests_may]
        made = subprocess.run(command, env=_environment() | secrets, capture_output=True, text=True, check=False)
        if made.returncode != 0:
            raise ServersError(f"PostgreSQL could not make its roles: {made.stderr.strip()}")


def _environment() -> dict[str, str]:
    """Ours without the user's own PostgreSQL and language settings, which would change what we ask for."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C.UTF-8"}
