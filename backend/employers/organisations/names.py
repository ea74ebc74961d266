"""Whether two names of employers are one name: spelled another way, merely alike, or different.

What is left out follows schedule 3 of the Company, Limited Liability Partnership and Business (Names and Trading
Disclosures) Regulations 2015, by which Companies House tells whether a new name is the "same as" another: case,
accents, punctuation, signs of a trade mark, spaces, "the", the words of the legal form, and whether a number is written
as a word. Words that only might be left out are asked about.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from backend.employers.organisations.name_words import legal_forms, numbers_in_digits
from backend.employers.organisations.resemblance import NameWords, are_alike, words_of


class Likeness(StrEnum):
    SAME = "same"
    ALIKE = "alike"  # a person has to say whether they are one
    DIFFERENT = "different"


# Letters that Unicode does not take apart, and those of other alphabets that look like ours.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"}
    | dict(zip("авекмнорстухіјѕ", "abekmhopctyxijs", strict=True))
    | dict(zip("αβεικμνορτυχ", "abeikmvoptyx", strict=True))
)
_TRADING_AS = re.compile(
    r"\b(?:t\s*[/\\.]\s*as?\b\.?|trading\s+(?:name|as)\b|d\s*/\s*b\s*/\s*a\b|[af]\s*/\s*k\s*/\s*a\b"
    r"|(?:also|formerly|previously|now)\s+known\s+as\b|formerly\b|previously\b)"
)
_MARKS = re.compile(r"[™℠®©]|\(\s*(?:tm|sm|r|c)\s*\)", re.IGNORECASE)
_APOSTROPHE = re.compile(r"['’‘`´ʼ′]")
_COOPERATIVE = re.compile(r"\bco-?op(?:erative)?s?\b")
_NUMBER_SIGN = re.compile(r"\b(?:no|nr)\.? ?(?=\d)")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST = 300  # characters that are looked at


@dataclass(frozen=True)
class NamePart:
    """One of the names in a name: "J Smith t/a Smith's Garage" holds two."""

    said: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        return "".join(self.said)

    @cached_property
    def words(self) -> NameWords:
        """Each with what it says, for telling what is alike."""
        return words_of(self.said)

    @cached_property
    def initials(self) -> frozenset[str]:
        """As they are said, with "and" written out or left out."""
        said = [word for word in self.said if word not in {"of", "the", "for"}]
        return frozenset(
            "".join(word if word == "and" else word[0] for word in words)
            for words in (said, [word for word in said if word != "and"])
        )


@lru_cache(maxsize=50_000)
def parts_of(name: str) -> tuple[NamePart, ...]:
    text = _plain(name[:_LONGEST])
    pieces = [_words(piece) for piece in _TRADING_AS.split(text)]
    found = tuple(dict.fromkeys(NamePart(words) for words in pieces if words))
    return found or (NamePart((" ".join(name.split()).casefold(),)),)


@lru_cache(maxsize=50_000)
def keys_of(name: str) -> frozenset[str]:
    """What all spellings of a name have in common; two names with a key in common are one name."""
    return frozenset(part.key for part in parts_of(name))


@lru_cache(maxsize=50_000)
def compare(one: str, other: str) -> Likeness:
    if keys_of(one) & keys_of(other):
        return Likeness.SAME
    alike = any(_are_alike(this, that) for this in parts_of(one) for that in parts_of(other))
    return Likeness.ALIKE if alike else Likeness.DIFFERENT


def _are_alike(one: NamePart, other: NamePart) -> bool:
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    return are_alike(one.words, other.words)


def _is_short_for(one: NamePart, other: NamePart) -> bool:
    return len(one.said) <= 3 and len(other.said) >= min(len(one.key), 3) > 1 and one.key in other.initials


def _plain(name: str) -> str:
    """Small letters without accents, and without the signs of a trade mark."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", _MARKS.sub(" ", name)).casefold())
    kept = (letter for letter in text if unicodedata.category(letter) not in {"Mn", "Cf"})
    return "".join(kept).translate(_LETTERS)


def _words(text: str) -> tuple[str, ...]:
    text = _APOSTROPHE.sub("", text).replace("&", " and ").replace("+", " and ")
    text = _NUMBER_SIGN.sub("number ", _COOPERATIVE.sub("cooperative", text))
    words = _initials_joined(_NOT_LETTERS.sub(" ", text).split())
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] == "the":  # "Bakery, The"
        words = words[:-1]
    return tuple(numbers_in_digits(_without_legal_form(words)))


def _initials_joined(words: list[str]) -> list[str]:
    """ "A.B.C. Motors" and "l t d" as they are said: letters that stand alone one after another are one word."""
    joined: list[str] = []
    alone = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = is_letter
    return joined


def _without_legal_form(words: list[str]) -> list[str]:
    for form in legal_forms():
        if len(words) > len(form) and tuple(words[-len(form) :]) == form:
            return _without_legal_form(words[: -len(form)])
    return words
