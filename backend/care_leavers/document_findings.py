"""What is found in a document before it is sent: what tells of the young person more than it should.

Found anew each time from what was read out of the file, so that a fact recorded since (a new postcode, a home that is
confidential now) is looked for too. No list is whole: somebody reads the document itself.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import TextChoices

from backend.care_leavers.document_text import IN_WORDS, as_read
from backend.care_leavers.models import CareLeaver
from backend.core.digest import json_digest
from backend.documents.reading import Note, Reading, Words
from backend.reference.postcodes import IN_A_TEXT, normalise_postcode
from backend.reference.streets import HOUSE_WORDS, STREET_WORDS
from backend.reference.telling_words import doubts_in


class Tell(TextChoices):
    """What was found, in the order of a page: what cannot be undone once it is out comes first."""

    HOME = "home", "Their home postcode"
    ADDRESS = "address", "An address"
    PLACE = "place", "Where a picture was taken"
    BIRTH = "birth", "Their date of birth"
    NUMBER = "number", "A National Insurance number"
    IDENTIFIER = "identifier", "The number that the council keeps them under"
    WORDS = "words", "Words that may tell more than they want"
    WORKER = "worker", "Who works with them"
    PHONE = "phone", "A phone number"
    EMAIL = "email", "An e-mail address"
    PICTURE = "picture", "A picture"
    BESIDE = "beside", "Beside the words"
    UNREAD = "unread", "No words could be read"


NOT_REPEATED = "not repeated here: an address of theirs is confidential"
READ_ALL = "an address of theirs is confidential: read all of it for that"
LOOK_YOURSELF = "it is a picture, so nothing in it was looked for: read it yourself"
EVERYWHERE = "everywhere"
MAY_SHOW_THEM = "it may show them, or where they live"
PLACE_TAKEN = "Place where it was taken"
SHORTEST_NAME = 3  # of a name that is looked for
POSTCODE = re.compile(IN_A_TEXT)
NATIONAL_INSURANCE = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ .-]?(?:[0-9]{2}[ .-]?){3}[A-D]\b", re.IGNORECASE
)
# Without its zero a mobile number comes out of a spreadsheet.
PHONE = re.compile(r"(?<![\w/])(?:(?:\+44|0044|0)[ ()./-]{0,2}(?:[0-9][ ()./-]{0,2}){9,11}|7[0-9]{9})(?![0-9])")
AT = r"(?: ?@ ?| ?[(\[] ?at ?[)\]] ?)"
EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}{AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}", re.IGNORECASE)
NAMES = rf"(?:{STREET_WORDS}|{HOUSE_WORDS})"
# In small letters only what nothing else is called that a number goes before: “2 years in a place” is no address.
IN_HASTE = r"(?:road|rd|street|avenue|lane|gardens|crescent|terrace|grove|mews)"
STREET = re.compile(
    rf"\b[0-9]{{1,4}}[A-Za-z]?,?[ ]+(?:(?:[A-Z][\w'’-]*[ ]+){{1,4}}(?:{NAMES}|{NAMES.upper()})"
    rf"|(?:[a-z][a-z'’-]*[ ]+){{1,2}}{IN_HASTE})\b"
)
BETWEEN = r"[ ./-]{0,2}"
ALIKE = {"0": "[0O]", "O": "[0O]", "1": "[1IL]", "I": "[1IL]"}
SAYS_BIRTH = re.compile(r"\b(?:date of birth|d\.?[ ]?o\.?[ ]?b\b\.?|born (?:on|in)|birthday)", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """`goes` says whether a cleaned copy is without it; what stands in the words, nobody but its writer takes out."""

    tell: Tell
    where: str
    said: str
    goes: bool = False


def findings_in(reading: Reading, person: CareLeaver, *, is_confidential: bool) -> list[Finding]:
    """All of them, in the order of `Tell`; the same words on several pages once.

    Where an address of theirs is confidential, none is repeated: of a home of before we know the postcode alone. No
    pattern knows every address, and none reads a picture, so that is found in every file: a look of before counts no
    longer.
    """
    found: dict[tuple[Tell, str, bool], list[str]] = {}
    for each in (*_in_words(reading, person), *_beside(reading.notes), *_unseen(reading)):
        each = _without_address(each) if is_confidential else each
        places = found.setdefault((each.tell, each.said, each.goes), [])
        if each.where not in places:
            places.append(each.where)
    if is_confidential:
        found[(Tell.ADDRESS, READ_ALL, False)] = [EVERYWHERE]
    order = list(Tell)
    in_order = sorted(found.items(), key=lambda entry: order.index(entry[0][0]))
    return [Finding(tell, ", ".join(places), said, goes) for (tell, said, goes), places in in_order]


def digest_of(findings: Iterable[Finding]) -> str:
    return json_digest([[each.tell.value, each.where, each.said, each.goes] for each in findings])


def _in_words(reading: Reading, person: CareLeaver) -> Iterator[Finding]:
    for words in reading.words:
        yield from _in_text(words, person)


def _in_text(words: Words, person: CareLeaver) -> Iterator[Finding]:
    text = as_read(words.text)
    for tell, look in LOOKS:
        for said in look(text, person):
            yield Finding(tell, words.where, said)


def _without_address(found: Finding) -> Finding:
    """A confidential address stands on no page of ours, also where a file repeats it."""
    if found.tell in (Tell.HOME, Tell.ADDRESS, Tell.PLACE):
        return replace(found, said=NOT_REPEATED)
    return replace(found, said=STREET.sub("…", POSTCODE.sub("…", found.said)))


def _home(text: str, person: CareLeaver) -> list[str]:
    theirs = normalise_postcode(person.home_postcode)
    return _however_set(theirs, ALIKE).findall(text) if theirs else []


def _however_set(written: str, alike: Mapping[str, str]) -> re.Pattern[str]:
    """With a space, a sign or nothing between its letters and digits, and with those that are typed for each other."""
    signs = (alike.get(each, re.escape(each)) for each in written if each.isalnum())
    return re.compile(rf"(?<!\w){BETWEEN.join(signs)}(?!\w)", re.IGNORECASE)


def _addresses(text: str, person: CareLeaver) -> Iterator[str]:
    theirs = normalise_postcode(person.home_postcode)
    yield from STREET.findall(text)
    for found in POSTCODE.findall(text):
        postcode = normalise_postcode(found)
        if postcode and postcode != theirs:
            yield found


def _births(text: str, person: CareLeaver) -> list[str]:
    written = [found.group() for found in birth_pattern(person.birth_date).finditer(text)]
    return written or [found.group() for found in SAYS_BIRTH.finditer(text)]


def birth_pattern(born: dt.date) -> re.Pattern[str]:
    """14/03/2008, 14.3.08, 2008-03-14, 14 March 2008, 14th of Mar 2008, fourteenth of March, 14MAR2008, March 14, 2008,
    14032008, and month first."""
    day, month = rf"(?:0?{born.day}(?:st|nd|rd|th)?|{IN_WORDS[born.day - 1]})", rf"0?{born.month}"
    year, gap = rf"(?:{born.year}|'?{born:%y})", r"[\s./,\\|_:·•-]{1,3}"
    close, of = gap.replace("1,3", "0,3"), r"(?:\s+of)?"
    written = rf"(?:{born:%B}|{born:%b}{'t?' if born.month == 9 else ''})"
    name = rf"{written}(?![a-z])"
    ways = (
        rf"{day}{gap}{month}{gap}{year}",
        rf"{month}{gap}{day}{gap}{year}",
        rf"{born.year}{gap}{month}{gap}{day}",
        rf"{day}{of}{close}{written}{close}{year}",
        rf"{name}{gap}(?:the\s+)?{day}{gap}{year}",
        rf"{born:%d%m%Y}|{born:%Y%m%d}|{born:%d%m%y}",
        rf"{day}{of}{gap}{name}(?!\s*,?\s*[0-9])",
    )
    return re.compile(rf"(?<![0-9])(?:{'|'.join(ways)})(?![0-9])", re.IGNORECASE)


def _identifier(text: str, person: CareLeaver) -> list[str]:
    return _however_set(person.identifier, {}).findall(text) if person.identifier else []


def _telling(text: str, _person: CareLeaver) -> Iterator[str]:
    for doubt in doubts_in(text):
        yield f"“{doubt.phrase}” {doubt.category.label}"


def _workers(text: str, person: CareLeaver) -> Iterator[str]:
    for name in {str(person.eet_adviser or ""), person.known_personal_adviser} - {""}:
        if len(name) >= SHORTEST_NAME and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield name


def _whole(pattern: re.Pattern[str]) -> Callable[[str, CareLeaver], Iterable[str]]:
    return lambda text, _person: (found.group().strip() for found in pattern.finditer(text))


LOOKS: tuple[tuple[Tell, Callable[[str, CareLeaver], Iterable[str]]], ...] = (
    (Tell.HOME, _home),
    (Tell.ADDRESS, _addresses),
    (Tell.BIRTH, _births),
    (Tell.NUMBER, _whole(NATIONAL_INSURANCE)),
    (Tell.IDENTIFIER, _identifier),
    (Tell.WORDS, _telling),
    (Tell.WORKER, _workers),
    (Tell.PHONE, _whole(PHONE)),
    (Tell.EMAIL, _whole(EMAIL)),
)


def _beside(notes: Iterable[Note]) -> Iterator[Finding]:
    for note in notes:
        if note.what == PLACE_TAKEN:
            yield Finding(Tell.PLACE, note.where, note.said, note.goes)
        else:
            said = "".join(letter for letter in note.said if letter.isprintable())
            yield Finding(Tell.BESIDE, note.where, f"{note.what}: {said}", note.goes)


def _unseen(reading: Reading) -> Iterator[Finding]:
    for where in reading.pictures:
        yield Finding(Tell.PICTURE, where, MAY_SHOW_THEM)
    for where in reading.unread:
        yield Finding(Tell.UNREAD, where, LOOK_YOURSELF)
