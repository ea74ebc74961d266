"""Takes the rows of a file in, or only says what would become of them, and writes down what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models.functions import Lower

from backend.accounts.models import User
from backend.care_leavers.choices import RowOutcome
from backend.care_leavers.imports.columns import NAMES
from backend.care_leavers.imports.held import hold_row
from backend.care_leavers.imports.parsed import ParsedCareLeaver, ParsedFile, RowNote, RowProblem
from backend.care_leavers.imports.row_import import RowContext, RowResult, change, make
from backend.care_leavers.imports.workers import workers_named_in
from backend.care_leavers.look_alikes import (
    SAME_NUMBER,
    TELL_APART,
    Known,
    known,
    known_people,
    names_alike,
    same_identifier,
)
from backend.care_leavers.models import CareLeaver, ImportFailure, ImportRow, ImportRun, OtherIdentifier
from backend.care_leavers.newcomers import told_apart_from
from backend.care_leavers.sources import COLUMN_OF
from backend.core.errors import Refused
from backend.councils.models import Council


COLUMN_OF_FIELD = {**COLUMN_OF, "starts_on": "entitlement_from", "birth_date": "birth_date"}
COUNT_OF = {
    RowOutcome.NEW: "created_rows",
    RowOutcome.CHANGED: "updated_rows",
    RowOutcome.UNCHANGED: "unchanged_rows",
    RowOutcome.REFUSED: "refused_rows",
    RowOutcome.HELD: "held_rows",
}
COUNTS = ["rows_done", "differing_rows", *COUNT_OF.values()]
LOOKS_LIKE = "looks like somebody who is here under another identifier; virtual school staff say whether it is."
SOMEBODY_ELSE = "has the identifier of somebody of another name and birth date; virtual school staff look at it."
NOW_ALIKE = "looks like {others}, who is here, by the name or birth date of this file; both stay. Look at the two."
IN_THIS_FILE = "looks like row {row} under another identifier; both went in. If they are one person, correct the file."
NOBODY_OF_THAT_IDENTIFIER = (
    "is nobody's who is here, and the list has no names to add them by; read in a file with names first, or add them."
)
BREAKS_A_RULE = "breaks a rule of the records; check its dates."


class _OnlyTried(Exception):
    """Takes back what a row that is only tried has written."""


@dataclass(frozen=True)
class FileRow:
    """One row of a file: somebody, or what is wrong with it."""

    number: int
    person: ParsedCareLeaver | None = None
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowNote, ...] = ()
    said: dict[str, str] = field(default_factory=dict)


def rows_of(parsed: ParsedFile) -> list[FileRow]:
    notes, problems = _by_row(parsed.notes), _by_row(parsed.problems)
    good = [FileRow(each.row, each, notes=tuple(notes.get(each.row, ()))) for each in parsed.people]
    bad = [FileRow(number, None, tuple(said), said=parsed.said.get(number, {})) for number, said in problems.items()]
    return sorted([*good, *bad], key=lambda row: row.number)


def _by_row(remarks: Sequence) -> dict[int, list]:
    found: dict[int, list] = {}
    for remark in remarks:
        found.setdefault(remark.row, []).append(remark)
    return found


class RowsImporter:
    """`writes` false: each row is tried and taken back."""

    def __init__(self, run: ImportRun, rows: Sequence[FileRow], *, writes: bool, by: User | None):
        self.run, self.writes = run, writes
        people = [row.person for row in rows if row.person]
        self.context = RowContext(run, workers_named_in(people, run.council), by)
        self.known = known_people(run.council)
        self.made = dict(run.row_results.filter(outcome=RowOutcome.NEW).values_list("care_leaver_id", "number"))
        self.problems: list[RowProblem] = []
        self.notes: list[RowNote] = []

    def import_rows(self, rows: Sequence[FileRow]) -> None:
        """One chunk, inside a transaction."""
        if self.writes:  # two files of one council take turns, so that nobody is added twice
            Council.objects.select_for_update(no_key=True).get(pk=self.run.council_id)
        self.results: list[ImportRow] = []
        self.remarks: list[ImportFailure] = []
        people = [row.person for row in rows if row.person]
        self.here = _people_named_in(people, self.run.council, held=self.writes)
        for row in rows:
            self._import(row)
        ImportRow.objects.bulk_create(self.results)
        ImportFailure.objects.bulk_create(self.remarks)
        self.run.rows_done += len(rows)
        self.run.save(update_fields=COUNTS)

    def _import(self, row: FileRow) -> None:
        if row.person is None:
            self._refuse(row, row.problems)
            return
        try:
            result = self._try(row, row.person)
        except Refused as refusal:
            self._refuse(row, [_as_problem(row.number, refusal)])
        except IntegrityError:
            self._refuse(row, [RowProblem(row.number, "the row", BREAKS_A_RULE)])
        else:
            self._note(row, result)

    def _try(self, row: FileRow, person: ParsedCareLeaver) -> RowResult | RowNote:
        """Kept whole or not at all."""
        try:
            with transaction.atomic():
                result = self._take(person)
                if not self.writes:
                    raise _OnlyTried
        except _OnlyTried:
            pass
        return result

    def _take(self, person: ParsedCareLeaver) -> RowResult | RowNote:
        here = self.here.get(person.identifier.casefold())
        sought = _known(0, person)
        if here:
            return self._change(here, person) if _may_be(sought, here) else self._hold(person, [here])
        if not any(name in person.values for name in NAMES):
            raise Refused(NOBODY_OF_THAT_IDENTIFIER, "identifier")
        alike = self.known.like(sought)
        offered = {each.id: how for each, how in alike if self._is_offered(each, person)}
        if offered:
            return hold_row(self.run, person, offered, LOOKS_LIKE)
        result = make(self.context, person)
        if alike:
            row = self.made[alike[0][0].id]
            result.notes.append(RowNote(person.row, "identifier", IN_THIS_FILE.format(row=row)))
        self.known.add(_known(result.care_leaver.pk, person))
        self.made[result.care_leaver.pk] = person.row
        return result

    def _change(self, here: CareLeaver, person: ParsedCareLeaver) -> RowResult:
        """What the file says is taken. That somebody looks like another by it is said, if nobody told the two apart."""
        was = _recorded(here)
        result = change(self.context, here, person)
        if {*TELL_APART} & {*result.columns}:
            now = _recorded(here)
            asked = {each.id for each, _ in self.known.like(was)} | told_apart_from(here)
            others = sorted(each.identifier for each, _ in self.known.like(now) if each.id not in asked)
            if others:
                reason = NOW_ALIKE.format(others=" and ".join(others))
                result.notes.append(RowNote(person.row, "family_name", reason))
            self.known.add(now)
        return result

    def _is_offered(self, known: Known, person: ParsedCareLeaver) -> bool:
        """Two identifiers of one file are the case system's own two people, but for those it writes in two ways."""
        return known.id not in self.made or same_identifier(known.identifier, person.identifier)

    def _hold(self, person: ParsedCareLeaver, here: list[CareLeaver]) -> RowNote:
        return hold_row(self.run, person, {each.pk: SAME_NUMBER for each in here}, SOMEBODY_ELSE)

    def _note(self, row: FileRow, result: RowResult | RowNote) -> None:
        person = row.person
        names = {name: person.values[name] for name in NAMES if name in person.values} if person else {}
        if isinstance(result, RowNote):
            self._add(row, RowOutcome.HELD, notes=[*row.notes, result], said=names)
            return
        is_there = self.writes or result.outcome != RowOutcome.NEW
        self.run.differing_rows += result.differs
        self._add(
            row,
            result.outcome,
            care_leaver=result.care_leaver if is_there else None,
            columns=result.columns,
            notes=[*row.notes, *result.notes],
            said={} if is_there else names,
        )

    def _refuse(self, row: FileRow, problems: Sequence[RowProblem]) -> None:
        said = row.said or (dict(row.person.cells) if row.person else {})
        self._add(row, RowOutcome.REFUSED, problems=problems, said=said)

    def _add(self, row: FileRow, outcome: RowOutcome, *, problems=(), notes=(), **facts) -> None:
        setattr(self.run, COUNT_OF[outcome], getattr(self.run, COUNT_OF[outcome]) + 1)
        owner = {"council_id": self.run.council_id, "run": self.run}
        self.results.append(ImportRow(**owner, number=row.number, outcome=outcome, **facts))
        self.problems += problems
        self.notes += notes
        for each in [*problems, *notes]:
            said = {"row": each.row, "column": each.column[:80], "reason": each.reason}
            self.remarks.append(ImportFailure(**owner, **said, is_note=isinstance(each, RowNote)))


