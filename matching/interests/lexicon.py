"""Which kinds of work a text is about, by the words in it.

Texts are cut into clauses; a clause that says no ("not", "don't", "hate") is left out. Longer phrases win over shorter
ones; endings are matched only where an entry allows it; a misspelt word is read as its nearest entry.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache

from matching.interests.concepts import NAMES
from matching.interests.words import common
from matching.interests.words.ideas import WORDS as IDEAS
from matching.interests.words.making import WORDS as MAKING
from matching.interests.words.outdoors import WORDS as OUTDOORS
from matching.interests.words.people import WORDS as PEOPLE


Weights = dict[int, float]

FILLERS = frozenset(common.FILLERS.split())
GENERIC = frozenset(common.GENERIC.split())
REFUSALS = frozenset(common.REFUSALS.split())
CLAUSE = re.compile(
    r"[.,;:!?()\[\]\n]|\b(?:but|though|because|cos|coz)\b|\bso (?:they|that|people|nobody)\b|(?=\binstead\b)"
)
INFORMATION_TECHNOLOGY = re.compile(r"\bI\.?T\b\.?|(?i:\bit\b(?= (support|technic|solution|job|help|system)))")
HARMLESS = re.compile(  # a no that refuses no kind of work
    r"\b(never (had|got|been|did|knew|met)"
    r"|(not|dont|never) (really )?(mind|scared|afraid|bothered|fussed|squeamish|shy|just|only))\b"
)
TOKEN = re.compile(r"[a-z0-9]+")
LONGEST_PHRASE = 4
SHORTEST_GUESS = 5


def singular(token: str) -> str:
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if len(token) > 3 and token.endswith("s") and token[-2] not in "sui":
        return token[:-1]
    return token


class Lexicon:
    def __init__(self, sources: Iterable[dict[str, str]]) -> None:
        self.exact: dict[tuple[str, ...], Weights] = defaultdict(dict)
        self.endings: dict[tuple[str, ...], Weights] = defaultdict(dict)
        for source in sources:
            for concept, entries in source.items():
                for entry in entries.split():
                    self._add(NAMES.index(concept), entry)
        self._roots = sorted({key[0] for key in (*self.exact, *self.endings) if len(key) == 1})

    def _add(self, concept: int, entry: str) -> None:
        phrase, _, weight = entry.partition(":")
        table = self.endings if phrase.endswith("*") else self.exact
        parts = [part for part in phrase.rstrip("*").split("_") if part]
        last = parts[-1] if phrase.endswith("*") else singular(parts[-1])
        plain = [singular(part.replace("*", "")) for part in parts[:-1]]
        key = (*(part for part in plain if part not in FILLERS), last)
        table[key][concept] = float(weight or 2)

    def look_up(self, words: tuple[str, ...]) -> Weights:
        """What a phrase is about: its own entry, and the longest entry that its last word begins with."""
        last = words[-1]
        for size in range(len(last), 1, -1):
            longest = self.endings.get((*words[:-1], last[:size]))
            if longest:
                return longest | self.exact.get(words, {})
        return self.exact.get(words, {})

    def guess(self, word: str) -> Weights:
        """The entry a misspelt word probably means."""
        if len(word) < SHORTEST_GUESS:
            return {}
        near = [root for root in self._roots if root[:2] == word[:2] and abs(len(root) - len(word)) <= 2]
        best = get_close_matches(word, near, n=1, cutoff=0.85)
        return self.look_up((best[0],)) if best else {}


LEXICON = Lexicon((PEOPLE, OUTDOORS, MAKING, IDEAS))


def tokens(text: str) -> Iterator[list[str]]:
    """The telling words of each clause that does not say no."""
    plain = INFORMATION_TECHNOLOGY.sub("infotech", text).lower().replace("'", "").replace("’", "").replace("-", " ")
    plain = HARMLESS.sub(" ", plain.replace("make up", "makeup"))
    for clause in CLAUSE.split(plain):
        words = TOKEN.findall(clause)
        if REFUSALS.isdisjoint(words):
            telling = [singular(word) for word in words if word not in FILLERS]
            if telling:
                yield telling


@lru_cache(maxsize=100_000)
def single(word: str) -> Weights:
    return LEXICON.look_up((word,))


@lru_cache(maxsize=20_000)
def guessed(word: str) -> Weights:
    return single(word) or LEXICON.guess(word)
