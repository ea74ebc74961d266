"""Takes a parsed file of young people into a council's records: matched by identifier, never doubled."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models.functions import Lower

from backend.accounts.models import User
from backend.care_leavers.homes import home_facts
from backend.care_leavers.imports.merging import digest_of, merge, plain_row
from backend.care_leavers.imports.parsed import ParsedCareLeaver, ParsedFile, RowProblem
from backend.care_leavers.imports.report import ImportReport, RowNote
from backend.care_leavers.imports.workers import WORKER_COLUMNS, workers_named_in
from backend.care_leavers.models import CareLeaver, ImportedRow, ImportFailure, ImportRun
from backend.care_leavers.services import add_care_leaver, set_entitlement, update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council


NOT_FIELDS = frozenset({*WORKER_COLUMNS, "postcode", "entitlement", "entitlement_from"})
COLUMN_OF_FIELD = {"starts_on": "entitlement_from", "home_postcode": "postcode"}
KEPT = "was changed here since the last import, so what is recorded here was kept; correct it in one of the two places."
NO_SUCH_WORKER = "is nobody who works with young people in this council; add them first, or leave it empty."
NO_SUCH_PLACE = "is not in the directory of postcodes, so where the home lies is not known yet; check it."


@transaction.atomic
def import_care_leavers(*, council: Council, parsed: ParsedFile, file_name: str, by: User | None) -> ImportReport:
    """Take over every good row; the rows of `council` must be open to the transaction."""
    run = ImportRun.objects.create(council=council, file_name=file_name[:200], imported_by=by)
    work = _Import(council, parsed, run, by)
    for person in parsed.people:
        work.take(person)
    report = work.report
    run.created_rows, run.updated_rows = report.created, report.updated
    run.unchanged_rows, run.refused_rows = report.unchanged, report.refused
    run.save(update_fields=["created_rows", "updated_rows", "unchanged_rows", "refused_rows"])
    _keep_failures(run, report.problems)
    return report


def _keep_failures(run: ImportRun, problems: list[RowProblem]) -> None:
    """So that the reasons can still be read when the report has scrolled away."""
    failures = [
        ImportFailure(council_id=run.council_id, run=run, row=each.row, column=each.column[:80], reason=each.reason)
        for each in problems
    ]
    ImportFailure.objects.bulk_create(failures, batch_size=1000)


class _Import:
    def __init__(self, council: Council, parsed: ParsedFile, run: ImportRun, by: User | None):
        self.council, self.run, self.by = council, run, by
        self.report = ImportReport(problems=list(parsed.problems))
        self.workers = workers_named_in(parsed.people, council)
        self.held = _held(council, parsed)

    def take(self, person: ParsedCareLeaver) -> None:
        """One row, kept whole or not at all."""
        try:
            with transaction.atomic():
                self._take(person)
        except Refused as refusal:
            self.report.problems.append(_as_problem(person.row, refusal))
        except IntegrityError:
            self.report.problems.append(
                RowProblem(person.row, "the row", "breaks a rule of the records; check its dates.")
            )

    def _take(self, person: ParsedCareLeaver) -> None:
        care_leaver = self.held.get(person.identifier.casefold())
        said = plain_row(person.values)
        if care_leaver is None:
            self._add(person, said)
        elif self._said_before(care_leaver, "digest") == digest_of(said):
            self._look_again(care_leaver, person)
        else:
            self._change(care_leaver, person, said)

    def _add(self, person: ParsedCareLeaver, said: dict[str, Any]) -> None:
        facts = self._facts(person, person.values)
        care_leaver = add_care_leaver(council=self.council, by=self.by, **facts)
        self._set_entitlement(care_leaver, person.values)
        self._remember(care_leaver, said)
        self.report.created += 1

    def _change(self, care_leaver: CareLeaver, person: ParsedCareLeaver, said: dict[str, Any]) -> None:
        before = self._said_before(care_leaver, "said") or {}
        merged = merge(_without_since(person.values), recorded=_recorded(care_leaver), said_before=before)
        update_profile(care_leaver=care_leaver, by=self.by, **self._facts(person, merged.take))
        if "entitlement" in merged.take:
            self._set_entitlement(care_leaver, person.values)
        self._remember(care_leaver, said)
        self.report.notes += [RowNote(person.row, column, KEPT) for column in merged.kept]
        self.report.updated += bool(merged.take)
        self.report.unchanged += not merged.take

    def _look_again(self, care_leaver: CareLeaver, person: ParsedCareLeaver) -> None:
        """The row says nothing new, but the directory may by now know a postcode it did not know then."""
        postcode = care_leaver.home_postcode
        located = home_facts(postcode) if postcode and care_leaver.home_easting is None else {}
        if located.get("home_easting"):
            update_profile(care_leaver=care_leaver, by=self.by, **located)
            self.report.updated += 1
        else:
            self.report.unchanged += 1

    def _facts(self, person: ParsedCareLeaver, values: dict[str, Any]) -> dict[str, Any]:
        """Cells as fields of the record."""
        facts = {column: value for column, value in values.items() if column not in NOT_FIELDS}
        for column in WORKER_COLUMNS:
            if column in values:
                facts[column.removesuffix("_email")] = self._worker(column, values[column])
        if "postcode" in values:
            facts |= home_facts(values["postcode"])
            if facts["home_easting"] is None:
                self.report.notes.append(RowNote(person.row, "postcode", NO_SUCH_PLACE))
        return facts

    def _worker(self, column: str, email: str) -> User:
        if email not in self.workers:
            raise Refused(NO_SUCH_WORKER, field=column)
        return self.workers[email]

    def _set_entitlement(self, care_leaver: CareLeaver, values: dict[str, Any]) -> None:
        if "entitlement" in values:
            starts_on = values.get("entitlement_from") or clock.today()
            set_entitlement(care_leaver=care_leaver, category=values["entitlement"], starts_on=starts_on, by=self.by)

    def _remember(self, care_leaver: CareLeaver, said: dict[str, Any]) -> None:
        ImportedRow.objects.update_or_create(
            care_leaver=care_leaver,
            defaults={"council": self.council, "run": self.run, "digest": digest_of(said), "said": said},
        )

    def _said_before(self, care_leaver: CareLeaver, what: str) -> Any:
        return getattr(getattr(care_leaver, "imported_row", None), what, None)


def _held(council: Council, parsed: ParsedFile) -> dict[str, CareLeaver]:
    """The records a file speaks of. Case is ignored, as spreadsheets and case systems ignore it."""
    named = [person.identifier.lower() for person in parsed.people]
    people = (
        CareLeaver.objects.for_council(council.id)
        .annotate(in_small_letters=Lower("identifier"))
        .filter(in_small_letters__in=named)
        .select_related("imported_row", "personal_adviser", "eet_adviser")
        .prefetch_related("entitlement_spells")
    )
    return {person.identifier.casefold(): person for person in people}


def _recorded(care_leaver: CareLeaver) -> dict[str, Any]:
    """What the record says now, by the columns of the file."""
    open_spell = next((spell for spell in care_leaver.entitlement_spells.all() if spell.ends_on is None), None)
    fields = {field.name: getattr(care_leaver, field.name) for field in CareLeaver._meta.concrete_fields}
    return fields | {
        "postcode": care_leaver.home_postcode,
        "entitlement": open_spell.category if open_spell else None,
        "personal_adviser_email": care_leaver.personal_adviser.email if care_leaver.personal_adviser else None,
        "eet_adviser_email": care_leaver.eet_adviser.email if care_leaver.eet_adviser else None,
    }


def _without_since(values: dict[str, Any]) -> dict[str, Any]:
    """The day a category began belongs to the category, and counts when the category is taken over."""
    return {column: value for column, value in values.items() if column != "entitlement_from"}


def _as_problem(row: int, refusal: Refused) -> RowProblem:
    column = COLUMN_OF_FIELD.get(refusal.field, refusal.field)
    return RowProblem(row, column or "the row", refusal.message)
