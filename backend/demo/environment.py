"""Where the demo keeps its things, and the environment that leads a process to them."""

import atexit
import os
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

import backend
from tools.local_servers import Servers, ServersError, make_folder
from tools.local_servers.missing import servers_missing_from


CHECKOUT = Path(backend.__file__).resolve().parents[1]
FOLDER = CHECKOUT / ".onward" / "demo"
SETTINGS = "backend.config.settings.demo"
ASK_FOR_HELP = ("help", "--help", "-h", "version", "--version")


def start_for_demo(folder: Path = FOLDER) -> Servers:
    """Starts the servers that the environment does not name, and leads this process and its children to them."""
    servers = servers_missing_from(os.environ, folder, durable=True)
    os.environ.update(servers.start())
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ.setdefault("SECRET_KEY", secret_key(folder))
    os.environ.setdefault("STATIC_ROOT", str(folder / "static"))
    os.environ.setdefault("MEDIA_ROOT", str(folder / "media"))
    return servers


def start_for_command(arguments: Sequence[str]) -> None:
    """For one command on the demo's data: uses its running servers, or starts them until the command ends."""
    if not arguments or arguments[0] in ASK_FOR_HELP or "--help" in arguments:
        return
    try:
        atexit.register(start_for_demo().stop)
    except ServersError as error:
        sys.exit(str(error))


def secret_key(folder: Path) -> str:
    """Kept, so that who is signed in stays signed in when the demo starts again."""
    path = folder / "secret-key"
    if not path.exists():
        make_folder(folder)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
