"""Who may be the same person: names written otherwise with one birth date, identifiers a spreadsheet wrote otherwise.

Nothing here decides. What looks alike is offered to a person.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from backend.care_leavers.models import CareLeaver
from backend.core.search import plain_words
from backend.councils.models import Council


TELL_APART = ("given_name", "family_name", "preferred_name", "birth_date")  # as `known` takes them
SAME_NAME = "same name and birth date"
NEAR_NAME = "nearly the same name, same birth date"
PART_OF_NAME = "one name in common, same birth date"
DAY_AND_MONTH = "same name, day and month of birth exchanged"
SAME_NUMBER = "the same identifier, written otherwise"
SHORTEST_NEARLY = 2  # letters; of one letter nothing would be left
MOST_PARTS_PAIRED = 4
_WHOLE_NUMBER = re.compile(r"0*([0-9]{1,40})(?:[.,]0{1,10})?")
_SCIENTIFIC = re.compile(r"([0-9](?:\.[0-9]{1,20})?)E\+?([0-9]{1,2})", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """Somebody who is here, by what tells people apart."""

    id: int
    identifier: str
    ways: tuple[frozenset[str], ...]  # their name on paper, and with the name they go by
    birth_date: dt.date


def name_parts(*names: str) -> frozenset[str]:
    """Without accents, capitals, punctuation and order."""
    return frozenset(plain_words(*names))


def same_identifier(one: str, other: str) -> bool:
    """Whether a spreadsheet may have made one out of the other: 0012345, 12345, 12345.0, 1.2345E+04."""
    ours, theirs = _compared(one), _compared(other)
    if ours == theirs:
        return True
    short, number = sorted((ours, theirs), key=lambda each: not each.startswith("~"))
    return short.startswith("~") and number.isdigit() and _shortened(number, short) == short


def _compared(identifier: str) -> str:
    """A number without what spreadsheets add and drop; ~ stands before one of which only the first digits are left."""
    bare = "".join(identifier.split()).casefold().lstrip("'")
    if match := _SCIENTIFIC.fullmatch(bare):
        return f"~{match[1].replace('.', '').rstrip('0') or '0'}e{int(match[2])}"
    match = _WHOLE_NUMBER.fullmatch(bare)
    return match[1].lstrip("0") or "0" if match else re.sub(r"[^\w]+", "", bare)


def _shortened(number: str, like: str) -> str:
    """The number as a spreadsheet would shorten it to so many digits."""
    digits = len(like.partition("e")[0]) - 1
    mantissa, _, power = f"{Decimal(number):.{max(digits - 1, 0)}e}".partition("e")
    return f"~{mantissa.replace('.', '').rstrip('0') or '0'}e{int(power)}"


def likeness(one: Known, other: Known) -> str:
    """How two look alike, in words; empty where they do not."""
    how = {_of_names(name, others) for name in one.ways for others in other.ways}
    if one.birth_date == other.birth_date:
        for found in (SAME_NAME, NEAR_NAME, PART_OF_NAME):
            if found in how:
                return found
    if SAME_NAME in how and one.birth_date == _exchanged(other.birth_date):
        return DAY_AND_MONTH
    return SAME_NUMBER if same_identifier(one.identifier, other.identifier) else ""


def names_alike(one: Known, other: Known) -> bool:
    return any(_of_names(name, others) for name in one.ways for others in other.ways)


def _of_names(one: frozenset[str], other: frozenset[str]) -> str:
    if one == other or (len(one) != len(other) and sorted("".join(one)) == sorted("".join(other))):
        return SAME_NAME  # Mary Ann is Maryann, wherever the family name stands
    only_one, only_other = sorted(one - other), sorted(other - one)
    if not only_one or not only_other:
        return PART_OF_NAME
    return NEAR_NAME if _pair_up(only_one, only_other) else ""


def _pair_up(parts: list[str], others: list[str]) -> bool:
    """Whether each part has another that is one slip away."""
    if len(parts) != len(others) or len(parts) > MOST_PARTS_PAIRED:
        return False
    return any(all(map(one_slip_apart, parts, order)) for order in permutations(others))


def one_slip_apart(one: str, other: str) -> bool:
    """One letter more, less, or another, or two neighbours exchanged."""
    if min(len(one), len(other)) < SHORTEST_NEARLY or abs(len(one) - len(other)) > 1:
        return one == other
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    exchanged = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return exchanged or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


def _exchanged(day: dt.date) -> dt.date | None:
    return dt.date(day.year, day.day, day.month) if day.day <= 12 else None


class KnownPeople:
    """Everybody of a council, found by birth date and by number."""

    def __init__(self, people: Iterable[Known]):
        self._born: dict[dt.date, list[Known]] = defaultdict(list)
        self._numbered: dict[str, list[Known]] = defaultdict(list)
        self._shortened: list[Known] = []
        for each in people:
            self.add(each)

    def add(self, known: Known) -> None:
        self._born[known.birth_date].append(known)
        number = _compared(known.identifier)
        self._numbered[number].append(known)
        if number.startswith("~"):
            self._shortened.append(known)

    def like(self, sought: Known) -> list[tuple[Known, str]]:
        """Each once, with how they look alike."""
        exchanged = _exchanged(sought.birth_date)
        near = [*self._born.get(sought.birth_date, ()), *(self._born.get(exchanged, ()) if exchanged else ())]
        number = _compared(sought.identifier)
        near += self._numbered.get(number, ())
        near += self._all() if number.startswith("~") else self._shortened
        found = {each.id: (each, how) for each in near if each.id != sought.id and (how := likeness(sought, each))}
        return list(found.values())

    def _all(self) -> list[Known]:
        return [each for held in self._numbered.values() for each in held]


def known_people(council: Council) -> KnownPeople:
    held = CareLeaver.objects.for_council(council.pk).order_by("id")
    rows = held.values_list("id", "identifier", "given_name", "family_name", "preferred_name", "birth_date")
    return KnownPeople(known(*row) for row in rows)


def known(id: int, identifier: str, given: str, family: str, preferred: str, birth_date: dt.date) -> Known:
    ways = {name_parts(given, family), name_parts(preferred, family) if preferred else name_parts(given, family)}
    return Known(id, identifier, tuple(ways - {frozenset()}), birth_date)
