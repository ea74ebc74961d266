"""Words of a young person that name harm to them or to somebody: read by a person at once, and never scored.

No list is whole. It decides what is read first, and nothing else; what is not found is read on the next working day.
It looks for phrases of the file, word for word and in every disguise that `disguised_words` reads, and rather finds
too much: “my mum is going to kill me” and “I hit me thumb” are found, and so is “I am not suicidal”. Phrases that only
sound so (`harmless`) are taken out before; some count where nothing else is said (`alone`): “help me”. Of some pictures
nobody can tell what they say (`picture`). What a telephone heard as other words, and short cries in other languages,
`harm_heard` finds by lists of its own. It misses what is said in another language and is not on them (that it is,
`is_beyond_the_list` tells mostly), by a hint or in slang that is not on the file, a sentence in which other words stand
between (“hits my little cousin and me”), and harm that nobody names.
"""

import re
from functools import cache

from backend.reference.disguised_words import Disguises, as_it_looks
from backend.reference.fixture_files import read_rows
from backend.reference.harm_heard import Heard, any_of, in_other_languages


PHRASES, ENGLISH = "harm_phrases.csv", "english_words.csv"
HARMLESS, PICTURE, ALONE = "harmless", "picture", "alone"
CUT = " … "  # in the place of what only sounds so, so that its neighbours do not become a phrase
MOST_READ = 500_000  # letters, far more than anybody types: what follows them would hold up the page that asks
MOST_HEARD = 50_000  # far more than anybody says to a telephone
LONGEST_CRY = 100  # letters, of which it is one while nothing else is said
TENTH = 10
TELLING_WORDS, ONE_IN = 4, 5  # of so many words that a language can be told by them, one in five is everyday English
SAID_AS = {"wanna": "want to", "gonna": "going to", "u": "you", "ur": "your", "cus": "because", "m8s": "mates"}
SAID_AS |= dict.fromkeys(("pls", "plz", "plss"), "please")
AGAIN = re.compile(r"\b(\w+)(?: \1\b)+")


def names_harm(text: str) -> bool:
    """Whether a phrase of the list stands in it, however it is spelt with capitals, apostrophes and spaces, or hid."""
    written = text[:MOST_READ]
    harm, _ = _patterns()
    plain = _plain(written)
    if harm.search(_without_harmless(plain)) or _is_a_cry(plain):
        return True
    read = _without_harmless(_plain(_disguises().read(written)))
    if harm.search(read) or _disguises().runs_together(read):
        return True
    looks = _as_typed(written[:MOST_HEARD])
    return bool(in_other_languages(_as_typed).search(looks)) or _heard().names_harm(looks, _without_harmless)


def _is_a_cry(words: str) -> bool:
    """Whether nothing else is said: “help me with my CV” is no cry, “help help me pls” is one."""
    return len(words) < LONGEST_CRY and AGAIN.sub(r"\1", _heard().meant(words)) in _of_kind(ALONE)


def _without_harmless(words: str) -> str:
    return _patterns()[1].sub(CUT, words)


def may_name_harm(text: str) -> bool:
    """Whether it does, or nobody knows until somebody has read it: wherever words are kept, told of and passed on."""
    return names_harm(text) or is_beyond_the_list(text)


def is_beyond_the_list(text: str) -> bool:
    """Whether the list has hardly looked through it: a picture that may mean harm stands in it, so much is written in
    other letters than English is, or so few of its words are everyday English. Of one to three words in English letters
    nothing can be told."""
    read = text[:MOST_READ]
    if any(each in read for each in _pictures()):
        return True
    letters = [each for each in read if each.isalpha()]
    if len([each for each in letters if not each.isascii()]) * TENTH > len(letters):
        return True
    words = [each for each in _plain(read).split() if each.isalpha()]
    return len(words) >= TELLING_WORDS and sum(each in _english() for each in words) * ONE_IN < len(words)


@cache
def _english() -> frozenset[str]:
    return frozenset(word for _, row in read_rows(ENGLISH) for word in row["words"].split("|"))


@cache
def _of_kind(*kinds: str) -> frozenset[str]:
    return frozenset(_plain(row["phrase"]) for _, row in read_rows(PHRASES) if row["kind"] in kinds)


@cache
def _phrases() -> tuple[list[str], list[str]]:
    """Those of harm, and those that only sound so."""
    harmless = _of_kind(HARMLESS)
    kinds = {row["kind"] for _, row in read_rows(PHRASES)} - {HARMLESS, PICTURE, ALONE}
    return sorted(_of_kind(*sorted(kinds))), sorted(harmless)


@cache
def _pictures() -> frozenset[str]:
    return frozenset(row["phrase"] for _, row in read_rows(PHRASES) if row["kind"] == PICTURE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    harm, harmless = _phrases()
    return any_of(harm), any_of(harmless)


@cache
def _heard() -> Heard:
    return Heard(_phrases()[0], _plain)


@cache
def _disguises() -> Disguises:
    harm, harmless = _phrases()
    return Disguises(harm, {*_english(), *SAID_AS, *" ".join(harmless).split()})


def _as_typed(text: str) -> str:
    return _plain(as_it_looks(text))


def _plain(text: str) -> str:
    """Words in small letters with one space between, as they are said in full."""
    words = re.sub(r"[’'`´]", "", text.casefold()).replace("_", " ")
    return " ".join(SAID_AS.get(each, each) for each in re.findall(r"\w+", words))
