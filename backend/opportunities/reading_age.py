"""How old a reader should be to follow a text: an estimate from the length of its words and sentences alone.

The Automated Readability Index (Senter and Smith, 1967) needs no list of syllables. It gives an American school year,
which a child reaches five years after birth.
"""

import math
import re


FEWEST_WORDS = 20  # below that the figure jumps with every word
YEARS_BEFORE_SCHOOL = 5
YOUNGEST, OLDEST = 6, 18
AIM = 11
_SENTENCE_END = re.compile(r"(?<![.!?:;])[.!?:;]+(?=\s|$)|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def reading_age(text: str) -> int | None:
    """In years, estimated; None for a text too short to tell."""
    sentences = [found for part in _SENTENCE_END.split(text) if (found := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    letters = sum(map(len, words))
    school_year = 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43
    return max(YOUNGEST, min(OLDEST, math.ceil(school_year) + YEARS_BEFORE_SCHOOL))
