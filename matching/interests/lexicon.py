"""Which kinds of work a word or phrase is about.

Longer phrases win over shorter ones; endings are matched only where an entry allows it; a misspelt word is read as its
nearest entry.
"""

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from matching.interests.concepts import NAMES
from matching.interests.forms import FILLERS, FORMS, ORDINARY, form, sound
from matching.interests.words import TABLES


Weights = dict[int, float]

SHORTEST_GUESS, SHORTEST_SOUND = 5, 4
ALIKE, ALIKE_IN_SOUND = 0.85, 0.7


class Lexicon:
    def __init__(self, sources: Iterable[dict[str, str]]) -> None:
        self.exact: dict[tuple[str, ...], Weights] = defaultdict(dict)
        self.endings: dict[tuple[str, ...], Weights] = defaultdict(dict)
        for source in sources:
            for concept, entries in source.items():
                for entry in entries.split():
                    self._add(NAMES.index(concept), entry)
        self.words = {part for key in (*self.exact, *self.endings) for part in key}
        self._near: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for root in sorted({key[0] for key in (*self.exact, *self.endings) if len(key) == 1}):
            self._near[root[:2]].append((root, sound(root)))

    def _add(self, concept: int, entry: str) -> None:
        phrase, _, weight = entry.partition(":")
        table = self.endings if phrase.endswith("*") else self.exact
        *before, last = [part.rstrip("*") for part in phrase.split("_") if part]
        last = FORMS.get(last, last) if phrase.endswith("*") else form(last)
        key = (*(form(part) for part in before if part not in FILLERS), last)
        table[key][concept] = max(float(weight or 2), table[key].get(concept, 0.0))

    def look_up(self, words: tuple[str, ...]) -> Weights:
        """What a phrase is about: its own entry, else the longest entry that its last word begins with."""
        exact, last = self.exact.get(words, {}), words[-1]
        whole = self.endings.get(words, {})
        if exact or whole:
            return whole | exact
        for size in range(len(last) - 1, 1, -1):
            longest = self.endings.get((*words[:-1], last[:size]))
            if longest:
                return longest
        return {}

    def guess(self, word: str) -> Weights:
        """The entry a misspelt word probably means: spelt nearly so, or less nearly but sounding the same."""
        if len(word) < SHORTEST_GUESS or word in self.words or word in ORDINARY:
            return {}
        best, most = "", 0.0
        heard = sound(word)
        for root, sounding in self._near.get(word[:2], ()):
            if abs(len(root) - len(word)) <= 2:
                same = len(heard) >= SHORTEST_SOUND and heard == sounding
                likeness = SequenceMatcher(None, word, root).ratio()
                if likeness > most and likeness >= (ALIKE_IN_SOUND if same else ALIKE):
                    best, most = root, likeness
        return self.look_up((best,)) if best else {}


LEXICON = Lexicon(TABLES)


@lru_cache(maxsize=100_000)
def single(word: str) -> Weights:
    return LEXICON.look_up((word,))


@lru_cache(maxsize=20_000)
def guessed(word: str) -> Weights:
    return single(word) or LEXICON.guess(word)
