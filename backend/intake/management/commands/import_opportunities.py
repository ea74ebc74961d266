from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from backend.audit.history import history_context
from backend.core.errors import Refused
from backend.core.files import add_file_arguments, bytes_of, headings_by_column
from backend.core.protection import council_context
from backend.councils.commands import add_council_argument, council_named
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.intake.choices import SPREADSHEETS
from backend.intake.errors import MalformedFeed
from backend.intake.files.file_import import FileImport, import_file
from backend.intake.files.sheets import refuse_too_large
from backend.intake.formats.registry import FORMATS, POSTINGS
from backend.intake.importer.importer import import_feed
from backend.opportunities.choices import OpportunityType


class Command(BaseCommand):
    help = (
        "Read in opportunities: adverts as Find an apprenticeship or NHS Jobs send them, or a file of one employer's "
        "own. Reading a file twice changes nothing."
    )

    def add_arguments(self, parser):
        files = "one answer of the feed as it was received, or an employer's file"
        add_file_arguments(parser, file=files, formats={*FORMATS, *POSTINGS, *SPREADSHEETS}, column="FIELD")
        parser.add_argument("--employer", metavar="NAME", help="whose opportunities they are; not for public feeds")
        parser.add_argument("--sheet", metavar="NAME", default="", help="which sheet, where a workbook has several")
        parser.add_argument("--type", choices=OpportunityType.values, default="", help="of rows that do not say theirs")
        parser.add_argument("--send", action="store_true", help="send new ones for approval, not keep as drafts")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would become of an employer's file")
        add_council_argument(parser)

    def handle(self, *, file, format, council, **options):
        chosen = council_named(council)
        with history_context(command="import_opportunities"), council_context(chosen.pk):
            lines = (
                _from_feed(chosen, file, format) if format in FORMATS else _from_employer(chosen, file, format, options)
            )
        for line in lines:
            self.stdout.write(line)


def _from_feed(council: Council, file: Path, format: str) -> list[str]:
    try:
        feed = FORMATS[format](bytes_of(file))
    except MalformedFeed as malformed:
        raise CommandError(f"{str(malformed)[:-1]}; nothing was changed.") from malformed
    report = import_feed(council=council, feed=feed, file_name=file.name, by=None)
    return [f"Read into {council}.", *report.lines()]


def _from_employer(council: Council, file: Path, format: str, options: dict) -> list[str]:
    try:
        refuse_too_large(_size_of(file))
        given = FileImport(
            council=council,
            employer=_employer_named(council, options["employer"]),
            name=file.name,
            data=bytes_of(file),
            kind=format,
            sheet=options["sheet"],
            default_type=options["type"],
            columns=headings_by_column(options["column"], example="title=“Job title”"),
        )
        return import_file(given, send=options["send"], dry_run=options["dry_run"])
    except Refused as refusal:
        raise CommandError(f"{refusal.message} Nothing was changed.") from refusal


def _size_of(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _employer_named(council: Council, name: str | None) -> Employer:
    employers = Employer.objects.for_council(council.pk).partners()
    found = employers.filter(name__iexact=name or "").first()
    if found is None:
        known = ", ".join(employers.by_name().values_list("name", flat=True)[:20]) or "none yet"
        raise CommandError(f"Say with --employer whose opportunities they are; the council's employers are: {known}.")
    return found
