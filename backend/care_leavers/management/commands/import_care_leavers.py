from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from backend.audit.history import history_context
from backend.care_leavers.imports.onward_template import read
from backend.care_leavers.imports.parsed import MalformedFile
from backend.care_leavers.imports.service import import_care_leavers
from backend.core import clock
from backend.core.files import bytes_of
from backend.core.protection import council_context
from backend.councils.commands import add_council_argument, council_named


FORMATS = {"onward": read}


class Command(BaseCommand):
    help = "Read in young people from a CSV file in our template. Reading a file twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a CSV file with the columns of the template")
        parser.add_argument("--format", default="onward", choices=sorted(FORMATS))
        add_council_argument(parser)

    def handle(self, *, file, format, council, **options):
        data = bytes_of(file)
        try:
            parsed = FORMATS[format](data, on=clock.today())
        except MalformedFile as malformed:
            raise CommandError(f"{str(malformed)[:-1]}; nothing was changed.") from malformed
        chosen = council_named(council)
        with history_context(command="import_care_leavers"), council_context(chosen.id):
            report = import_care_leavers(council=chosen, parsed=parsed, file_name=file.name, by=None)
        self.stdout.write(f"Read into {chosen}.")
        for line in report.lines():
            self.stdout.write(line)
