"""The verbs of a file of opportunities: received, its columns chosen, checked, confirmed, taken in."""

import datetime as dt
from dataclasses import asdict
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.chunked_work import finish, is_ours
from backend.core.deadline import reading_within
from backend.core.errors import Refused
from backend.core.file_names import name_shown
from backend.core.job_names import CHECK_OPPORTUNITY_FILE, READ_OPPORTUNITY_FILE, TAKE_IN_OPPORTUNITY_FILE
from backend.core.jobs import enqueue
from backend.core.locks import lock_row
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import in_every_council
from backend.employers.models import Employer
from backend.intake.choices import FileKind, FileState
from backend.intake.files.columns import guessed, notes_about, refuse_unusable
from backend.intake.files.content import feed_in
from backend.intake.files.processing import process_now
from backend.intake.files.sheets import kind_recognised, previews, size_unpacked
from backend.intake.models import EmployerColumns, OpportunityFile
from backend.opportunities.choices import OpportunityType


QUICK_BYTES = 500_000  # unpacked; that much is looked at while the person waits
SMALL = 200  # rows that are worked through while the person waits; more are left to the worker
OPEN_STATES = (FileState.UPLOADED, FileState.CHECKED, FileState.UNREADABLE)


@transaction.atomic
def receive(
    *, council: Council, employer: Employer, name: str, data: bytes, by: User | None, wait: bool = False
) -> OpportunityFile:
    """Keep a file that can be read, with a first look at what is in it; adverts of other systems have no columns to
    choose and are checked at once. With `wait` the caller waits for the work, however long it is."""
    if employer.council_id != council.pk:
        raise Refused(f"{employer.name} is not an employer of {council.name}: choose one of its own.", "employer")
    file = OpportunityFile(council=council, employer=employer, uploaded_by=by, name=name_shown(name))
    file.kind = kind_recognised(data, thoroughly=False)
    is_quick = wait or size_unpacked(data, FileKind(file.kind)) <= QUICK_BYTES
    if is_quick:
        _look(file, data)
    file.content.save("content", ContentFile(data), save=False)
    if not is_quick:
        file.state = FileState.READING
        file.save()
        enqueue(READ_OPPORTUNITY_FILE, file.council_id, file.pk)
    else:
        _after_look(file, wait)
    return file


def read_in_background(*, council_id: int, file_id: int) -> None:
    """The first look at a file that is too large for it while a person waits."""
    within = partial(council_context, council_id)
    with within():
        file = OpportunityFile.objects.select_related("council", "employer").filter(id=file_id).first()
    if file is None or file.state != FileState.READING:
        return
    try:
        with reading_within(settings.FILE_READING_SECONDS), file.content.open("rb") as content:
            _look(file, content.read())
    except Refused as refusal:
        file.failure = refusal.message
    with within():
        if not is_ours(file, FileState.READING):
            return
        if file.failure:
            finish(file, FileState.UNREADABLE)
            file.save(update_fields=["failure"])
        else:
            file.state = FileState.UPLOADED
            _after_look(file, wait=False)


def _look(file: OpportunityFile, data: bytes) -> None:
    kind_recognised(data)
    if file.is_spreadsheet:
        _look_at_sheets(file, data)
    else:
        feed = feed_in(data, file.kind)
        file.rows = len(feed.records) + len(feed.refusals)


def _after_look(file: OpportunityFile, wait: bool) -> None:
    file.save()
    if not file.is_spreadsheet:
        _start(file, FileState.CHECKING, wait)


def _look_at_sheets(file: OpportunityFile, data: bytes) -> None:
    file.sheets = [asdict(preview) for preview in previews(data, file.kind, most=SMALL + 1)]
    if len(file.sheets) == 1:
        file.sheet = file.sheets[0]["name"]


def preview_of(file: OpportunityFile, sheet: str) -> dict:
    """The first look at one sheet."""
    found = next((each for each in file.sheets if each["name"] == sheet), None)
    if found is None:
        raise Refused("Choose one of the sheets of the file.", "sheet")
    return found


