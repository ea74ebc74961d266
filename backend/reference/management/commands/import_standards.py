from django.core.management.base import BaseCommand, CommandError

from backend.reference.errors import ReferenceDataError
from backend.reference.services import import_standards


class Command(BaseCommand):
    help = "Import the full published list of apprenticeship standards (Skills England's JSON). Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args, **options):
        try:
            report = import_standards(options["file"])
        except ReferenceDataError as problem:
            raise CommandError(str(problem)) from problem
        for entry in report.refused:
            self.stdout.write(f"Refused: {entry}")
        self.stdout.write(
            f"Standards: {report.kept}; {report.other_versions} other versions passed over,"
            f" {report.not_yet_open} not yet open to starts, {len(report.refused)} refused"
        )
