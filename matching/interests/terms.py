"""The terms of the lexicon, read from `data/terms`: one file a route, one term a line, with its concept and weight."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from matching.interests.concepts import INDEX
from matching.interests.word_tables import Row, read_table


LIGHTEST, HEAVIEST = 1.0, 8.0


class Term(NamedTuple):
    concept: int  # its position in `NAMES`
    text: str  # words, of which the last may take any ending (`*`)
    weight: float  # how surely the term means the concept


def read_terms(directory: Path) -> Iterator[Term]:
    """Read the terms of every file of a directory.

    Parameters
    ----------
    directory : Path
        Holds tables of `concept`, `term` and `weight`.

    Yields
    ------
    Term
        In the order of file names and lines.

    Raises
    ------
    WordTableError
        If a concept is unknown, a term is not words, a weight is not a number from 1 to 8, or a term stands twice for
        one concept.
    """
    seen: set[tuple[int, str]] = set()
    for path in sorted(directory.glob("*.csv")):
        for row in read_table(path, "concept", "term", "weight"):
            term = _term(row)
            if (term.concept, term.text) in seen:
                raise row.error(f'"{term.text}" stands twice for {row.values[0]}')
            seen.add((term.concept, term.text))
            yield term


def _term(row: Row) -> Term:
    concept, text, written = row.values
    if concept not in INDEX:
        raise row.error(f'"{concept}" is not a concept of concepts.csv')
    try:
        weight = float(written)
    except ValueError:
        weight = 0.0
    if not LIGHTEST <= weight <= HEAVIEST:
        raise row.error(f'the weight "{written}" is not a number from {LIGHTEST:g} to {HEAVIEST:g}')
    return Term(INDEX[concept], row.require_words(text), weight)
