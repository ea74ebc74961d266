"""Whether two names of employers are one name: spelled another way, merely alike, or different.

What is left out follows schedule 3 of the Company, Limited Liability Partnership and Business (Names and Trading
Disclosures) Regulations 2015, by which Companies House tells whether a new name is the "same as" another: case,
accents, punctuation, spaces, "the" and the words of the legal form. Words that only might be left out are asked about.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein


class Likeness(StrEnum):
    SAME = "same"
    ALIKE = "alike"  # a person has to say whether they are one
    DIFFERENT = "different"


# The last words of a name that say no more than its legal form; the longest first.
LEGAL_FORMS = tuple(
    tuple(words.split())
    for words in (
        "charitable incorporated organisation", "community interest company", "limited liability partnership",
        "private limited company", "public limited company", "company limited by guarantee", "co ltd", "and company",
        "and co", "co", "company", "ltd", "limited", "llp", "plc", "cic", "cio", "scio", "lp", "unlimited", "unltd",
        "inc", "incorporated", "cyf", "cyfyngedig", "ccc",
    )
)  # fmt: skip
# Words that two names of one employer may differ by, and two employers too.
_SOFT_WORDS = """
    and at branch britain careers centre depot dept department division e europe england europe for gb global great
    group head holding holdings hr hq in international jobs kingdom london local of office partners partnership
    recruitment regional retail scotland service services shop site solutions store stores team the trading uk
    united wales borough city
"""
SOFT = frozenset(_SOFT_WORDS.split())
# Words that say what kind of employer it is, and not which.
_GENERIC_WORDS = """
    academy agency apprenticeships association authority bakery bank bar builders building cafe care catering
    charity church clinic club college community company construction consultants council county dental design
    district education electrical employer engineering estate farm federation fire fitness food foundation garage
    garden gardens hair hall health healthcare home homes hospital hotel house housing inn junior infant kitchen law
    legal leisure logistics maintenance management manufacturing medical metropolitan motors national new nhs north
    nursery plumbing police practice primary property pub road royal salon school schools secondary security social
    society south street student supplies support surgery systems technology training transport trust university
    west east workshop works youth
"""
GENERIC = SOFT | frozenset(_GENERIC_WORDS.split())
SHORT_FOR = {
    "st": "saint", "bros": "brothers", "mfg": "manufacturing", "intl": "international", "svcs": "services",
    "assoc": "association", "uni": "university", "dept": "department", "eng": "engineering", "tech": "technology",
    "mgmt": "management", "sch": "school", "hosp": "hospital", "rd": "road", "1st": "first",
}  # fmt: skip
# Letters that Unicode does not take apart, and those of other alphabets that look like ours.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"}
    | dict(zip("авекмнорстухіјѕ", "abekmhopctyxijs", strict=True))
    | dict(zip("αβεικμνορτυχ", "abeikmvoptyx", strict=True))
)
_TRADING_AS = re.compile(r"\b(?:t\s*[/\\.]\s*as?\b\.?|trading\s+(?:name|as)\b|d\s*/\s*b\s*/\s*a\b|also known as\b)")
_APOSTROPHE = re.compile(r"['’‘`´ʼ′]")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST = 300  # characters that are looked at

NEAR = 82  # of 100: how alike the rest of two names is, once what they share is taken away
NEAR_WHOLE = 80  # of two names that share no word of their own


@dataclass(frozen=True)
class NamePart:
    """One of the names in a name: "J Smith t/a Smith's Garage" holds two."""

    words: tuple[str, ...]

    @property
    def key(self) -> str:
        return "".join(self.words)

    @property
    def own_words(self) -> frozenset[str]:
        """Those that say which employer it is."""
        return frozenset(word for word in self.words if word not in GENERIC and len(word) > 1)

    @property
    def sorted_letters(self) -> str:
        return "".join(sorted(self.words))

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.words if word not in {"and", "of", "the", "for"})


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


def compare(one: str, other: str) -> Likeness:
    if keys_of(one) & keys_of(other):
        return Likeness.SAME
    alike = any(_are_alike(this, that) for this in parts_of(one) for that in parts_of(other))
    return Likeness.ALIKE if alike else Likeness.DIFFERENT


def _plain(name: str) -> str:
    """Small letters without accents."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    kept = (letter for letter in text if unicodedata.category(letter) not in {"Mn", "Cf"})
    return "".join(kept).translate(_LETTERS)


def _words(text: str) -> tuple[str, ...]:
    text = _APOSTROPHE.sub("", text).replace("&", " and ").replace("+", " and ")
    words = _initials_joined(_NOT_LETTERS.sub(" ", text).split())
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] == "the":  # "Bakery, The"
        words = words[:-1]
    return tuple(_without_legal_form(words))


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
    for form in LEGAL_FORMS:
        if len(words) > len(form) and tuple(words[-len(form) :]) == form:
            return _without_legal_form(words[: -len(form)])
    return words


def _are_alike(one: NamePart, other: NamePart) -> bool:
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    if one.own_words & other.own_words:
        return _share_enough(one, other)
    letters = one.sorted_letters, other.sorted_letters
    near = letters[0][:1] == letters[1][:1] and fuzz.ratio(*letters) >= NEAR_WHOLE
    return near and _differ_little(one, other)


def _is_short_for(one: NamePart, other: NamePart) -> bool:
    return len(one.key) >= 3 and len(other.words) >= 3 and one.key == other.initials


def _share_enough(one: NamePart, other: NamePart) -> bool:
    these, those = set(_written_out(one)), set(_written_out(other))
    if these <= those or those <= these:
        return True
    return these - SOFT == those - SOFT or _differ_little(one, other)


def _differ_little(one: NamePart, other: NamePart) -> bool:
    """What is left of both, once the words they share are taken away, is nearly the same."""
    these, those = _written_out(one), _written_out(other)
    left, right = ([word for word in ours if word not in theirs] for ours, theirs in ((these, those), (those, these)))
    left, right = ([word for word in words if word not in SOFT] for words in (left, right))
    if not left or not right:
        return bool(one.own_words & other.own_words)
    rest, another = "".join(left), "".join(right)
    if _number_in(rest) != _number_in(another):
        # The next of a chain of companies is asked about; "Employer 1" and "Employer 2" are two.
        return re.sub(r"\d", "", rest) == re.sub(r"\d", "", another) and bool(one.own_words & other.own_words)
    return _are_near(rest, another)


def _are_near(rest: str, another: str) -> bool:
    if min(len(rest), len(another)) < 4 or rest[0] != another[0]:
        return False
    return fuzz.ratio(rest, another) >= NEAR or DamerauLevenshtein.distance(rest, another, score_cutoff=1) <= 1


def _number_in(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _written_out(part: NamePart) -> list[str]:
    return [_singular(SHORT_FOR.get(word, word)) for word in part.words]


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if len(word) > 5 and word.endswith("ies") else word
