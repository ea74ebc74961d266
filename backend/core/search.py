"""How rows are found by what somebody types: without accents, capitals, punctuation and order, from beginnings and
parts of words, by a telephone number in any form, and by a near spelling where nothing is spelt so.

Each model that is searched has a column `search_text`, which PostgreSQL derives from the rest of the row: its words as
`plain_words` gives them, " ada o neill oneill ", initials after a full stop, a telephone number after a hash. No index
of trigrams stands behind it: below a row-level policy PostgreSQL uses an index only for what cannot leak, and likeness
can. The rows of one council, by its index, are few enough to be read.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Protocol, TypeVar

from django.contrib.postgres.search import TrigramStrictWordSimilarity
from django.db.models import (
    Case,
    Expression,
    F,
    FloatField,
    Func,
    GeneratedField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Greatest


MOST_LETTERS, MOST_WORDS = 80, 6  # of what is typed; the rest is not looked at
NEARLY, SHORTEST_NEARLY = 0.3, 4  # likeness of trigrams, as PostgreSQL has it, of words of so many letters
INITIALS = range(2, 5)  # letters
LAST_DIGITS = 3  # at least so many are looked for in telephone numbers
WHOLE, BEGINNING, PART = 4.0, 3.0, 1.0
GIVEN_WHOLE = WHOLE * MOST_WORDS + 1  # of a number or an identifier: nearer than any words can be
SHORTEST_IDENTIFIER = 4  # letters and digits, of which some are digits
NONE = Q(pk__in=[])
_TELEPHONE = re.compile(r"[\d\s()+./-]+")
# Letters that are no accented form of another, as people without the key for them write them.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})

Rows = TypeVar("Rows", bound=QuerySet)
Beside = Callable[[str], Q]


def derived_search_text(*columns: str, function: str) -> GeneratedField:
    """The column `search_text` of a model: what the function of PostgreSQL makes of other columns of the row."""
    return GeneratedField(expression=Func(*columns, function=function), output_field=TextField(), db_persist=True)


def plain_words(*texts: str) -> list[str]:
    """Without accents, capitals and punctuation. `onward_plain` says the same to PostgreSQL."""
    text = unicodedata.normalize("NFKD", " ".join(texts).casefold().translate(_LETTERS))
    bare = "".join(letter for letter in text if not unicodedata.combining(letter))
    # An apostrophe joins: O'Brien is OBrien. Everything else that is no letter parts.
    return re.sub(r"[\W_]+", " ", re.sub(r"['’‘ʼ`]", "", bare)).split()


def telephone_digits(typed: str) -> str:
    """07700900142 of +44 7700 900 142; empty for what is no part of a number. `onward_telephone` says the same."""
    if not _TELEPHONE.fullmatch(typed):
        return ""
    digits = re.sub(r"^(?:00)?440?", "0", re.sub(r"\D", "", typed))
    return digits if len(digits) >= LAST_DIGITS else ""


class Search(Protocol):
    """Rows in which every word that was typed is in one of the columns or `beside` them, each with its `closeness`."""

    def __call__(
        self, rows: Rows, typed: str, *columns: str, beside: Beside | None = None, or_else: Q | None = None
    ) -> Rows: ...


def found_by(rows: Rows, typed: str, *columns: str, beside: Beside | None = None, or_else: Q | None = None) -> Rows:
    """As they are spelt; where nothing is, as they are nearly."""
    exact = exactly(rows, typed, *columns, beside=beside)
    return exact if exact.exists() else nearly(rows, typed, *columns, beside=beside, or_else=or_else)


def exactly(rows: Rows, typed: str, *columns: str, beside: Beside | None = None, or_else: Q | None = None) -> Rows:
    words, digits = _words(typed), telephone_digits(typed.strip())
    if not words:
        return rows.none().annotate(closeness=Value(0.0, FloatField()))
    is_named = any(word.isalpha() and len(word) > 1 for word in words)
    every = Q(*(_holds(word, columns, beside) | _number_beside(word, columns, is_named) for word in words))
    found = rows.filter(every | _initials(words, columns) | _number(digits, columns))
    return found.annotate(closeness=_closeness(words, digits, columns))


def nearly(rows: Rows, typed: str, *columns: str, beside: Beside | None = None, or_else: Q | None = None) -> Rows:
    """Spelt nearly so, or whatever `or_else` finds."""
    words = _words(typed)
    if not words:
        return rows.none().annotate(closeness=Value(0.0, FloatField()))
    names = {f"like_{place}": _likeness(word, columns) for place, word in enumerate(words)}
    near = zip(names, words, strict=True)
    every = Q(*(_holds(word, columns, beside) | _is_near(name, word, columns) for name, word in near))
    found = rows.alias(**names).filter(every | (or_else or NONE))
    return found.annotate(closeness=sum((F(name) for name in names), Value(0.0, FloatField())))


def _words(typed: str) -> list[str]:
    return plain_words(typed[:MOST_LETTERS])[:MOST_WORDS]


def _holds(word: str, columns: tuple[str, ...], beside: Beside | None) -> Q:
    """One letter is a beginning; inside a word it would be everywhere, as digits are inside telephone numbers."""
    if len(word) == 1:
        return _any(columns, f" {word}")
    if word.isdecimal():
        return Q(*((f"{column}__regex", rf"[^#0-9]{word}") for column in columns), _connector=Q.OR)
    return _any(columns, word) | (beside(word) if beside else NONE)


def _number_beside(word: str, columns: tuple[str, ...], is_named: bool) -> Q:
    """Beside a name digits may be those of a telephone number; beside a single letter they are an identifier's."""
    return _number(word, columns) if is_named and word.isdecimal() and len(word) >= LAST_DIGITS else NONE


