"""Processes the rows of a file chunk by chunk: at once for a small one, by a worker for others."""

from functools import partial

from django.conf import settings
from django.db import transaction

from backend.audit.history import history_context
from backend.core.chunked_work import Within, finish, work_through
from backend.core.deadline import reading_within
from backend.core.protection import council_context
from backend.intake.choices import FileState
from backend.intake.files.content import rows_in
from backend.intake.files.row_importer import RowImporter
from backend.intake.files.rows import FileRow
from backend.intake.models import OpportunityFile
from backend.opportunities.messages import tell_contacts_of_many


ENDS_IN = {FileState.CHECKING: FileState.CHECKED, FileState.TAKING_IN: FileState.DONE}


def process_now(file: OpportunityFile) -> None:
    """In the transaction of whoever asks."""
    _process(file, transaction.atomic)


def process_in_background(*, council_id: int, file_id: int) -> None:
    """A transaction a chunk; begun again, it goes on after the last chunk that was kept."""
    within = partial(council_context, council_id)
    with within():
        files = OpportunityFile.objects.select_related("council", "employer", "uploaded_by", "confirmed_by")
        file = files.filter(id=file_id).first()
    if file and file.is_being_worked_on:
        with history_context(user=file.confirmed_by_id or file.uploaded_by_id, file=str(file.public_id)):
            _process(file, within)


def _process(file: OpportunityFile, within: Within) -> None:
    writes = file.state == FileState.TAKING_IN
    work_through(
        file,
        within=within,
        read=lambda: _rows_of(file),
        importer=lambda rows: RowImporter(file, list(rows), writes=writes, by=file.confirmed_by or file.uploaded_by),
        unreadable=lambda refusal: FileState.UNREADABLE,
        end=partial(_end, file),
    )


def _rows_of(file: OpportunityFile) -> list[FileRow]:
    with reading_within(settings.FILE_READING_SECONDS), file.content.open("rb") as content:
        return rows_in(file, content.read())


def _end(file: OpportunityFile, state: str) -> None:
    finish(file, ENDS_IN[FileState(state)])
    if state != FileState.TAKING_IN:
        return
    file.let_go_of_content()
    file.save(update_fields=["content"])
    if file.send and file.new_rows:
        tell_contacts_of_many(file.employer, file.new_rows)
