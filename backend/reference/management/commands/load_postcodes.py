from backend.reference.commands import ReferenceCommand
from backend.reference.services import load_postcodes


class Command(ReferenceCommand):
    help = "Load postcodes with their grid references, for chosen areas. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--areas",
            nargs="+",
            default=["london", "south-east"],
            metavar="AREA",
            help="london, south-east, england, all, a local authority code (E09000033), a postcode area (SW)"
            " or a district (SW1A). Without it: london south-east.",
        )

    def handle(self, *args, **options):
        kept = load_postcodes(areas=options["areas"], progress=self._say)
        self.stdout.write(f"{kept.read:,} postcodes read: {kept.added:,} added, {kept.changed:,} changed")

    def _say(self, letter, read):
        self.stdout.write(f"Postcodes that begin with {letter} done, {read:,} read so far")
        self.stdout.flush()