def notes_of(file: OpportunityFile) -> list[str]:
    """What to know about the sheet that is read; nothing before one is chosen."""
    chosen = next((each for each in file.sheets if each["name"] == file.sheet), None)
    return notes_about(chosen, file.columns) if chosen else []


def proposed_columns(file: OpportunityFile, sheet: str) -> tuple[dict[str, str], str]:
    """Field to heading, and the type of rows that do not say theirs: as chosen, as remembered, or guessed."""
    if file.columns and sheet == file.sheet:
        return file.columns, file.default_type
    remembered = EmployerColumns.objects.filter(employer=file.employer_id).first()
    known, type = (remembered.columns, remembered.default_type) if remembered else ({}, "")
    return guessed(preview_of(file, sheet)["headings"], known), type


@transaction.atomic
def choose_columns(
    *,
    file: OpportunityFile,
    sheet: str,
    columns: dict[str, str],
    default_type: str,
    by: User | None,
    wait: bool = False,
) -> OpportunityFile:
    """Say which column is which, have it remembered for the employer, and check every row."""
    _hold(file)
    _require_open(file)
    preview = preview_of(file, sheet)
    chosen = {name: heading for name, heading in columns.items() if heading}
    refuse_unusable(chosen, preview["headings"], default_type)
    file.sheet, file.columns, file.rows = sheet, chosen, preview["rows"]
    file.default_type = default_type if default_type in OpportunityType else ""
    file.save(update_fields=["sheet", "columns", "rows", "default_type"])
    EmployerColumns.objects.update_or_create(
        employer=file.employer,
        defaults={"council": file.council, "columns": chosen, "default_type": file.default_type},
    )
    _start(file, FileState.CHECKING, wait)
    return file


@transaction.atomic
def confirm(*, file: OpportunityFile, send: bool, by: User | None, wait: bool = False) -> OpportunityFile:
    """Take the good rows in: new ones as drafts or sent for approval, changed ones by the change service."""
    _hold(file)
    if file.state != FileState.CHECKED:
        raise Refused(f"This file is marked “{file.get_state_display()}”: only a file that is checked can be taken in.")
    if not file.new_rows + file.changed_rows:
        raise Refused("There is nothing new in the file, so there is nothing to take in.")
    file.send, file.confirmed_by = send, by
    file.save(update_fields=["send", "confirmed_by"])
    _start(file, FileState.TAKING_IN, wait)
    return file


@transaction.atomic
def discard(*, file: OpportunityFile, by: User | None) -> None:
    """Take away a file of which nothing has been taken in."""
    _hold(file)
    _require_open(file)
    file.let_go_of_content()
    file.delete()


def discard_abandoned() -> int:
    """Take away the files of every council that were never taken in; a second run finds nothing."""
    return in_every_council(_discard_abandoned_of)


def _discard_abandoned_of(council: Council) -> int:
    before = clock.now() - dt.timedelta(days=settings.DRAFT_DAYS)
    held = OpportunityFile.objects.for_council(council.pk).filter(state__in=OPEN_STATES)
    abandoned = list(held.filter(created_at__lt=before))
    for file in abandoned:
        discard(file=file, by=None)
    return len(abandoned)


def _start(file: OpportunityFile, state: FileState, wait: bool) -> None:
    file.state, file.rows_done, file.advice, file.failure = state, 0, {}, ""
    file.new_rows = file.changed_rows = file.unchanged_rows = file.refused_rows = 0
    file.save()
    file.refusals.all().delete()
    if wait or (file.rows <= SMALL and file.content.size <= QUICK_BYTES):
        process_now(file)
    elif state == FileState.CHECKING:
        enqueue(CHECK_OPPORTUNITY_FILE, file.council_id, file.id)
    else:
        enqueue(TAKE_IN_OPPORTUNITY_FILE, file.council_id, file.id)


def _require_open(file: OpportunityFile) -> None:
    if file.state not in OPEN_STATES:
        raise Refused(f"This file is marked “{file.get_state_display()}” and can no longer be changed.")


def _hold(file: OpportunityFile) -> None:
    lock_row(file)
