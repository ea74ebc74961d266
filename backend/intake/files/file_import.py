"""Imports a file without the pages: for the command line."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.intake.choices import FileState
from backend.intake.files import services
from backend.intake.files.sheets import kind_recognised
from backend.intake.models import OpportunityFile


@dataclass(frozen=True)
class FileImport:
    council: Council
    employer: Employer
    name: str
    data: bytes
    kind: str
    sheet: str = ""
    default_type: str = ""
    columns: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def import_file(given: FileImport, *, send: bool, dry_run: bool) -> list[str]:
    """Check every row and take the good ones in; a dry run leaves nothing behind. The report, line by line."""
    kind = kind_recognised(given.data)
    if kind != given.kind:
        raise Refused(f"The file is not {given.kind} but {kind}: say --format {kind}.", "content")
    file = services.receive(
        council=given.council, employer=given.employer, name=given.name, data=given.data, by=None, wait=True
    )
    if file.is_spreadsheet:
        _choose_columns(file, given)
    if file.state == FileState.UNREADABLE:
        raise Refused(file.failure, "content")
    report = list(_report(file))
    if dry_run or not file.new_rows + file.changed_rows:
        if dry_run:
            services.discard(file=file, by=None)
            report.insert(0, "A dry run: nothing was kept.")
        return report
    services.confirm(file=file, send=send, by=None, wait=True)
    return [f"Read into {given.council} for {given.employer.name}.", *_report(file)]


def _choose_columns(file: OpportunityFile, given: FileImport) -> None:
    sheet = given.sheet or file.sheet
    if not sheet and len(file.sheets) > 1:
        names = ", ".join(each["name"] for each in file.sheets)
        raise Refused(f"The file has several sheets: say which with --sheet, one of {names}.", "sheet")
    columns, type = services.proposed_columns(file, sheet)
    services.choose_columns(
        file=file,
        sheet=sheet,
        columns=columns | given.columns,
        default_type=given.default_type or type,
        by=None,
        wait=True,
    )


def _report(file: OpportunityFile) -> Iterator[str]:
    yield (
        f"{file.new_rows} new, {file.changed_rows} changed, {file.unchanged_rows} unchanged, "
        f"{file.refused_rows} refused."
    )
    yield from services.notes_of(file)
    for told in sorted(file.advice.values(), key=lambda each: -each["rows"]):
        yield f"{told['rows']:,} rows: {told['message']}"
    for refused in file.refusals.all():
        reference = f" ({refused.reference})" if refused.reference else ""
        for problem in refused.problems:
            yield f"Row {refused.number}{reference}, {problem['column']}: {problem['reason']} [{problem['code']}]"
