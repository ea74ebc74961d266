"""A document as plain structure, so that every rendering says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    words: str


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A named field and what it says; `given` is False where somebody has yet to say it."""

    name: str
    words: str
    given: bool = True


@dataclass(frozen=True)
class Entries:
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Table:
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Text | Points | Entries | Table


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A titled document of sections.

    Attributes
    ----------
    title : str
        Heading of the whole.
    sections : tuple of Section
        In order; a section has a title and blocks (Text, Points, Entries or Table).
    """

    title: str
    sections: tuple[Section, ...]

    def entries(self) -> Iterator[Entry]:
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Entries):
                    yield from block.entries

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the fields that somebody has yet to give."""
        return tuple(entry.name for entry in self.entries() if not entry.given)
