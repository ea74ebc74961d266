from django.core.management.base import BaseCommand

from backend.councils.commands import add_councils_argument, councils_named
from backend.ranking.services import rank_council


class Command(BaseCommand):
    help = "Rank every young person against every open opportunity."

    def add_arguments(self, parser):
        add_councils_argument(parser)

    def handle(self, *args, council=None, **options):
        for each in councils_named(council):
            runs = rank_council(council=each, progress=lambda line: self.stdout.write(line))
            matches, seconds = sum(run.matches for run in runs), sum(run.seconds for run in runs)
            self.stdout.write(f"{each.name}: {matches} matches in {seconds:.1f} s")
