"""What must be in place before the demo answers; whatever is up to date is left alone."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def prepare(say: Callable[[str], None], folder: Path) -> None:
    django.setup()
    say("Bringing the tables up to date")
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    collect_static_files(say, folder / "static-files")
    say("Loading reference data and the synthetic borough; the first time takes a minute or two")
    call_command("load_demo")


def collect_static_files(say: Callable[[str], None], record: Path) -> None:
    """Anew only when one of them changed, since hashing and compressing all of them takes seconds."""
    now = static_files_digest()
    if record.exists() and record.read_text() == now and Path(settings.STATIC_ROOT).exists():
        return
    say("Collecting style sheets, scripts and pictures")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    record.write_text(now)


def static_files_digest() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=[]):
            digest.update(f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}\n".encode())
    return digest.hexdigest()
