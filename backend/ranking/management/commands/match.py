from backend.councils.commands import EachCouncilCommand
from backend.ranking.services import rank_council


class Command(EachCouncilCommand):
    help = "Rank every young person against every open opportunity."

    def handle_council(self, council):
        runs = rank_council(council=council, progress=lambda line: self.stdout.write(line))
        matches, seconds = sum(run.matches for run in runs), sum(run.seconds for run in runs)
        self.stdout.write(f"{council.name}: {matches} matches in {seconds:.1f} s")
