"""PostgreSQL refuses to run as root. Here is whom it runs as instead, wherever the checkout lies."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.local_servers.errors import ServersError


@dataclass(frozen=True)
class RunAs:
    """`prefix` goes before the command; `user` and `group` are taken on before it starts."""

    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None

    def run(self, command: Sequence[str | Path], **options) -> subprocess.CompletedProcess[str]:
        if self.user is not None:
            options |= {"user": self.user, "group": self.group, "extra_groups": []}
        return subprocess.run(
            [*self.prefix, *map(str, command)],
            cwd="/",
            umask=0o077,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **options,
        )

    def give(self, path: Path) -> None:
        if self.user is not None:
            os.chown(path, self.user, self.group if self.group is not None else -1)

    def reaches(self, folder: Path, program: Path) -> bool:
        """Whether it can write below `folder` and run `program`: tried, since modes alone do not tell."""
        with tempfile.TemporaryDirectory(dir=folder) as trial:
            self.give(Path(trial))
            script = 'touch "$1/trial" && exec "$2" --version'
            try:
                return self.run(["/bin/sh", "-c", script, "sh", trial, program]).returncode == 0
            except OSError:
                return False


def choose(folder: Path, data: Path, program: Path) -> RunAs:
    """How to run `program` on `data` below `folder`; data that exists keeps its owner."""
    for way in _ways(folder, data):
        if way.reaches(folder, program):
            return way
    raise ServersError(
        f"PostgreSQL does not run as root, and no other user can reach {folder} and {program}: "
        "run this as an ordinary user, or move the checkout and its .venv to a folder that every user can enter."
    )


def _ways(folder: Path, data: Path) -> Iterator[RunAs]:
    owner = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        if owner not in (None, os.geteuid()):
            raise ServersError(f"{data} belongs to another user: run this as that user, or have the folder removed.")
        yield RunAs()
    elif owner is None:
        yield from _other_users(folder)
        yield from _user_namespace()
    elif owner == 0:
        yield from _user_namespace()
    else:
        yield RunAs(user=owner, group=data.stat().st_gid)


def _other_users(folder: Path) -> Iterator[RunAs]:
    owner_of_checkout = folder.parents[1].stat().st_uid
    for uid in (owner_of_checkout, _nobody().pw_uid):
        # initdb looks up the name of its user, so a number without a name is of no use to it.
        if uid != 0 and any(entry.pw_uid == uid for entry in pwd.getpwall()):
            yield RunAs(user=uid, group=pwd.getpwuid(uid).pw_gid)


def _user_namespace() -> Iterator[RunAs]:
    """Root outside, so it reaches what only root may enter; an ordinary user to PostgreSQL."""
    unshare = shutil.which("unshare")
    if unshare:
        user = _nobody()
        yield RunAs((unshare, "--user", f"--map-user={user.pw_uid}", f"--map-group={user.pw_gid}", "--"))


def _nobody() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        return next(entry for entry in pwd.getpwall() if entry.pw_uid != 0)
