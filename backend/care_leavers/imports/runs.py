"""The verbs of a file of young people on the pages: received, checked, confirmed, taken in."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from backend.accounts.models import User
from backend.audit.history import history_context
from backend.care_leavers.choices import ImportState
from backend.care_leavers.imports.file_columns import ColumnsUnknown, glimpse_of, read_by_columns, remember
from backend.care_leavers.imports.parsed import MalformedFile
from backend.care_leavers.imports.rows_importer import COUNTS, FileRow, RowsImporter, rows_of
from backend.care_leavers.imports.table import LARGEST_BYTES, refuse_unreadable
from backend.care_leavers.models import ImportRun
from backend.core import clock
from backend.core.chunked_work import Within, finish, work_through
from backend.core.deadline import reading_within
from backend.core.errors import Refused
from backend.core.file_names import name_shown
from backend.core.job_names import IMPORT_CARE_LEAVERS
from backend.core.jobs import enqueue
from backend.core.locks import lock_row
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import in_every_council
from backend.tabular.signatures import ZIP


SMALL = 20_000  # bytes that are read while the person waits; more are left to the worker
SMALL_ROWS = 200
OPEN_STATES = (ImportState.COLUMNS, ImportState.CHECKED, ImportState.UNREADABLE)
ENDS_IN = {ImportState.CHECKING: ImportState.CHECKED, ImportState.TAKING_IN: ImportState.DONE}


def refuse_too_large(size: int) -> None:
    """Asked before anything is read."""
    if size > LARGEST_BYTES:
        raise Refused("The file is larger than 10 MB: split it into smaller files.", "content")


@transaction.atomic
def receive(*, council: Council, name: str, data: bytes, extracted_on: dt.date | None, by: User | None) -> ImportRun:
    """Keep a file, and have every row of it checked. Nothing of it is recorded before somebody confirms."""
    refuse_too_large(len(data))
    if extracted_on and extracted_on > clock.today():
        raise Refused("The file cannot have been taken out after today. Check the day.", "extracted_on")
    try:
        refuse_unreadable(data)
    except MalformedFile as malformed:
        raise Refused(str(malformed), "content") from malformed
    run = ImportRun(council=council, file_name=name_shown(name), extracted_on=extracted_on, imported_by=by)
    run.content.save("content", ContentFile(data), save=False)
    run.save()
    _start(run, ImportState.CHECKING, _weight(len(data), packed=data.startswith(ZIP)))
    return run


@transaction.atomic
def choose_columns(*, run: ImportRun, sheet: str, columns: dict[str, str], by: User) -> ImportRun:
    """Say which column is which, have it remembered for the next file with these headings, and check every row."""
    _hold(run)
    if run.state not in OPEN_STATES or not run.sheets:
        raise Refused(f"This file is marked “{run.get_state_display()}”: no columns are chosen for it.")
    chosen = {name: heading for name, heading in columns.items() if heading}
    glimpse = glimpse_of(run, sheet)
    remember(run, glimpse, chosen, by)
    run.sheet, run.columns, run.rows = sheet, chosen, glimpse["rows"]
    _start(run, ImportState.CHECKING, _weight(run.content.size, packed=run.rows > SMALL_ROWS))
    return run


@transaction.atomic
def confirm(*, run: ImportRun, by: User) -> ImportRun:
    """Take the good rows in."""
    _hold(run)
    if run.state != ImportState.CHECKED:
        raise Refused(f"This file is marked “{run.get_state_display()}”: only a file that is checked can be taken in.")
    if run.rows == run.refused_rows:
        raise Refused("No row of this file can be taken in: correct the rows and choose the file again.")
    run.confirmed_by = by
    run.save(update_fields=["confirmed_by"])
    _start(run, ImportState.TAKING_IN, _weight(run.content.size, packed=run.rows > SMALL_ROWS))
    return run


@transaction.atomic
def discard(*, run: ImportRun, by: User | None) -> None:
    """Take away a file of which nothing has been taken in."""
    _hold(run)
    if run.state not in OPEN_STATES:
        raise Refused(f"This file is marked “{run.get_state_display()}” and can no longer be taken away.")
    run.let_go_of_content()
    run.delete()


def _weight(size: int, *, packed: bool) -> int:
    """What is packed becomes larger, so the worker reads it."""
    return size + SMALL if packed else size


def let_go_of_old_files() -> int:
    """Take away files that nobody took in, and the cells of refused rows, of every council; a second run finds none."""
    return in_every_council(_let_go_of_old_files_of)


def _let_go_of_old_files_of(council: Council) -> int:
    before = clock.now() - dt.timedelta(days=settings.DRAFT_DAYS)
    old = ImportRun.objects.for_council(council.pk).filter(created_at__lt=before)
    for run in old.filter(state=ImportState.DONE):
        run.row_results.exclude(said={}).update(said={})
    abandoned = list(old.filter(state__in=OPEN_STATES))
    for run in abandoned:
        discard(run=run, by=None)
    return len(abandoned)


def process_in_background(*, council_id: int, run_id: int) -> None:
    """A transaction a chunk; begun again, it goes on after the last chunk that was kept."""
    within = partial(council_context, council_id)
    with within():
        runs = ImportRun.objects.select_related("council", "imported_by", "confirmed_by")
        run = runs.filter(id=run_id).first()
    if run and run.is_being_worked_on:
        with history_context(user=run.confirmed_by_id or run.imported_by_id, file=str(run.public_id)):
            _process(run, within)


def _start(run: ImportRun, state: ImportState, size: int) -> None:
    run.state, run.failure = state, ""
    for count in COUNTS:
        setattr(run, count, 0)
    run.save()
    run.row_results.all().delete()
    run.failures.all().delete()
    if size <= SMALL:
        _process(run, transaction.atomic)
    else:
        enqueue(IMPORT_CARE_LEAVERS, run.council_id, run.pk)


def _process(run: ImportRun, within: Within) -> None:
    writes = run.state == ImportState.TAKING_IN
    work_through(
        run,
        within=within,
        read=lambda: _rows(run, within),
        importer=partial(_importer, run, within, writes=writes),
        unreadable=_state_unread,
        end=partial(_end, run),
    )


def _state_unread(refusal: Refused) -> ImportState:
    return ImportState.COLUMNS if isinstance(refusal, ColumnsUnknown) else ImportState.UNREADABLE


def _rows(run: ImportRun, within: Within) -> list[FileRow]:
    try:
        with reading_within(settings.FILE_READING_SECONDS), run.content.open("rb") as content:
            return rows_of(read_by_columns(run, content.read(), on=clock.today(), within=within))
    except MalformedFile as malformed:
        raise Refused(str(malformed)) from malformed


def _importer(run: ImportRun, within: Within, rows: list[FileRow], *, writes: bool) -> RowsImporter:
    with within():
        return RowsImporter(run, rows, writes=writes, by=run.confirmed_by or run.imported_by)


def _end(run: ImportRun, state: str) -> None:
    finish(run, ENDS_IN[ImportState(state)])
    if state == ImportState.TAKING_IN:
        run.let_go_of_content()
        run.save(update_fields=["content"])


def _hold(run: ImportRun) -> None:
    lock_row(run)