def _any(columns: tuple[str, ...], text: str) -> Q:
    return Q(*((f"{column}__contains", text) for column in columns), _connector=Q.OR)


def _initials(words: list[str], columns: tuple[str, ...]) -> Q:
    return _any(columns, f" .{words[0]} ") if len(words) == 1 and len(words[0]) in INITIALS else NONE


def _number(digits: str, columns: tuple[str, ...]) -> Q:
    """All of it, its beginning or its end."""
    return _any(columns, f"#{digits}") | _any(columns, f"{digits} ") if digits else NONE


def _closeness(words: list[str], digits: str, columns: tuple[str, ...]) -> Expression:
    """A number or an identifier given whole says more than any words."""
    joined = "".join(words)
    is_identifier = len(joined) >= SHORTEST_IDENTIFIER and any(map(str.isdigit, joined))
    wholes = [f"#{digits} "] * bool(digits) + [f" {joined} "] * is_identifier
    if not wholes:
        return sum((_closeness_of(word, columns) for word in words), Value(0.0, FloatField()))
    given = Q(*(_any(columns, whole) for whole in wholes), _connector=Q.OR)
    whole = Case(When(given, then=Value(GIVEN_WHOLE)), default=Value(0.0), output_field=FloatField())
    return sum((_closeness_of(word, columns) for word in words), whole)


def _closeness_of(word: str, columns: tuple[str, ...]) -> Case:
    return Case(
        When(_any(columns, f" {word} "), then=Value(WHOLE)),
        When(_any(columns, f" {word}") | _any(columns, f" .{word} "), then=Value(BEGINNING)),
        default=Value(PART),
        output_field=FloatField(),
    )


def _likeness(word: str, columns: tuple[str, ...]) -> Greatest:
    return Greatest(*(TrigramStrictWordSimilarity(word, column) for column in columns), Value(0.0))


def _is_near(name: str, word: str, columns: tuple[str, ...]) -> Q:
    """A number that is nearly another is another.

    To look for three letters in common takes a tenth of the time of a likeness, and rules most rows out.
    """
    if len(word) < SHORTEST_NEARLY or any(map(str.isdigit, word)):
        return NONE
    pieces = [f" {word[:2]}", *(word[place : place + 3] for place in range(len(word) - 2))]
    shared = Q(*(_any(columns, piece) for piece in pieces), _connector=Q.OR)
    return shared & Q((f"{name}__gte", NEARLY))
