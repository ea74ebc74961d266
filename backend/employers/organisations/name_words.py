"""What the words of an employer's name say: a legal form, a trade, which one it is, or nothing. Read from a file."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from backend.reference.fixture_files import read_rows


FILE = "employer_name_words.csv"
TENS = range(20, 100, 10)
_ENDS = {1: "st", 2: "nd", 3: "rd"}


@cache
def legal_forms() -> tuple[tuple[str, ...], ...]:
    """The last words of a name that say no more than its legal form; the longest first."""
    return tuple(sorted((tuple(words.split()) for _, words in _of("legal_form")), key=lambda form: -len(form)))


@cache
def written_out() -> dict[str, tuple[str, ...]]:
    return {word: tuple(means.split()) for means, word in _each("short_for")}


@cache
def wide_phrases() -> tuple[tuple[str, ...], ...]:
    """Words by which two names of one employer may differ, the longest first."""
    return tuple(sorted((tuple(words.split()) for _, words in _each("wide")), key=lambda phrase: -len(phrase)))


@cache
def trades() -> dict[str, frozenset[str]]:
    """By each word for what an employer does, the names that its trades have in the file: homes are built or run."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for means, word in _each("trade"):
        found[word].add(means)
    return {word: frozenset(each) for word, each in found.items()}


@cache
def generic_words() -> frozenset[str]:
    """Those that many names share: two that share no other word are two."""
    said = {word for _, word in _each("generic")} | trades().keys() | councils()
    return frozenset(said | {phrase[0] for phrase in wide_phrases() if len(phrase) == 1})


@cache
def councils() -> frozenset[str]:
    """Words by which a name is that of a council."""
    return frozenset(word for _, word in _each("council"))


@cache
def council_forms() -> frozenset[str]:
    """Words that go with those, and say which tier of council it is."""
    return councils() | {word for _, word in _each("council_form")}


@cache
def numbers() -> dict[str, int]:
    return {word: int(means) for means, word in _each("number")}


@cache
def ordinals() -> dict[str, int]:
    return {word: int(means) for means, word in _each("ordinal")}


def numbers_in_digits(words: list[str]) -> list[str]:
    """ "twenty one" is 21, "twenty first" is 21st; each other word stays."""
    found: list[str] = []
    tens = 0
    for word, following in zip(words, [*words, ""][1:], strict=True):
        value = numbers().get(word)
        if value in TENS and _is_unit(following):
            tens = value
        elif value is not None:
            found.append(str(tens + value))
            tens = 0
        elif word in ordinals():
            found.append(_ordinal(tens + ordinals()[word]))
            tens = 0
        else:
            found.append(word)
    return found


def _is_unit(word: str) -> bool:
    return numbers().get(word, ordinals().get(word, 0)) in range(1, 10)


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number % 100 in (11, 12, 13) else _ENDS.get(number % 10, 'th')}"


def _each(kind: str) -> Iterator[tuple[str, str]]:
    return ((means, word) for means, words in _of(kind) for word in words.split("|"))


@cache
def _of(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["means"], row["words"]) for _, row in read_rows(FILE) if row["kind"] == kind)
