"""Ports and passwords of one set of servers, remembered in a file only its owner can read."""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tools.local_servers.errors import ServersError


HOST = "127.0.0.1"


@dataclass(frozen=True)
class Access:
    postgres_port: int
    redis_port: int
    superuser_password: str
    owner_password: str
    application_password: str
    redis_password: str

    @classmethod
    def new(cls) -> "Access":
        passwords = [secrets.token_urlsafe(24) for _ in range(4)]
        return cls(free_port(), free_port(), *passwords)

    @classmethod
    def load(cls, path: Path) -> "Access":
        try:
            return cls(**json.loads(path.read_text()))
        except (ValueError, TypeError) as error:
            raise ServersError(f"{path} cannot be read; remove the folder {path.parent} to begin anew.") from error

    def save(self, path: Path) -> None:
        unfinished = path.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(asdict(self), file, indent=1)
        unfinished.replace(path)

    def with_free_ports(self, *, postgres: bool, redis: bool) -> "Access":
        """The same, with another port for each server about to start whose port someone else has taken."""
        return replace(
            self,
            postgres_port=free_port(self.postgres_port) if postgres else self.postgres_port,
            redis_port=free_port(self.redis_port) if redis else self.redis_port,
        )


def free_port(wanted: int = 0) -> int:
    """`wanted` if nobody listens on it, else another port that is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, wanted))
        except OSError:
            probe.bind((HOST, 0))
        return probe.getsockname()[1]
