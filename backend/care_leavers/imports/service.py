"""Takes a parsed file of young people into a council's records at once: for the command line."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import ImportState
from backend.care_leavers.imports.parsed import ParsedFile
from backend.care_leavers.imports.report import ImportReport
from backend.care_leavers.imports.rows_importer import RowsImporter, rows_of
from backend.care_leavers.models import ImportRun
from backend.core.chunked_work import chunks_left, finish
from backend.councils.models import Council


@transaction.atomic
def import_care_leavers(
    *, council: Council, parsed: ParsedFile, file_name: str, by: User | None, extracted_on: dt.date | None = None
) -> ImportReport:
    """Take over every good row; the rows of `council` must be open to the transaction.

    `extracted_on` is the day the file was taken out of the case system; without it nobody can know whether a fact of
    the file is newer than what is recorded here, and each that differs is asked about.
    """
    rows = rows_of(parsed)
    run = ImportRun.objects.create(
        council=council,
        file_name=file_name[:200],
        imported_by=by,
        extracted_on=extracted_on,
        state=ImportState.TAKING_IN,
        rows=len(rows),
    )
    importer = RowsImporter(run, rows, writes=True, by=by)
    for chunk in chunks_left(rows, 0):
        importer.import_rows(chunk)
    finish(run, ImportState.DONE)
    return ImportReport(
        run.created_rows,
        run.updated_rows,
        run.unchanged_rows,
        run.held_rows,
        run.differing_rows,
        importer.problems,
        importer.notes,
    )
