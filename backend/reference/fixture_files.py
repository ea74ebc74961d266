"""Reads our own fixtures, row by row."""

import csv
from collections.abc import Iterator

from django.conf import settings

from backend.reference.errors import ReferenceDataError


def read_rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a file of fixtures/reference with its line number, for saying where something is wrong."""
    path = settings.FIXTURES_DIRECTORY / "reference" / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for row in reader:
                yield reader.line_num, row
    except FileNotFoundError as error:
        raise ReferenceDataError(f"fixtures/reference/{name} is missing: restore it from the repository.") from error
