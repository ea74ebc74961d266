from django.conf import settings
from django.core.management.base import CommandError

from backend.reference.commands import ReferenceCommand
from backend.reference.outlines.outline_files import OUTLINES, compute_outlines, write_outlines
from backend.reference.postcode_files import edition, packed_files, read_packed


class Command(ReferenceCommand):
    help = "Compute the outlines of England's local authorities from the postcode files, for maps. Safe to run again."

    def handle(self, *args, **options):
        files = packed_files()
        name, day = edition()
        if day is None:
            raise CommandError(f"Nobody has written down yet of which day this edition is: {name}.")
        outlines = compute_outlines(row for path in files.values() for row in read_packed(path, _is_english))
        write_outlines(outlines, settings.FIXTURES_DIRECTORY / "reference" / OUTLINES, day)
        self.stdout.write(f"{len(outlines)} outlines written from {name}")


def _is_english(code: str, authority: str) -> bool:
    return authority.startswith("E0")
