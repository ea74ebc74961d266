"""The database and message servers of a demo or a test run, in one folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tools.local_servers.access import Access
from tools.local_servers.errors import ServersError
from tools.local_servers.postgres import PostgresServer
from tools.local_servers.valkey import ValkeyServer


class Servers:
    """PostgreSQL and a Redis-protocol server below `folder`.

    Several processes may start the same folder: the first starts the servers, the last to stop stops them.
    A process that is killed counts as stopped.
    """

    def __init__(self, folder: Path, *, postgres: bool = True, redis: bool = True, durable: bool = True) -> None:
        self.folder = folder.resolve()
        self.wants_postgres, self.wants_redis = postgres, redis
        self.postgres = PostgresServer(self.folder, durable=durable)
        self.valkey = ValkeyServer(self.folder, durable=durable)
        self._use: TextIO | None = None

    def __enter__(self) -> dict[str, str]:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> dict[str, str]:
        """Starts what does not run yet and returns the environment that leads to it."""
        if not (self.wants_postgres or self.wants_redis):
            return {}
        make_folder(self.folder)
        with self._alone():
            self._begin_use()
            try:
                access = self._start()
            except BaseException:
                self._end_use()
                raise
        return self._environment(access)

    def stop(self) -> None:
        """Stops the servers unless another process still uses them."""
        if self._use is None:
            return
        with self._alone():
            self._end_use()

    def healthy(self) -> dict[str, bool]:
        """Whether each server answers, by name."""
        access = self._access()
        health = {}
        if self.wants_postgres:
            health["PostgreSQL"] = self.postgres.answers(access)
        if self.wants_redis:
            health["Redis"] = self.valkey.answers(access)
        return health

    def ended(self) -> str | None:
        """The name of a server that should run and does not."""
        if self.wants_postgres and self.postgres.process() is None:
            return "PostgreSQL"
        if self.wants_redis and self.valkey.process() is None:
            return "Redis"
        return None

    def _start(self) -> Access:
        access = self._access()
        start_postgres = self.wants_postgres and not self.postgres.answers(access)
        start_redis = self.wants_redis and not self.valkey.answers(access)
        access = access.with_free_ports(
            postgres=start_postgres and self.postgres.process() is None,
            redis=start_redis and self.valkey.process() is None,
        )
        access.save(self._access_file)
        if start_postgres:
            self.postgres.start(access)
        if start_redis:
            self.valkey.start(access)
        return access

    def _environment(self, access: Access) -> dict[str, str]:
        environment = {}
        if self.wants_postgres:
            environment["DATABASE_URL"] = self.postgres.url("onward_app", access.application_password, "onward", access)
            environment["DATABASE_OWNER_URL"] = self.postgres.url(
                "onward_owner", access.owner_password, "onward", access
            )
        if self.wants_redis:
            environment["REDIS_URL"] = self.valkey.url(access)
        return environment

    @property
    def _access_file(self) -> Path:
        return self.folder / "access.json"

    def _access(self) -> Access:
        if self._access_file.exists():
            return Access.load(self._access_file)
        if self.postgres.data.exists():
            raise ServersError(f"{self._access_file} is missing; remove the folder {self.folder} to begin anew.")
        return Access.new()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder / "starting.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _begin_use(self) -> None:
        if self._use is None:
            self._use = (self.folder / "in-use.lock").open("w")
            fcntl.flock(self._use, fcntl.LOCK_SH)

    def _end_use(self) -> None:
        if self._use is None:
            return
        use, self._use = self._use, None
        with use:
            try:
                fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            self.valkey.stop(self._access())
            self.postgres.stop()


def make_folder(folder: Path) -> None:
    for made in (folder.parent, folder, folder / "log"):
        if not made.exists():
            made.mkdir()
            # Others may pass through but not look: PostgreSQL may have to run as another user.
            made.chmod(0o711)
    if folder.stat().st_uid != os.geteuid():
        raise ServersError(f"{folder} belongs to another user: run this as that user, or have it removed.")
