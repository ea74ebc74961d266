"""Harm that stands in other words than those of the list: as a telephone that writes for somebody hears it (“hit in
me”, “sue a side”), and in another language as it is typed in a hurry, without its accents (“cuu toi”, “boje sie”).

Both are lists written by hand (`harm_heard.csv`, `harm_other_languages.csv`) and no list is whole. Of four words or
more in another language `harm_words.is_beyond_the_list` tells without one; these are for the short ones.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from backend.reference.fixture_files import read_rows


HEARD, OTHER_LANGUAGES = "harm_heard.csv", "harm_other_languages.csv"
ENDING = re.compile(r"\b(\w{2,})ing\b")
BEGINS = "going "  # “go in to kill me” is not heard for it, and “go in” is what anybody says
VOWELS = "aeiou"


class Heard:
    """Of the phrases of a list, and `plain`, which writes words as the list has them."""

    def __init__(self, phrases: Iterable[str], plain: Callable[[str], str]):
        rows = {plain(row["heard"]): plain(row["meant"]) for _, row in read_rows(HEARD)}
        self._heard = any_of(rows)
        self._meant = rows
        self._phrases = any_of({*phrases, *(each for phrase in phrases for each in _cut_short(phrase))})

    def names_harm(self, words: str, without: Callable[[str], str]) -> bool:
        """`without` takes out what only sounds so: before, of what was said, and after, of what may have been meant."""
        return bool(self._phrases.search(without(self.meant(without(words)))))

    def meant(self, words: str) -> str:
        return self._heard.sub(lambda found: self._meant[found.group()], words)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Longer ones first, so that of two that begin alike the whole one is found."""
    written = "|".join(re.escape(each) for each in sorted(set(phrases), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)")


@cache
def in_other_languages(plain: Callable[[str], str]) -> re.Pattern[str]:
    return any_of(plain(row["phrase"]) for _, row in read_rows(OTHER_LANGUAGES))


def _cut_short(phrase: str) -> list[str]:
    """“hitting me” is heard as “hit in me”, “choking me” as “choke in me”."""
    if phrase.startswith(BEGINS):
        return []
    return [
        f"{phrase[: found.start()]}{stem} {heard}{phrase[found.end() :]}"
        for found in ENDING.finditer(phrase)
        for stem in _stems(found.group(1))
        for heard in ("in", "n")
    ]


def _stems(stem: str) -> set[str]:
    undoubled = {stem[:-1]} if stem[-1:] == stem[-2:-1] else set()
    silent = {f"{stem}e"} if stem[-1] not in VOWELS else set()
    return {stem, *undoubled, *silent}
