"""Files a person names on the command line."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import CommandError


def add_file_arguments(
    parser: ArgumentParser, *, file: str, formats: Iterable[str], default: str | None = None, column: str
) -> None:
    """The file, its format, and `--column`: `file` says which files there may be, `column` what one of ours is called.

    Without a `default` the format has to be said.
    """
    parser.add_argument("file", type=Path, help=file)
    parser.add_argument("--format", required=default is None, default=default, choices=sorted(formats))
    parser.add_argument(
        "--column", action="append", default=[], metavar=f"{column}=HEADING", help="where the heading is not recognised"
    )


def headings_by_column(given: Iterable[str], *, example: str) -> dict[str, str]:
    """What was said with `--column`; `example` shows in a refusal how it is written."""
    pairs = [[part.strip() for part in each.partition("=")] for each in given]
    wrong = next((column for column, _, heading in pairs if not heading), None)
    if wrong is not None:
        raise CommandError(f"“{wrong}” does not say a column: write it like --column {example}.")
    return {column: heading for column, _, heading in pairs}


def bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise CommandError(f"The file “{file}” cannot be read: {problem.strerror}.") from problem
