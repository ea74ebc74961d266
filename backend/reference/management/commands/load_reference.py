from backend.reference.commands import ReferenceCommand
from backend.reference.services import load_reference


class Command(ReferenceCommand):
    help = "Load standards, wage floors, statutory codes, rules and comparators. Safe to run again."

    def handle(self, *args, **options):
        report = load_reference()
        for name, kept in report.items():
            self.stdout.write(f"{name}: {kept}")
