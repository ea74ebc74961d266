"""A document as Markdown. Whatever was given is text: nothing in it can become a heading, a link, a table or HTML."""

import re

from matching.cards.document import Block, Document, Entries, Points, Table, Text


SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
AT_THE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")


def as_markdown(document: Document) -> str:
    """A document as Markdown.

    Parameters
    ----------
    document : Document
        What to render.

    Returns
    -------
    markdown : str
        Headings, lists and tables; whatever was given is escaped.
    """
    parts = [f"# {escaped(document.title)}"]
    for section in document.sections:
        parts.append(f"## {escaped(section.title)}")
        parts.extend(_block(block) for block in section.blocks)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """One line of plain text."""
    line = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return AT_THE_START.sub(lambda match: f"{match[1]}\\{match[2]}" if len(match[2]) == 1 else _number(match[2]), line)


def _number(marker: str) -> str:
    return f"{marker[:-1]}\\{marker[-1]}"


def _block(block: Block) -> str:
    match block:
        case Text(words):
            return escaped(words)
        case Points(sentences):
            return "\n".join(f"- {escaped(sentence)}" for sentence in sentences)
        case Entries(entries):
            return "\n".join(f"- **{escaped(entry.name)}**: {escaped(entry.words)}" for entry in entries)
        case Table(caption, heads, rows):
            lines = [_row(heads), _row(("---",) * len(heads), plain=True), *map(_row, rows)]
            return f"{escaped(caption)}\n\n" + "\n".join(lines)


def _row(cells: tuple[str, ...], plain: bool = False) -> str:
    return "| " + " | ".join(cell if plain else escaped(cell) for cell in cells) + " |"
