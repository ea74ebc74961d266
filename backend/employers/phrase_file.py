"""Phrases that posts of harm use, from a file: rows of words that anybody can read and add to.

`a b` are words one after another, `{a|b}` is one of several, `{name}` one of the row `slot, name`, `word*` also what
begins so, and `...` up to five words of the same sentence. In a row `together`, `a & b` stand near each other in a
sentence, in any order. Each word is found with the endings of English too, "charge" in "charged" and "charging", and
`=word` only as it is written.
"""

import re
from collections import defaultdict
from functools import cache

from backend.reference.fixture_files import read_rows


FILE = "warning_phrases.csv"
NEAR = 120  # letters before a phrase, in which it may be denied
TOGETHER = 90  # letters between words that are looked for in any order
BETWEEN = r"[^\w.!?$£]{1,6}"  # two words of one sentence; bounded, so that no text takes long
SOME_WORDS = r"(?:[^\w.!?$£]{1,6}[\w£$%'’-]{1,30}){0,5}"
_NEGATED = re.compile(
    r"\b(?:no|not|never|nobody|without|n't)\b(?:[^\w.!?]{1,6}\w{1,30}){0,3}[^\w.!?]{0,6}\Z", re.IGNORECASE
)
_TOKEN = re.compile(r"\{[^}]*\}|\S+")
_ENDS = re.compile(r"[.!?](?=\s)|\n")
_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")
_ENDED = 3  # letters that a word has at least to be found with its endings
_BEGINS_WITH_NO = re.compile(r"(?:no|not|never|without|don't|do not)\b", re.IGNORECASE)


def without_harmless(code: str, text: str) -> str:
    """The text without phrases that have the words of the warning and say something else."""
    _, harmless = phrases_of(code)
    return harmless.sub(" _ ", text) if harmless else text


def phrase_in(code: str, text: str) -> bool:
    """Whether a phrase of that warning stands in the text, and is not denied."""
    wanted, _ = phrases_of(code)
    if wanted is not None and any(not _is_denied(text, found) for found in wanted.finditer(text)):
        return True
    return any(_is_together(parts, sentence) for parts in _together(code) for sentence in _ENDS.split(text))


@cache
def phrases_of(code: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What is looked for, and what is taken out before; None where the file has nothing of it."""
    return _any_of(_rows().get(("phrase", code), [])), _any_of(_rows().get(("harmless", code), []))


def _is_denied(text: str, found: re.Match[str]) -> bool:
    """ "We never keep your passport" is the opposite of the phrase in it; "no payslips" is not."""
    return not _BEGINS_WITH_NO.match(found.group()) and bool(
        _NEGATED.search(text[max(found.start() - NEAR, 0) : found.start()])
    )


def _is_together(parts: tuple[re.Pattern[str], ...], sentence: str) -> bool:
    """Whether each other part stands near the first, and the first is not denied."""
    first, *others = parts
    return any(
        all(_stands_near(found, other, sentence) for other in others)
        for found in first.finditer(sentence)
        if not _is_denied(sentence, found)
    )


def _stands_near(found: re.Match[str], other: re.Pattern[str], sentence: str) -> bool:
    before = sentence[max(found.start() - TOGETHER, 0) : found.start()]
    after = sentence[found.end() : found.end() + TOGETHER]
    return bool(other.search(before) or other.search(after))


@cache
def _together(code: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(_compiled([part]) for part in row.split(" & ")) for row in _rows().get(("together", code), []))


def _any_of(phrases: list[str]) -> re.Pattern[str] | None:
    return _compiled(phrases) if phrases else None


def _compiled(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(phrase) for phrase in phrases), re.IGNORECASE)


def _pattern(phrase: str) -> str:
    pattern = ""
    for token in _TOKEN.findall(phrase):
        if token == "...":
            pattern += SOME_WORDS
        else:
            pattern += (BETWEEN if pattern else "") + _one_of(token)
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def _one_of(token: str) -> str:
    if not token.startswith("{"):
        return _word(token)
    inside = token[1:-1]
    choices = _slots().get(inside, inside).split("|")
    named = (_slots().get(choice, choice).split("|") for choice in choices)
    return f"(?:{'|'.join(_word(each) for many in named for each in many)})"


def _word(text: str) -> str:
    """Words of one choice; a money sign stands before its number."""
    return BETWEEN.join(_with_endings(word) for word in text.split())


def _with_endings(word: str) -> str:
    if word.startswith("="):
        return re.escape(word[1:])
    if len(word) < _ENDED or not word.isalpha():
        return re.escape(word).replace(r"\*", r"[\w.,]*").replace(r"\\d\+", r"\d+")
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e(?:s|d|'s)?|ing)"
    if _CONSONANT_Y.search(word):
        return rf"{word[:-1]}(?:y(?:ing|'s)?|ie[sd])"
    return rf"{word}(?:(?:e?s|{word[-1]}?(?:ed|ing)|'s|s'))?"


@cache
def _slots() -> dict[str, str]:
    return {row["code"]: row["phrase"] for _, row in read_rows(FILE) if row["kind"] == "slot"}


@cache
def _rows() -> defaultdict[tuple[str, str], list[str]]:
    found = defaultdict(list)
    for _, row in read_rows(FILE):
        found[row["kind"], row["code"]].append(row["phrase"])
    return found
