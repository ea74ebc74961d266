"""Rows that look like somebody who is here: held, and settled by a person as the same or as another."""

from collections.abc import Mapping

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.choices import ConflictState, HeldState
from backend.care_leavers.imports.facts import fact_of, put_back
from backend.care_leavers.imports.merging import plain_row
from backend.care_leavers.imports.parsed import ParsedCareLeaver, RowNote
from backend.care_leavers.imports.plain_values import person_of
from backend.care_leavers.imports.row_import import RowContext, RowResult, change, make, row_day
from backend.care_leavers.imports.workers import workers_named_in
from backend.care_leavers.models import (
    CareLeaver,
    HeldCandidate,
    HeldRow,
    ImportedRow,
    ImportRun,
    OtherIdentifier,
)
from backend.care_leavers.newcomers import tell_apart
from backend.care_leavers.services import identifier_is_taken
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row


NO_FACTS = frozenset({"identifier", "entitlement_from"})
SETTLED = "This row was settled already, {by}."


def hold_row(run: ImportRun, person: ParsedCareLeaver, alike: Mapping[int, str], why: str) -> RowNote:
    """`alike` says of each candidate how they look alike. The same row held again is asked about once."""
    open_rows = HeldRow.objects.for_council(run.council_id).open()
    found: HeldRow | None = open_rows.filter(identifier__iexact=person.identifier).first()
    held = found or HeldRow(council_id=run.council_id)
    held.run, held.number, held.identifier = run, person.row, person.identifier
    held.said, held.file_on = plain_row(person.values), row_day(run, person)
    held.save()
    HeldCandidate.objects.filter(held=held).delete()
    HeldCandidate.objects.bulk_create(
        HeldCandidate(council_id=run.council_id, held=held, care_leaver_id=id, likeness=how)
        for id, how in alike.items()
    )
    return RowNote(person.row, "identifier", why)


@transaction.atomic
def match_held(*, held: HeldRow, care_leaver: CareLeaver, by: User) -> RowResult:
    """They are the same: what the row says newer is taken over, and its identifier is remembered as theirs."""
    lock_open(held)
    if not held.candidates.filter(care_leaver=care_leaver).exists():
        raise Refused("Choose one of the people whom the row looks like.", "care_leaver")
    person = CareLeaver.objects.select_for_update().get(pk=care_leaver.pk)
    if not identifier_is_taken(council=held.run.council, identifier=held.identifier):
        OtherIdentifier.objects.create(
            council_id=held.council_id, care_leaver=person, identifier=held.identifier, recorded_by=by
        )
    parsed = person_of(held)
    before = {column: fact_of(person, column) for column in parsed.values if column not in NO_FACTS}
    result = change(_context(held, parsed, by), person, parsed)
    held.before = {column: before[column] for column in result.columns}
    _settle(held, HeldState.MATCHED, person, by, "")
    return result


@transaction.atomic
def make_held(*, held: HeldRow, reason: str, by: User) -> RowResult:
    """They are two people: the row becomes a record, with why somebody says so."""
    lock_open(held)
    if not reason.strip():
        raise Refused("Say how you know that they are two people.", "reason")
    parsed = person_of(held)
    if identifier_is_taken(council=held.run.council, identifier=held.identifier):
        raise Refused(
            "Somebody here has this identifier already: give the row one of its own, and read the file in again."
        )
    result = make(_context(held, parsed, by), parsed)
    tell_apart(
        result.care_leaver, [each.care_leaver for each in held.candidates.select_related("care_leaver")], reason, by
    )
    _settle(held, HeldState.MADE, result.care_leaver, by, reason)
    return result


@transaction.atomic
def part_again(*, held: HeldRow, by: User) -> list[str]:
    """They were not the same after all: the identifier is forgotten, what was taken over is put back as it was, and the
    row is asked about again. Gives the columns that stay, since somebody has changed them meanwhile."""
    lock_row(held)
    if held.state != HeldState.MATCHED or held.care_leaver_id is None:
        raise Refused("This row was not matched with anybody, so there is nothing to undo.")
    if HeldRow.objects.for_council(held.council_id).open().filter(identifier__iexact=held.identifier).exists():
        raise Refused("A later file holds this row again: settle that one.")
    person = CareLeaver.objects.select_for_update().get(pk=held.care_leaver_id)
    OtherIdentifier.objects.filter(care_leaver=person, identifier__iexact=held.identifier).delete()
    ImportedRow.objects.filter(care_leaver=person).delete()
    asked = person.import_conflicts.open().filter(run=held.run_id, row=held.number)
    asked.update(state=ConflictState.OVERTAKEN)
    stay = [column for column in held.before if fact_of(person, column) != held.said.get(column)]
    for column, value in held.before.items():
        if column not in stay:
            put_back(person, column, value, by=by)
    held.state, held.care_leaver, held.before = HeldState.OPEN, None, {}
    held.settled_by, held.settled_at = None, None
    held.save(update_fields=["state", "care_leaver", "before", "settled_by", "settled_at"])
    return stay


def _context(held: HeldRow, parsed: ParsedCareLeaver, by: User) -> RowContext:
    return RowContext(held.run, workers_named_in([parsed], held.run.council), by)


def lock_open(held: HeldRow) -> None:
    """Lock it, read it anew, and refuse where it is settled."""
    lock_row(held)
    if held.state != HeldState.OPEN:
        raise Refused(SETTLED.format(by=by_whom_on(held.settled_by_id, held.settled_at)))


def _settle(held: HeldRow, state: HeldState, care_leaver: CareLeaver, by: User, reason: str) -> None:
    held.state, held.care_leaver, held.reason = state, care_leaver, reason.strip()
    held.settled_by, held.settled_at = by, clock.now()
    held.save(update_fields=["state", "care_leaver", "before", "reason", "settled_by", "settled_at"])
