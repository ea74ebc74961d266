"""A text cut into clauses of telling words, without what is not wanted.

A no ("not", "don't", "hate") refuses what follows it in its clause, or all of the clause where nothing follows. A no
about other people, and one that only says how much, refuses nothing. What stands after "because" is an aside.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from matching.interests.forms import FILLERS, GENERIC, SPELLINGS, form
from matching.interests.lexicon import LEXICON, single
from matching.interests.words import common


class Clause(NamedTuple):
    words: list[str]
    settings: list[int]  # where a word such as "for" or "in" stood: positions in `words`
    aside: bool  # says why, not what


SETTING = frozenset(common.SETTING.split())
REFUSALS = frozenset(common.REFUSALS.split())
INFORMATION_TECHNOLOGY = re.compile(r"\bI\.?T\b\.?|(?i:\bit\b(?= (support|technic|solution|job|help|system)))")
APOSTROPHES = str.maketrans({"'": "", "’": "", "-": " "})
NO = "|".join(sorted(REFUSALS))
HARMLESS = re.compile(rf"\b(?:{'|'.join(common.HARMLESS)})\b")
OF_OTHERS = re.compile(
    rf"\b(?P<who>(?:{common.OTHERS})(?: \w+)?)"
    rf" (?:(?:who|whos|that|which)(?: \w+){{0,2}} (?:{NO}|nobody)|with no|without)\b"
)
OF_ONESELF = re.compile(
    rf"\b(?:(?:{common.OF_ONESELF}) (?:(?:a|an|in|got|really|quite|partially|young|single|bit|very) )*"
    rf"(?:{common.CHARACTERISTICS}|{common.PARENTS})|my (?:own )?(?:{common.CHARACTERISTICS}))\b"
    rf"(?! (?:\w+ )?(?:{common.KINSFOLK})\b)"
)
KINSFOLK = re.compile(rf"\b(?:(?:like|with) my (?:\w+ )?|my (?:foster|step) )(?:{common.KINSFOLK})\b(?! with)")
RATHER = re.compile(r"\b(?:rather|prefer)\b(?P<what>[^.,;:!?]*?)\b(?:than|over)\b")
SAYINGS = dict(pair.strip().split("=") for pair in common.SAYINGS.split(";"))
SAYING = re.compile(rf"\b(?:{'|'.join(sorted(SAYINGS, key=len, reverse=True))})\b")
ASIDE = "~"
REASON = re.compile(r"\b(?:because|cause|cos|coz|bc|cus|so (?=they|that|people|nobody))\b")
CLAUSE = re.compile(
    r"[.,;:!?()\[\]\n]|\b(?:but|though|although)\b|(?=~)|(?=\binstead\b)"
    r"|\b(?:and |or )?(?=\bi (?:love|like|want|wanna|prefer|enjoy|would|wish|rather)\b)"
    r"|\band (?=(?:love|like|prefer|want) )"
)
TOKEN = re.compile(r"[a-z0-9]+")
LONGEST = 40  # letters; what is longer is no word, and would be looked up in the square of its length
READINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (SAYING, lambda found: SAYINGS[found[0]]),
    (OF_ONESELF, " "),
    (RATHER, r"\g<what>. not"),
    (KINSFOLK, " "),
    (OF_OTHERS, r"\g<who> "),
    (HARMLESS, " "),
    (REASON, ASIDE),
)


def clauses(text: str) -> Iterator[Clause]:
    plain = INFORMATION_TECHNOLOGY.sub("infotech", text).lower().translate(APOSTROPHES)
    for pattern, read in READINGS:
        plain = pattern.sub(read, plain)
    for clause in CLAUSE.split(plain):
        wanted = _wanted([word[:LONGEST] for word in TOKEN.findall(clause)])
        words = _telling(wanted)
        if words:
            yield Clause(words, _settings(wanted), clause.startswith(ASIDE))


def _wanted(words: list[str]) -> list[str]:
    no = next((position for position, word in enumerate(words) if word in REFUSALS), None)
    if no is None:
        return words
    after = [word for word in _telling(words[no + 1 :]) if word not in GENERIC]
    return words[:no] if any(word in LEXICON.words or single(word) for word in after) else []


def _settings(words: list[str]) -> list[int]:
    return [len(_telling(words[:position])) for position, word in enumerate(words) if word in SETTING]


def _telling(words: list[str]) -> list[str]:
    return [form(word) for word in words if SPELLINGS.get(word, word) not in FILLERS]


def tokens(text: str) -> Iterator[list[str]]:
    """The telling words of each clause, without what is not wanted."""
    return (clause.words for clause in clauses(text))
