from django.core.management.base import BaseCommand, CommandError

from backend.councils.models import Council
from backend.shortlists.services import rank_council


class Command(BaseCommand):
    help = "Rank every young person against every open opportunity."

    def add_arguments(self, parser):
        parser.add_argument("--council", help="The code of one council; all councils without it.")

    def handle(self, *args, council=None, **options):
        councils = Council.objects.order_by("code")
        if council:
            councils = councils.filter(code=council)
            if not councils:
                raise CommandError(f'There is no council with the code "{council}".')
        for each in councils:
            runs = rank_council(council=each, progress=lambda line: self.stdout.write(line))
            matches, seconds = sum(run.matches for run in runs), sum(run.seconds for run in runs)
            self.stdout.write(f"{each.name}: {matches} matches in {seconds:.1f} s")
