"""Files a person names on the command line."""

from pathlib import Path

from django.core.management.base import CommandError


def bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise CommandError(f"The file “{file}” cannot be read: {problem.strerror}.") from problem
