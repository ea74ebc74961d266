"""Starts the servers that the environment does not name."""

from collections.abc import Mapping
from pathlib import Path

from tools.local_servers.errors import ServersError
from tools.local_servers.servers import Servers


def servers_missing_from(environment: Mapping[str, str], folder: Path, *, durable: bool) -> Servers:
    """Not started yet; both servers, one of them, or none, as DATABASE_URL and REDIS_URL leave open."""
    if bool(environment.get("DATABASE_URL")) != bool(environment.get("DATABASE_OWNER_URL")):
        raise ServersError(
            "DATABASE_URL and DATABASE_OWNER_URL go together: set both to use a PostgreSQL server of your own, "
            "or neither to have one started here."
        )
    return Servers(
        folder,
        postgres=not environment.get("DATABASE_URL"),
        redis=not environment.get("REDIS_URL"),
        durable=durable,
    )
