"""Files of every format, spoilt in bytes, encodings and structure, and what each reader must do with them.

A reader answers or refuses in words, and each record that an independent count finds is taken or told of.
"""

import csv
import datetime as dt
import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree import ElementTree

from backend.care_leavers.imports.any_layout import read as read_people
from backend.care_leavers.imports.file_columns import columns_named
from backend.care_leavers.imports.parsed import MalformedFile
from backend.core.errors import Refused
from backend.intake.choices import FileKind
from backend.intake.errors import MalformedFeed
from backend.intake.files.columns import guessed
from backend.intake.files.rows import rows_of
from backend.intake.files.sheets import previews, read_table
from backend.intake.formats.registry import FORMATS, POSTINGS
from tests.faults import sound_files
from tests.faults.mutations import mutated


TODAY = dt.date(2026, 11, 29)
IN_WORDS = (MalformedFeed, MalformedFile, Refused)
SEPARATORS = ",;\t|"


@dataclass(frozen=True)
class Format:
    """`read` gives how many records were taken or told of; `count` how many there are, None where nobody can say."""

    good: bytes
    read: Callable[[bytes], int]
    count: Callable[[bytes], set[int] | None]


def _feed(reader) -> Callable[[bytes], int]:
    def read(data: bytes) -> int:
        found = reader(data)
        return len(found.records) + len(found.refusals)

    return read


def _opportunities(kind: FileKind) -> Callable[[bytes], int]:
    def read(data: bytes) -> int:
        sheet = previews(data, kind, most=201)[0]
        return len(rows_of(read_table(data, kind, sheet.name), guessed(sheet.headings), "job"))

    return read


def _people(data: bytes) -> int:
    parsed = read_people(data, on=TODAY)
    again = sum("which says the same and counts once" in note.reason for note in parsed.notes)
    return len(parsed.people) + parsed.refused_rows + again


def _people_by_columns(data: bytes) -> int:
    """As from the page on which columns are chosen: by those that the headings, mutated too, suggest."""
    parsed = read_people(data, on=TODAY, chosen=columns_named(data, {}))
    again = sum("which says the same and counts once" in note.reason for note in parsed.notes)
    return len(parsed.people) + parsed.refused_rows + again


def _nobody_can_say(_data: bytes) -> None:
    return None


def _faa_count(data: bytes) -> set[int] | None:
    try:
        return {len(json.loads(data.decode("utf-8-sig"))["vacancies"])}
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _elements(*names: str) -> Callable[[bytes], set[int] | None]:
    def count(data: bytes) -> set[int] | None:
        try:
            root = ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError):
            return None
        return {sum(_outermost(root, names))}

    return count


def _outermost(element, names: tuple[str, ...]) -> Iterator[int]:
    for child in element:
        if child.tag.rpartition("}")[2].lower() in names:
            yield 1
        else:
            yield from _outermost(child, names)


class _Scripts(HTMLParser):
    """By the standard library's parser of pages, which is another than ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.is_open = False

    def handle_starttag(self, tag, attrs) -> None:
        self.is_open = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self.is_open:
            self.found.append("")

    def handle_endtag(self, tag) -> None:
        self.is_open = self.is_open and tag != "script"

    def handle_data(self, data) -> None:
        if self.is_open:
            self.found[-1] += data


def _postings(data: bytes) -> set[int] | None:
    """As many as there are sound scripts; each broken one may be told of as one more."""
    try:
        scripts = _Scripts()
        scripts.feed(data.decode("utf-8-sig"))
        scripts.close()
    except (UnicodeDecodeError, AssertionError):
        return None
    found = broken = 0
    for script in scripts.found:
        try:
            thing = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            broken += 1
        else:
            found += isinstance(thing, dict) and str(thing.get("@type")).rpartition("/")[2].lower() == "jobposting"
    return set(range(found, found + broken + 2))


def _lines(data: bytes) -> set[int] | None:
    """By each separator; which one is right is not the question here."""
    text = _text(data)
    if text is None:
        return None
    first, _, rest = text.partition("\n")
    text = rest if first.lower().startswith("sep=") else text
    return {count for sign in SEPARATORS if (count := _rows_below_names(text, sign)) is not None}


def _text(data: bytes) -> str | None:
    for mark, encoding in ((b"\xff\xfe\0\0", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    try:
        return data.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows_below_names(text: str, sign: str) -> int | None:
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error:
        return None
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    names = next((index for index, line in enumerate(filled) if sum(bool(cell.strip()) for cell in line) >= 2), None)
    return None if names is None else len(filled) - names - 1


KINDS: dict[str, Format] = {
    "Find an apprenticeship": Format(sound_files.faa(), _feed(FORMATS["faa-v2"]), _faa_count),
    "NHS Jobs": Format(sound_files.nhs(), _feed(FORMATS["nhs-jobs"]), _elements("vacancydetails")),
    "XML of other systems": Format(
        sound_files.ats(), _feed(POSTINGS["ats-xml"]), _elements("job", "item", "vacancy", "advert", "position")
    ),
    "page with JobPosting": Format(sound_files.page(), _feed(POSTINGS["json-ld"]), _postings),
    "opportunities, CSV": Format(sound_files.table(sound_files.ROWS), _opportunities(FileKind.CSV), _lines),
    "opportunities, semicolons": Format(sound_files.table(sound_files.ROWS, ";"), _opportunities(FileKind.CSV), _lines),
    "opportunities, workbook": Format(
        sound_files.book(Posts=sound_files.ROWS), _opportunities(FileKind.XLSX), _nobody_can_say
    ),
    "young people, template": Format(sound_files.table(sound_files.PEOPLE), _people, _lines),
    "young people, a council's own list": Format(sound_files.table(sound_files.OWN_LIST), _people_by_columns, _lines),
    "young people, Annex A": Format(sound_files.table(sound_files.LIST_9), _people, _lines),
    "young people, data set": Format(
        sound_files.archive(ssd_care_leavers=sound_files.LEAVERS, ssd_person=sound_files.PERSONS),
        _people,
        _nobody_can_say,
    ),
    "young people, workbook": Format(
        sound_files.book(ssd_care_leavers=sound_files.LEAVERS, ssd_person=sound_files.PERSONS), _people, _nobody_can_say
    ),
}


@dataclass
class Tally:
    """Of one format: read, refused as a whole in words, and of the read ones those that were counted by another way."""

    read: int = 0
    refused: int = 0
    counted: int = 0


def tried(name: str, seed: int, tally: Tally) -> None:
    """One mutated file. Raises AssertionError where a record is lost, and whatever a reader does not put in words."""
    kind = KINDS[name]
    data = mutated(kind.good, random.Random(f"{name} {seed}"))
    try:
        found = kind.read(data)
    except IN_WORDS as refusal:
        found, said = None, str(refusal).strip()
    if found is None:
        tally.refused += 1
        assert said.endswith("."), (name, seed, said)
        return
    tally.read += 1
    expected = kind.count(data)
    if expected is not None:
        tally.counted += 1
        assert found in expected, (name, seed, found, expected)
