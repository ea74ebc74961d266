"""Fine wishes: finer than a kind of work, each with the standards that answer it and the ways young people say it.

They are read from `words`: `fine_wishes.csv`, `standards.csv` and a file of `ways` for each route.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from matching.interests.word_tables import Row, read_table


WORDS = Path(__file__).parent / "words"


class FineWish(NamedTuple):
    name: str
    standards: tuple[int, ...]  # positions in `STANDARDS`, the best answer first


class Way(NamedTuple):
    wish: int  # its position in `FINE_WISHES`
    text: str


def read_standards(path: Path) -> dict[str, str]:
    """Read the titles of standards by their LARS code.

    Raises
    ------
    WordTableError
        If a code is not a number, or stands twice.
    """
    titles: dict[str, str] = {}
    for row in read_table(path, "lars_code", "title"):
        code, title = row.values
        if not code.isdecimal():
            raise row.error(f'"{code}" is not a LARS code')
        if code in titles:
            raise row.error(f"the LARS code {code} stands twice")
        titles[code] = title
    return titles


STANDARDS = read_standards(WORDS / "standards.csv")
CODES = {code: position for position, code in enumerate(STANDARDS)}


def read_fine_wishes(path: Path) -> Iterator[FineWish]:
    """Read fine wishes: a table of `wish` and `standards`, LARS codes with a space between them.

    Raises
    ------
    WordTableError
        If a wish is not words or stands twice, or a code is none of `STANDARDS` or stands twice for it.
    """
    names = set()
    for row in read_table(path, "wish", "standards"):
        name, codes = row.require_words(row.values[0]), row.values[1].split()
        if name in names:
            raise row.error(f'the wish "{name}" stands twice')
        names.add(name)
        yield FineWish(name, _positions(row, codes))


def _positions(row: Row, codes: list[str]) -> tuple[int, ...]:
    unknown = [code for code in codes if code not in CODES]
    if unknown or not codes or len(set(codes)) < len(codes):
        raise row.error(f'"{row.values[1]}" is not a list of LARS codes of standards.csv, each once')
    return tuple(CODES[code] for code in codes)


FINE_WISHES = tuple(read_fine_wishes(WORDS / "fine_wishes.csv"))
WISH_INDEX = {wish.name: index for index, wish in enumerate(FINE_WISHES)}


def read_ways(directory: Path) -> Iterator[Way]:
    """Read ways of saying fine wishes from every file of a directory: tables of `wish` and `way`.

    Raises
    ------
    WordTableError
        If a wish is unknown, or a way is not words or stands twice.
    """
    seen = set()
    for path in sorted(directory.glob("*.csv")):
        for row in read_table(path, "wish", "way"):
            wish, text = row.values[0], row.require_words(row.values[1])
            if wish not in WISH_INDEX:
                raise row.error(f'"{wish}" is not a wish of fine_wishes.csv')
            if text in seen:
                raise row.error(f'"{text}" stands twice')
            seen.add(text)
            yield Way(WISH_INDEX[wish], text)


WAYS = tuple(read_ways(WORDS / "ways"))
