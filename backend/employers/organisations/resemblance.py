"""Whether two names that are not one are alike enough to be asked about, by what each of their words says.

Two names are alike when they share a word that says which employer it is, and what is left of each once the shared
words are taken away says nothing else: it is empty on one side, or of a trade of both, or nearly the same letters.
"Abara Digital" and "Abara Catering" share a name and do two things, so they are two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from backend.employers.organisations.name_words import (
    council_forms,
    councils,
    generic_words,
    trades,
    wide_phrases,
    written_out,
)


NEAR_WHOLE = 80  # of 100: how alike the letters of two names are that share no word of their own
LONG_ENOUGH_FOR_A_SLIP = 6  # letters: in a shorter word another letter is another word
MOST_JOINED = 3  # words that another spelling writes as one
COUNCIL = "council"
_DIGITS = re.compile(r"\d")
# Spellings of one sound, in the order they are taken.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^mac(?=[a-z]{3})", "mc"), (r"ph", "f"), (r"ck|c(?=[aou])", "k"), (r"our\b|our(?=s\b)", "or"), (r"re$", "er"),
        (r"y|e{2,}|ei|ie|ey", "i"), (r"z", "s"), (r"([a-z])\1+", r"\1"), (r"(?<=[a-z]{2})e$", ""),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """`form` is what its spellings have in common."""

    form: str
    trades: frozenset[str] = frozenset()
    is_own: bool = False  # it says which employer it is
    is_initial: bool = False  # of a person, before their name


Words = Sequence[Word]


class NameWords(tuple[Word, ...]):
    """The words of a name, with what is asked of them at each of thousands of comparisons found once."""

    @cached_property
    def forms(self) -> frozenset[str]:
        return frozenset(word.form for word in self)

    @cached_property
    def own(self) -> frozenset[str]:
        return frozenset(word.form for word in self if word.is_own)

    @cached_property
    def joined(self) -> frozenset[str]:
        """What another spelling could write as one word."""
        counts = range(2, MOST_JOINED + 1)
        return frozenset(_joined(self[at : at + count]).form for count in counts for at in range(len(self) - count + 1))

    @cached_property
    def letters(self) -> str:
        return "".join(sorted(word.form for word in self))


def words_of(said: tuple[str, ...]) -> NameWords:
    """The words of a name that say something."""
    out = [each for word in said for each in written_out().get(word, (word,))]
    kept = _without_wide(_one_council(out)) or out
    return NameWords(_read_together([_word(word, is_first=at == 0 and len(kept) > 1) for at, word in enumerate(kept)]))


def _read_together(words: Words) -> Words:
    """A word of several trades is of that which another word says: care homes are run, and not built."""
    said = [(word, _trades_of([other for other in words if other is not word])) for word in words]
    return tuple(replace(word, trades=word.trades & others or word.trades) for word, others in said)


def are_alike(one: NameWords, other: NameWords) -> bool:
    one, other = _joined_like(one, other), _joined_like(other, one)
    if _begins_with(one, other) or _begins_with(other, one):
        return True
    shares_a_name = not one.own.isdisjoint(other.own)
    if not shares_a_name and not _have_near_letters(one, other):
        return False
    left, right = _only_in(one, other), _only_in(other, one)
    return _say_the_same(left, right, shares_a_name=shares_a_name)


def _begins_with(name: NameWords, longer: NameWords) -> bool:
    """A name of words that many share ("Premier Inn") is said by all of them together."""
    is_whole = len(name) > 1 and not name.own
    return is_whole and [word.form for word in longer[: len(name)]] == [word.form for word in name]


def own_forms(words: NameWords) -> frozenset[str]:
    """What two names have in common that share a word of their own, however many words either writes it as."""
    return words.own | words.joined


def _have_near_letters(one: NameWords, other: NameWords) -> bool:
    return one.letters[:1] == other.letters[:1] and fuzz.ratio(one.letters, other.letters) >= NEAR_WHOLE


def _say_the_same(left: Words, right: Words, *, shares_a_name: bool) -> bool:
    left, right = _without_initials(left, right)
    if not left or not right:
        return shares_a_name
    common = _trades_of(left) & _trades_of(right)
    left, right = ([word for word in words if not word.trades & common] for words in (left, right))
    if not left or not right:
        return shares_a_name
    return _are_near("".join(word.form for word in left), "".join(word.form for word in right), shares_a_name)


def _trades_of(words: Words) -> frozenset[str]:
    return frozenset().union(*(word.trades for word in words))


def _without_initials(left: Words, right: Words) -> tuple[Words, Words]:
    """Initials say nothing where the other name has none, and go with a name that begins with them."""
    if left and right and (left[0].is_initial or right[0].is_initial):
        short, full = sorted((left[0].form, right[0].form), key=len)
        if full.startswith(short) and len(short) == 1:
            return left[1:], right[1:]
        if left[0].is_initial and right[0].is_initial:
            return left, right
    return tuple(word for word in left if not word.is_initial), tuple(word for word in right if not word.is_initial)


def _are_near(left: str, right: str, shares_a_name: bool) -> bool:
    if _number_in(left) != _number_in(right):
        # The next of a chain of companies is asked about; "Employer 1" and "Employer 2" are two.
        return shares_a_name and _DIGITS.sub("", left) == _DIGITS.sub("", right)
    if left == right:
        return True
    if min(len(left), len(right)) < 4 or left[0] != right[0] or OSA.distance(left, right) != 1:
        return False
    return max(len(left), len(right)) >= LONG_ENOUGH_FOR_A_SLIP or sorted(left) == sorted(right)


def _only_in(one: NameWords, other: NameWords) -> Words:
    return tuple(word for word in one if word.form not in other.forms)


def _joined_like(one: NameWords, other: NameWords) -> NameWords:
    """Words next to each other that the other name writes as one."""
    if one.joined.isdisjoint(other.forms):
        return one
    forms = {form for form in other.forms if len(form) > 3}
    found: list[Word] = []
    at = 0
    while at < len(one):
        runs = (one[at : at + count] for count in range(min(MOST_JOINED, len(one) - at), 1, -1))
        run = next((run for run in runs if _joined(run).form in forms), None)
        found.append(_joined(run) if run else one[at])
        at += len(run) if run else 1
    return NameWords(found)


def _joined(run: Words) -> Word:
    return Word(_form("".join(word.form for word in run)), is_own=True)


def _without_wide(words: list[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(words):
        wide = next((phrase for phrase in wide_phrases() if tuple(words[at : at + len(phrase)]) == phrase), ())
        if not wide:
            found.append(words[at])
        at += len(wide) or 1
    return found


def _one_council(words: list[str]) -> list[str]:
    """A council is named by its place; "London Borough of", "LBC" and "City Council" say that it is one."""
    if not councils().intersection((words[0], words[-1], *(word for word in words if word in {COUNCIL, "borough"}))):
        return words
    named = [word for word in words if word not in council_forms()]
    return [*named, COUNCIL] if named else words


def _word(word: str, *, is_first: bool) -> Word:
    initial = is_first and word.isalpha() and len(word) <= 2 and word not in generic_words()
    generic = word in generic_words() or _form(word) in _generic_forms() or any(letter.isdigit() for letter in word)
    return Word(_form(word), trades().get(word, frozenset()), is_own=not generic and len(word) > 1, is_initial=initial)


@cache
def _generic_forms() -> frozenset[str]:
    return frozenset(_form(word) for word in generic_words())


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    """Without the plural, and one letter for one sound."""
    word = f"{word[:-3]}y" if len(word) > 5 and word.endswith("ies") else word
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _number_in(text: str) -> str:
    return "".join(_DIGITS.findall(text))