def _known(id: int, person: ParsedCareLeaver) -> Known:
    said = person.values
    names = [said.get(name, "") for name in (*NAMES, "preferred_name")]
    return known(id, person.identifier, names[0], names[1], names[2], said["birth_date"])


def _recorded(here: CareLeaver) -> Known:
    return known(here.pk, here.identifier, *(getattr(here, name) for name in TELL_APART))


def _may_be(sought: Known, here: CareLeaver) -> bool:
    """Somebody of the identifier, unless neither the name nor the birth date has anything to do with theirs."""
    held = known(here.pk, "", here.given_name, here.family_name, here.preferred_name, here.birth_date)
    shared = set().union(*held.ways) & set().union(*sought.ways)
    return held.birth_date == sought.birth_date or bool(shared) or names_alike(held, sought)


def _people_named_in(people: Sequence[ParsedCareLeaver], council: Council, *, held: bool) -> dict[str, CareLeaver]:
    """The records a file speaks of, with `held` against changes by others. Case is ignored, as spreadsheets do."""
    named = {person.identifier.lower() for person in people}
    others = OtherIdentifier.objects.for_council(council.pk).annotate(small=Lower("identifier")).filter(small__in=named)
    also = {each.care_leaver_id: each.identifier.casefold() for each in others}
    records = (
        CareLeaver.objects.for_council(council.pk)
        .annotate(small=Lower("identifier"))
        .select_related("imported_row__run", "personal_adviser", "eet_adviser")
        .prefetch_related("entitlement_spells", "field_sources")
        .order_by("id")
    )
    if held:
        records = records.select_for_update(of=("self",))
    found = {also[person.pk]: person for person in records.filter(pk__in=also)}
    return found | {person.identifier.casefold(): person for person in records.filter(small__in=named)}


def _as_problem(row: int, refusal: Refused) -> RowProblem:
    column = COLUMN_OF_FIELD.get(refusal.field, refusal.field)
    return RowProblem(row, column or "the row", refusal.message)
