from backend.reference.commands import ReferenceCommand
from backend.reference.services import import_standards


class Command(ReferenceCommand):
    help = "Import the full published list of apprenticeship standards (Skills England's JSON). Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args, **options):
        report = import_standards(options["file"])
        for entry in report.refused:
            self.stdout.write(f"Refused: {entry}")
        self.stdout.write(
            f"Standards: {report.kept}; {report.other_versions} other versions passed over,"
            f" {report.not_yet_open} not yet open to starts, {len(report.refused)} refused"
        )
