"""A return built and checked: its files, what was found, and how it was read. Nothing is written by it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backend.core.digest import json_digest
from backend.councils.models import Council
from backend.returns import annex_a, nccis
from backend.returns.checks.file_checks import checked
from backend.returns.checks.found import Found
from backend.returns.checks.list_checks import annex_a_found, nccis_found
from backend.returns.choices import ReturnKind, Weight
from backend.returns.collection import CollectionYear
from backend.returns.members import cohort_of, reading_for
from backend.returns.models import EarlierRow, ReturnFacts, reading_of
from backend.returns.oc3 import HEADER_COLUMNS, OC3_COLUMNS, rows_of
from backend.returns.written import ReturnFile


NO_FILE_BEFORE = (
    "The return of {year} is not here, so that nobody who is said to have died in it was looked for (rule 348). Bring"
    " its oc3.csv in under returns. Everything else is checked."
)
STILL_RUNS = "The year {year} ends on {last:%-d %B %Y}. This is a draft of what is recorded so far."


@dataclass(frozen=True)
class Built:
    kind: ReturnKind
    year: CollectionYear
    files: tuple[ReturnFile, ...]
    found: Sequence[Found]
    reading: str
    notes: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def failures(self) -> list[Found]:
        return [each for each in self.found if each.weight == Weight.FAILS]

    @property
    def looks(self) -> list[Found]:
        return [each for each in self.found if each.weight == Weight.LOOK]

    @property
    def texts(self) -> dict[str, str]:
        return {each.name: each.text for each in self.files}

    @property
    def digest(self) -> str:
        """The same for the same files, whenever they are made."""
        return json_digest(self.texts)


def build(council: Council, kind: ReturnKind, year: CollectionYear, *, today: dt.date) -> Built:
    """The files of one return of a council for a year, checked. A snapshot is of the year's last day, or of today."""
    facts = {each.care_leaver_id: each for each in ReturnFacts.objects.for_council(council.id)}
    if kind == ReturnKind.OC3:
        return _oc3(council, year, facts, today)
    day = min(year.last, today)
    people = annex_a.entitled_on(council, day, facts)
    reading = f"As recorded for {day:%-d %B %Y}."
    if kind == ReturnKind.ANNEX_A:
        rows = annex_a.list_9(people, annex_a.last_contacts(council, day), day)
        name, columns, found = "annex-a-list-9.csv", annex_a.COLUMNS, annex_a_found(people, rows)
    else:
        people = [each for each in people if nccis.is_in(each, day)]
        rows = nccis.nccis_rows(people, day)
        name, columns, found = "nccis.csv", nccis.COLUMNS, nccis_found(people, rows)
    return Built(kind, year, (ReturnFile(name, columns, rows),), found, reading, _running(year, today))


def _oc3(council: Council, year: CollectionYear, facts: Mapping[int, ReturnFacts], today: dt.date) -> Built:
    reading = reading_for(year, reading_of(council))
    cohort = cohort_of(council, year, reading)
    rows = rows_of(cohort.members, facts)
    before = {row.child: row for row in EarlierRow.objects.for_council(council.id).filter(year=year.before.number)}
    files = (
        ReturnFile("oc3.csv", OC3_COLUMNS, [each.row.cells for each in rows]),
        ReturnFile("header.csv", HEADER_COLUMNS, [each.header.cells for each in rows]),
    )
    notes = _running(year, today)
    if not before:
        notes += (NO_FILE_BEFORE.format(year=year.before),)
    found = checked(rows, before, year, reading)
    return Built(ReturnKind.OC3, year, files, found, reading.words, notes, cohort.left_out)


def _running(year: CollectionYear, today: dt.date) -> tuple[str, ...]:
    return () if year.has_ended(today) else (STILL_RUNS.format(year=year, last=year.last),)
