"""Languages that young people speak, each with its name in itself, as a record calls them."""

from dataclasses import dataclass
from functools import cache

from backend.reference.fixture_files import read_rows


FILE = "languages.csv"


@dataclass(frozen=True)
class Language:
    """`code` is of ISO 639, and `direction` that of its writing: a page says both to a screen reader."""

    code: str
    name: str
    own_name: str
    direction: str


def language_called(text: str) -> Language | None:
    """By its English name, its own, or another that is used for it; None for what the file does not know."""
    return _by_name().get(_plain(text))


def known_languages() -> list[Language]:
    """By their English names."""
    return sorted(set(_by_name().values()), key=lambda each: each.name)


@cache
def _by_name() -> dict[str, Language]:
    found = {}
    for _, row in read_rows(FILE):
        language = Language(row["code"], row["name"], row["own_name"], row["direction"])
        for name in (row["name"], row["own_name"], row["code"], *row["also"].split("|")):
            found[_plain(name)] = language
    found.pop("", None)
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
