"""A Redis-protocol server of our own: one folder, loopback only, password always."""

import os
import subprocess
from pathlib import Path

import redis

from tools.local_servers.access import HOST, Access
from tools.local_servers.errors import ServersError
from tools.local_servers.processes import is_running, recorded_process, wait_until
from tools.local_servers.programs import valkey_program


class ValkeyServer:
    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.data = folder / "valkey"
        self.configuration = self.data / "valkey.conf"
        self.log = folder / "log" / "valkey.log"
        self.durable = durable

    def process(self) -> int | None:
        return recorded_process(self.data / "valkey.pid", self.configuration)

    def answers(self, access: Access) -> bool:
        """Whether what listens on our port is this server: it knows our password and serves our folder."""
        try:
            with self._client(access) as client:
                return client.config_get("dir").get("dir") == str(self.data)
        except redis.RedisError:
            return False

    def start(self, access: Access) -> None:
        if self.process() is None:
            self._launch(access)
        if not wait_until(lambda: self.answers(access), 30):
            raise ServersError(f"The Redis-protocol server started but does not answer; see {self.log}.")

    def stop(self, access: Access) -> None:
        pid = self.process()
        if pid is None:
            return
        try:
            with self._client(access) as client:
                client.shutdown(save=True)
        except redis.RedisError as error:
            raise ServersError(f"The Redis-protocol server (process {pid}) does not stop: {error}") from error
        if not wait_until(lambda: not is_running(pid, self.configuration), 20):
            raise ServersError(f"The Redis-protocol server (process {pid}) does not stop; see {self.log}.")

    def url(self, access: Access) -> str:
        return f"redis://:{access.redis_password}@{HOST}:{access.redis_port}/0"

    def _client(self, access: Access) -> redis.Redis:
        return redis.Redis.from_url(self.url(access), socket_timeout=5, socket_connect_timeout=3, decode_responses=True)

    def _launch(self, access: Access) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        self.configuration.unlink(missing_ok=True)
        self.configuration.touch(mode=0o600)
        self.configuration.write_text(self._settings(access))
        launched = subprocess.run(
            [valkey_program(), self.configuration],
            env=os.environ | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if launched.returncode != 0:
            raise ServersError(f"The Redis-protocol server did not start; see {self.log}. {launched.stderr.strip()}")

    def _settings(self, access: Access) -> str:
        settings = {
            "bind": HOST,
            "port": access.redis_port,
            "requirepass": access.redis_password,
            "dir": f'"{self.data}"',
            "logfile": f'"{self.log}"',
            "pidfile": f'"{self.data / "valkey.pid"}"',
            # So that the process can be told by its command line from any other after a crash.
            "proc-title-template": '"{title} {config-file}"',
            "daemonize": "yes",
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "maxmemory-policy": "noeviction",
            "save": '""',
        }
        return "".join(f"{name} {value}\n" for name, value in settings.items())
