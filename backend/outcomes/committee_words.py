"""What a committee may be told by and nobody should be known by: names, homes and small numbers in what a head typed.

No list finds everything. It points at what a person should read twice; whether that gives somebody away is theirs to
say, as with words for an employer (`opportunities.told_words`).
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from backend.care_leavers.models import CareLeaver
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.core.search import plain_words
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.councils.models import Council
from backend.reference.postcodes import IN_A_TEXT
from backend.reference.streets import HOUSE_WORDS, STREET_WORDS
from backend.reference.telling_words import Category, doubts_in


NAME = "is a name of a young person in your records"
HOME = "may tell where somebody lives"
SMALL = f"is a number below {SMALLEST_SHOWN}"
OWN_WORDS = "told"  # of young people: read for all that may tell of one, but care, which the whole page is about
SHORTEST_IN_SMALL_LETTERS = 3  # of a given name, which somebody may type in haste
ORDINARY = frozenset(["art", "can", "dawn", "faith", "hope", "joy", "mark", "may", "rose", "said", "summer", "will"])

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
HOMES = re.compile(
    rf"{IN_A_TEXT}|(?:\b\d{{1,4}}[A-Za-z]? )?(?<![\w’'-])(?:[A-Z][\w’'-]* ){{1,4}}(?:{STREET_WORDS}|{HOUSE_WORDS})\b"
    r"|\b(?i:liv(?:es?|ed|ing)|stay(?:s|ed|ing)?|moved) (?:in|at|on|to|into) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
)
_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SMALL = "|".join(str(number) for number in chain(range(1, SMALLEST_SHOWN), _IN_WORDS[: SMALLEST_SHOWN - 1]))
_NUMBERS = re.compile(
    rf"(?<![\w£.,:/’'-])(?:{_SMALL})(?![\w%:/’'-]|[.,]\d)"
    r"(?!\s+(?:another|per cent|(?:year|month|week|day|hour|minute|mile)s?\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b))",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"\b(?:no|any|every|each|level|stage|year|grade|band|section|part|phase|page|item)\s$", re.I)


class GivesAway(Refused):
    """What is pointed out in each box, and the digest by which the author says that exactly this was read."""

    def __init__(self, findings: Mapping[str, str]):
        field, sentence = next(iter(findings.items()))
        super().__init__(sentence, field)
        self.findings = [Refused(each, name) for name, each in findings.items()]
        self.digest = json_digest(dict(findings))


def refuse_giving_away(council: Council, texts: Mapping[str, str], *, read_as: str) -> None:
    """Raises `GivesAway` where a word is pointed out, but for `read_as`, the digest of exactly what is pointed out."""
    names = _Names(council)
    marked = {field: list(dict.fromkeys(_marked(names, field, text))) for field, text in texts.items()}
    findings = {field: _sentence(each) for field, each in marked.items() if each}
    if findings and (found := GivesAway(findings)).digest != read_as:
        raise found


def _sentence(marked: list[tuple[str, str]]) -> str:
    said = "; ".join(f"“{phrase}” {why}" for phrase, why in marked)
    return f"{said}. Put it another way, or tick that you have read it and it gives nobody away"


def _marked(names: "_Names", field: str, text: str) -> Iterator[tuple[str, str]]:
    yield from ((phrase, NAME) for phrase in names.within(text))
    yield from ((each.group(), HOME) for each in HOMES.finditer(text))
    for each in _NUMBERS.finditer(text):
        if not _NO_COUNT.search(text[: each.start()]):
            yield each.group(), SMALL
    if field == OWN_WORDS:
        yield from ((each.phrase, each.why) for each in doubts_in(text) if each.category != Category.CARE)


class _Names:
    """Of everybody in the records of a council, whether or not they are still supported."""

    def __init__(self, council: Council):
        people = CareLeaver.objects.for_council(council.pk)
        rows = list(people.values_list("given_name", "preferred_name", "family_name"))
        self.given = {part for row in rows for part in plain_words(*row[:2])}
        self.all = {part for part in chain(self.given, *(plain_words(row[2]) for row in rows)) if len(part) > 1}

    def within(self, text: str) -> Iterator[str]:
        """Each name as it was typed; words of a name that stand together are one."""
        start = end = None
        for word in _WORD.finditer(text):
            if not self._is_one(word.group()):
                continue
            if end is not None and text[end : word.start()].strip():
                yield _POSSESSIVE.sub("", text[start:end])
                start = None
            start, end = word.start() if start is None else start, word.end()
        if end is not None:
            yield _POSSESSIVE.sub("", text[start:end])

    def _is_one(self, word: str) -> bool:
        """With a capital any name; in small letters a given name that is no other word."""
        parts = plain_words(_POSSESSIVE.sub("", word))
        if word[0].isupper():
            return any(part in self.all for part in parts)
        return any(part in self.given - ORDINARY and len(part) >= SHORTEST_IN_SMALL_LETTERS for part in parts)
