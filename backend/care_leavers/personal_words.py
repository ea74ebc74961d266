"""Words that somebody who knows a young person would try first: none of them opens their page."""

import datetime as dt
import itertools
import unicodedata
from collections.abc import Iterator

from django.conf import settings
from django.utils.dates import MONTHS
from django.utils.translation import override

from backend.care_leavers.document_text import IN_WORDS
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.core.telephones import dialled
from backend.links.visits import plain_word


SHORTEST = 4  # letters or digits of a part that gives a word away
SHORTEST_NAME = 3
EASY = frozenset(
    {"password", "birthday", "careleaver", "secret", "letmein", "qwer", "hello", "welcome", "nextsteps", "adviser"}
)  # also a part
EASY_ALONE = frozenset({"word", "2580", "0852"})
DIFFERENT_SIGNS = 3  # letters or digits
UK = "44"


def refuse_personal_word(care_leaver: CareLeaver, word: str) -> None:
    """Refuse what is, or holds, something that is known of them, or what anybody would try."""
    plain = plain_word(word)
    for what, parts in _known(care_leaver):
        if any(part and part in plain for part in parts):
            raise Refused(f"Choose another word: this one holds {what}, which other people know.", field="word")
    if _is_easy(plain):
        raise Refused("Choose another word: this one is easy to guess.", field="word")


def _known(person: CareLeaver) -> Iterator[tuple[str, set[str]]]:
    yield "their birth date", set(birth_date_writings(person.birth_date))
    names = " ".join((person.given_name, person.family_name, person.preferred_name))
    yield "their name", {each for each in (*_parts(names), plain_word(names)) if len(each) >= SHORTEST_NAME}
    yield "a part of their phone number", _numbers(person.phone)
    yield "their e-mail address", {name for name in _parts(person.email.partition("@")[0]) if len(name) >= SHORTEST}
    yield "their postcode", _postcode_parts(person.home_postcode)
    yield "a number that the council keeps them under", _identifiers(person.identifier)


def birth_date_writings(born: dt.date) -> Iterator[str]:
    """14032008, 140308, 1403, 2008, 14march, 14thofmarch, fourteenthmarch, march14 and the like, month first and year
    first too."""
    days, months = {f"{born.day}", f"{born.day:02}"}, {f"{born.month}", f"{born.month:02}"}
    years = {f"{born.year}", f"{born.year % 100:02}"}
    yield f"{born.year}"
    for day in days:
        for month in months:
            yield from (
                first + second for first, second in ((day, month), (month, day)) if len(day + month) >= SHORTEST
            )
            for year in years:
                yield from (day + month + year, month + day + year, year + month + day)
    name = f"{born:%B}".lower()
    for month in {name, name[:3], *(["sept"] if born.month == 9 else []), *_in_languages(born.month)}:
        for day in (*days, IN_WORDS[born.day - 1].replace("[ -]", "")):
            yield from (f"{day}{between}{month}" for between in ("", "st", "nd", "rd", "th", "of", *_OF))
            yield f"{month}{day}"
            yield f"{month}the{day}"
        yield from (f"{month}{year}" for year in years)


def _in_languages(month: int) -> set[str]:
    """The month as it is called in each language that their page has."""
    names = set()
    for code, _ in settings.LANGUAGES:
        with override(code):
            names.add(plain_word(str(MONTHS[month])))
    return names


_OF = ("stof", "ndof", "rdof", "thof")


def _parts(text: str) -> set[str]:
    spaced = "".join(letter if letter.isalnum() else " " for letter in unicodedata.normalize("NFKD", text.casefold()))
    apart = {plain_word(each) for each in spaced.split()}
    joined = {plain_word(each) for each in text.split()}  # O'Neil is said in one
    return apart | joined


def _numbers(phone: str) -> set[str]:
    """Every four digits of it that follow one another, as it is dialled here and from abroad."""
    digits = "".join(letter for letter in dialled(phone) or phone if letter.isdigit())
    ours = digits.removeprefix("00").removeprefix(UK) if phone.strip().startswith(("+", "00")) else digits
    bare = ours.removeprefix("0")
    return {part for each in (digits, f"0{bare}", f"{UK}{bare}") for part in _windows(each)}


def _windows(text: str) -> set[str]:
    return {text[place : place + SHORTEST] for place in range(len(text) - SHORTEST + 1)}


def _postcode_parts(postcode: str) -> set[str]:
    """The first half, which is said of a whole neighbourhood, and whatever four of it stand together."""
    first = plain_word(postcode.partition(" ")[0])
    return _windows(plain_word(postcode)) | ({first} if len(first) >= SHORTEST_NAME else set())


def _identifiers(identifier: str) -> set[str]:
    whole = plain_word(identifier)
    digits = "".join(letter for letter in whole if letter.isdigit())
    return {each for each in (whole, digits) if len(each) >= SHORTEST}


def _is_easy(plain: str) -> bool:
    """What anybody tries first, with whatever beside it; steps like 1357 and cba; 1212 and 7722."""
    if not plain:
        return False
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(plain)}
    in_steps = len(steps) == 1 and steps <= {-2, -1, 0, 1, 2}
    halves = range(1, len(plain) // 2 + 1)
    repeats = any(plain == plain[:each] * (len(plain) // each) for each in halves)
    is_known = plain in EASY_ALONE or any(easy in plain for easy in EASY)
    return is_known or in_steps or repeats or len(set(plain)) < DIFFERENT_SIGNS
