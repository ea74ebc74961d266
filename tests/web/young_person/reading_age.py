"""How hard a sentence is to read, by the measure of Flesch and Kincaid: the school year it is read in, in America.

Six is about eleven years of age. The measure counts words and syllables, so of a label of a few words it says little:
there each word is looked at instead.
"""

import re


FEWEST_WORDS = 5
HARDEST = 6.0
LONGEST_WORD = 3  # syllables of a word in a label
# Words of the field or of everyday life that they know, and that have no shorter one; each counts as two syllables.
KNOWN = frozenset({"apprenticeship", "samaritans", "university", "adviser", "experience", "interested", "february"})
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
_WORD = re.compile(r"[A-Za-z’']+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<![aeiouyl])e$|(?<=[^aeioudt])ed$|(?<=[^aeiouszxc])es$")


def sentences_in(text: str) -> list[str]:
    return [each for each in _SENTENCE_END.split(text.strip()) if _WORD.search(each)]


def syllables(word: str) -> int:
    plain = word.lower().replace("’", "").replace("'", "")
    if plain in KNOWN:
        return 2
    return max(1, len(_VOWELS.findall(_SILENT.sub("", plain))))


def grade(sentence: str) -> float:
    words = _WORD.findall(sentence)
    return 0.39 * len(words) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def is_too_hard(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    if len(words) < FEWEST_WORDS:
        return any(syllables(word) > LONGEST_WORD for word in words)
    return grade(sentence) > HARDEST
