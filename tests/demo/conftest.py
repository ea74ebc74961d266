import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.local_servers import Servers


@pytest.fixture(scope="package")
def checkout() -> Iterator[Path]:
    """A place for a folder of servers that, unlike pytest's own folders, any user may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="onward-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="package")
def running(checkout: Path) -> Iterator[tuple[Servers, dict[str, str]]]:
    servers = Servers(checkout / ".onward" / "shared", durable=False)
    environment = servers.start()
    yield servers, environment
    servers.stop()
