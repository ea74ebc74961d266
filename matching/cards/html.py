"""A document as HTML that is also well-formed XML: no styles, no scripts, everything given is escaped."""

from html import escape

from matching.cards.document import Block, Document, Entries, Points, Section, Table, Text


def as_html(document: Document, *, whole: bool = False) -> str:
    """A document as HTML.

    Parameters
    ----------
    document : Document
        What to render.
    whole : bool, default=False
        False gives an `article` to put into a page, True a page of its own.

    Returns
    -------
    html : str
        Well-formed XML too.
    """
    sections = "".join(_section(section) for section in document.sections)
    article = f"<article><h1>{_text(document.title)}</h1>{sections}</article>"
    if not whole:
        return article
    head = f'<head><meta charset="utf-8"/><title>{_text(document.title)}</title></head>'
    return f'<!DOCTYPE html>\n<html lang="en-GB">{head}<body>{article}</body></html>\n'


def _text(text: str) -> str:
    """Escaped, without the control characters that no HTML may hold."""
    return escape("".join(sign for sign in text if sign.isprintable() or sign in "\n\t "))


def _section(section: Section) -> str:
    blocks = "".join(_block(block) for block in section.blocks)
    return f"<section><h2>{_text(section.title)}</h2>{blocks}</section>"


def _block(block: Block) -> str:
    match block:
        case Text(words):
            return f"<p>{_text(words)}</p>"
        case Points(sentences):
            return "<ul>" + "".join(f"<li>{_text(sentence)}</li>" for sentence in sentences) + "</ul>"
        case Entries(entries):
            pairs = (f"<dt>{_text(entry.name)}</dt><dd>{_text(entry.words)}</dd>" for entry in entries)
            return f"<dl>{''.join(pairs)}</dl>"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    rows = "".join(_row(row) for row in table.rows)
    caption = f"<caption>{_text(table.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    return f'<tr><th scope="row">{_text(first)}</th>' + "".join(f"<td>{_text(cell)}</td>" for cell in rest) + "</tr>"
