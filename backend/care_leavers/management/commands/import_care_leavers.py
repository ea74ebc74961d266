import datetime as dt

from django.core.management.base import BaseCommand, CommandError

from backend.audit.history import history_context
from backend.care_leavers.imports import any_layout, onward_template
from backend.care_leavers.imports.chosen_columns import glimpses
from backend.care_leavers.imports.file_columns import columns_named, remembered_in
from backend.care_leavers.imports.parsed import MalformedFile, ParsedFile, UnknownColumns
from backend.care_leavers.imports.service import import_care_leavers
from backend.core import clock
from backend.core.errors import Refused
from backend.core.files import add_file_arguments, bytes_of, headings_by_column
from backend.core.protection import council_context
from backend.councils.commands import add_council_argument, council_named
from backend.councils.models import Council
from backend.tabular.days import read_day
from backend.tabular.errors import UnreadableCell


FORMATS = {"any": any_layout.read, "onward": onward_template.read}


class Command(BaseCommand):
    help = (
        "Read in young people from our template, list 9 of Annex A or the Standard Safeguarding Dataset. "
        "Reading a file twice changes nothing."
    )

    def add_arguments(self, parser):
        files = "CSV, a workbook or a ZIP archive of CSV files"
        add_file_arguments(parser, file=files, formats=FORMATS, default="any", column="FACT")
        parser.add_argument("--extracted-on", help="the day the file was taken out of the case system, like 2026-11-20")
        add_council_argument(parser)

    def handle(self, *, file, format, council, extracted_on, **options):
        data, day, chosen = bytes_of(file), _day(extracted_on), council_named(council)
        named = headings_by_column(options["column"], example="birth_date=“DOB”")
        try:
            with council_context(chosen.id):
                parsed = _parsed(data, format, named, chosen)
        except (MalformedFile, Refused) as malformed:
            raise CommandError(f"{str(malformed)[:-1]}; nothing was changed.") from malformed
        with history_context(command="import_care_leavers"), council_context(chosen.id):
            report = import_care_leavers(council=chosen, parsed=parsed, file_name=file.name, by=None, extracted_on=day)
        self.stdout.write(f"Read into {chosen}.")
        for line in report.lines():
            self.stdout.write(line)


def _parsed(data: bytes, format: str, named: dict[str, str], council: Council) -> ParsedFile:
    """By the columns that are named here, else in a layout that is known, else by those chosen on the pages before."""
    today = clock.today()
    if named:
        return any_layout.read(data, on=today, chosen=columns_named(data, named))
    try:
        return FORMATS[format](data, on=today)
    except UnknownColumns:
        known = remembered_in(council.id, glimpses(data))
        if known is None:
            raise
        return any_layout.read(data, on=today, chosen=known)


def _day(text: str | None) -> dt.date | None:
    if not text:
        return None
    try:
        day = read_day(text, range(2000, 2101))
    except UnreadableCell as problem:
        raise CommandError(f"--extracted-on {text} is not a day: write it like 2026-11-20.") from problem
    if day > clock.today():
        raise CommandError(f"--extracted-on {text} is after today.")
    return day
