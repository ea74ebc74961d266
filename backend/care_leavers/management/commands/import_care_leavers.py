import datetime as dt
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from backend.audit.history import history_context
from backend.care_leavers.imports import any_layout, onward_template
from backend.care_leavers.imports.parsed import MalformedFile
from backend.care_leavers.imports.service import import_care_leavers
from backend.core import clock
from backend.core.files import bytes_of
from backend.core.protection import council_context
from backend.councils.commands import add_council_argument, council_named
from backend.tabular.days import read_day
from backend.tabular.errors import UnreadableCell


FORMATS = {"any": any_layout.read, "onward": onward_template.read}


class Command(BaseCommand):
    help = (
        "Read in young people from our template, list 9 of Annex A or the Standard Safeguarding Dataset. "
        "Reading a file twice changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="CSV, a workbook or a ZIP archive of CSV files")
        parser.add_argument("--format", default="any", choices=sorted(FORMATS))
        parser.add_argument("--extracted-on", help="the day the file was taken out of the case system, like 2026-11-20")
        add_council_argument(parser)

    def handle(self, *, file, format, council, extracted_on, **options):
        data, day = bytes_of(file), _day(extracted_on)
        try:
            parsed = FORMATS[format](data, on=clock.today())
        except MalformedFile as malformed:
            raise CommandError(f"{str(malformed)[:-1]}; nothing was changed.") from malformed
        chosen = council_named(council)
        with history_context(command="import_care_leavers"), council_context(chosen.id):
            report = import_care_leavers(council=chosen, parsed=parsed, file_name=file.name, by=None, extracted_on=day)
        self.stdout.write(f"Read into {chosen}.")
        for line in report.lines():
            self.stdout.write(line)


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
