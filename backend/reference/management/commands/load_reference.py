from django.core.management.base import BaseCommand, CommandError

from backend.reference.errors import ReferenceDataError
from backend.reference.services import load_reference


class Command(BaseCommand):
    help = "Load standards, wage floors, statutory codes, rules and comparators. Safe to run again."

    def handle(self, *args, **options):
        try:
            report = load_reference()
        except ReferenceDataError as problem:
            raise CommandError(str(problem)) from problem
        for name, kept in report.items():
            self.stdout.write(f"{name}: {kept}")
