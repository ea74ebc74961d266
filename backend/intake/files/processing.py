"""Processes the rows of a file chunk by chunk: at once for a small one, by a worker for others."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from django.db import transaction

from backend.audit.history import history_context
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.intake.choices import FileState
from backend.intake.files.content import rows_in
from backend.intake.files.row_importer import RowImporter
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


def _process(file: OpportunityFile, within: Callable[[], AbstractContextManager]) -> None:
    state = FileState(file.state)
    try:
        rows = rows_in(file, _bytes_of(file))
    except Refused as refusal:
        with within():
            file.failure = refusal.message
            file.save(update_fields=["failure"])
            _finish(file, FileState.UNREADABLE)
        return
    importer = RowImporter(file, rows, writes=state == FileState.TAKING_IN, by=file.confirmed_by or file.uploaded_by)
    if file.rows != len(rows):
        file.rows = len(rows)
        with within():
            file.save(update_fields=["rows"])
    for chunk in importer.chunks():
        with within():
            if not _is_ours(file, state):
                return
            importer.import_rows(chunk)
    with within():
        if _is_ours(file, state):
            _end(file, state)


def _bytes_of(file: OpportunityFile) -> bytes:
    with file.content.open("rb") as content:
        return content.read()


def _is_ours(file: OpportunityFile, state: FileState) -> bool:
    """Whether nobody else has gone on with it since; whoever asks holds the row from now on."""
    now = OpportunityFile.objects.select_for_update().filter(id=file.id).values("state", "rows_done").first()
    return now == {"state": state, "rows_done": file.rows_done}


def _end(file: OpportunityFile, state: FileState) -> None:
    _finish(file, ENDS_IN[state])
    if state != FileState.TAKING_IN:
        return
    storage, name = file.content.storage, file.content.name
    file.content = ""
    file.save(update_fields=["content"])
    transaction.on_commit(lambda: storage.delete(name))
    if file.send and file.new_rows:
        tell_contacts_of_many(file.employer, file.new_rows)


def _finish(file: OpportunityFile, state: str) -> None:
    file.state, file.finished_at = state, clock.now()
    file.save(update_fields=["state", "finished_at"])
