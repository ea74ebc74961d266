from pathlib import Path

import pghistory
from django.core.management.base import BaseCommand, CommandError

from backend.core.files import bytes_of
from backend.councils.commands import add_council_argument, council_named
from backend.opportunities.feeds.formats import FORMATS
from backend.opportunities.feeds.parsed import MalformedFeed
from backend.opportunities.feeds.service import import_feed


class Command(BaseCommand):
    help = "Read in adverts as Find an apprenticeship or NHS Jobs send them. Reading a file twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="one answer of the feed, as it was received")
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        add_council_argument(parser)

    def handle(self, *, file, format, council, **options):
        data = bytes_of(file)
        try:
            feed = FORMATS[format](data)
        except MalformedFeed as malformed:
            raise CommandError(f"{str(malformed)[:-1]}; nothing was changed.") from malformed
        chosen = council_named(council)
        with pghistory.context(command="import_opportunities"):
            report = import_feed(council=chosen, feed=feed, file_name=file.name, by=None)
        self.stdout.write(f"Read into {chosen}.")
        for line in report.lines():
            self.stdout.write(line)
