"""What must be in place before the demo answers; whatever is up to date is left alone."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

from backend.demo.background_command import background_command


def prepare(say: Callable[[str], None], folder: Path) -> None:
    django.setup()
    say("Bringing the tables up to date")
    migrate_and_load_postcodes(say, folder / "log" / "postcodes.log")
    with collect_static_files(say, folder):
        say("Loading reference data and the synthetic borough; the first time takes a minute or two")
        call_command("load_demo")


def migrate_and_load_postcodes(say: Callable[[str], None], log: Path) -> None:
    """Into a new database both at once: the postcodes need no tables but their own."""
    if connection.introspection.table_names():
        migrate()
        return
    migrate("reference")
    say("  Postcodes of London and the South East")
    with background_command(log, "load_postcodes"):
        migrate()


def migrate(*app: str) -> None:
    call_command("migrate", *app, database="owner", interactive=False, verbosity=0)


@contextmanager
def collect_static_files(say: Callable[[str], None], folder: Path) -> Iterator[None]:
    """Anew only when one of them changed, since hashing and compressing all of them takes seconds."""
    record, now = folder / "static-files", static_files_digest()
    if record.exists() and record.read_text() == now and Path(settings.STATIC_ROOT).exists():
        yield
        return
    say("Collecting style sheets, scripts and pictures")
    with background_command(
        folder / "log" / "static-files.log", "collectstatic", "--no-input", "--verbosity=0", "--clear"
    ):
        yield
    record.write_text(now)


def static_files_digest() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=[]):
            digest.update(f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}\n".encode())
    return digest.hexdigest()
