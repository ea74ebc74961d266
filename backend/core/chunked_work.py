"""Works through the rows of an uploaded file chunk by chunk, so that a worker that is killed loses no more than one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from django.db import models

from backend.core import clock
from backend.core.errors import Refused
from backend.core.models import UploadedFile


CHUNK = 500  # rows a transaction: progress is seen after each

Within = Callable[[], AbstractContextManager]


class ChunkImporter(Protocol):
    def import_rows(self, rows: Sequence[Any], /) -> None: ...


def work_through(
    file: Any,
    *,
    within: Within,
    read: Callable[[], Sequence[Any]],
    importer: Callable[[Sequence[Any]], ChunkImporter],
    unreadable: Callable[[Refused], str],
    end: Callable[[str], None],
) -> None:
    """Read the file, import its chunks each `within` a transaction, and `end` the state it was in.

    Begun again, it goes on after the last chunk that was kept. A file that cannot be read is marked as
    `unreadable` says, with the sentence why.
    """
    state = file.state
    try:
        rows = read()
    except Refused as refusal:
        with within():
            if is_ours(file, state):
                file.failure = refusal.message
                file.save(update_fields=["failure"])
                finish(file, unreadable(refusal))
        return
    work = importer(rows)
    if file.rows != len(rows):
        file.rows = len(rows)
        with within():
            file.save(update_fields=["rows"])
    for chunk in chunks_left(rows, file.rows_done):
        with within():
            if not is_ours(file, state):
                return
            work.import_rows(chunk)
    with within():
        if is_ours(file, state):
            end(state)


def chunks_left(rows: Sequence[Any], done: int) -> Iterator[Sequence[Any]]:
    for start in range(done, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def is_ours(file: Any, state: str) -> bool:
    """Whether nobody else has gone on with it since; whoever asks holds the row from now on."""
    model: type[models.Model] = type(file)
    held = model._default_manager.select_for_update().filter(pk=file.pk).values("state", "rows_done").first()
    return held == {"state": state, "rows_done": file.rows_done}


def finish(file: UploadedFile, state: str) -> None:
    file.state, file.finished_at = state, clock.now()
    file.save(update_fields=["state", "finished_at"])
