from django.core.management.base import BaseCommand, CommandError

from backend.care_leavers.models import CareLeaver
from backend.core.protection import council_context
from backend.councils.commands import add_councils_argument, councils_named
from backend.shortlists.models import Match


class Command(BaseCommand):
    help = "Print one young person's ranked matches with the reasons, for and against and not known."

    def add_arguments(self, parser):
        parser.add_argument("identifier", help="The council's own identifier of the young person.")
        add_councils_argument(parser)

    def handle(self, *args, identifier, council=None, **options):
        found = 0
        for each in councils_named(council):
            with council_context(each.id):
                person = CareLeaver.objects.for_council(each.id).filter(identifier=identifier).first()
                if person:
                    found += 1
                    self._print(person)
        if not found:
            raise CommandError(f'No young person has the identifier "{identifier}".')

    def _print(self, person: CareLeaver):
        matches = list(Match.objects.filter(care_leaver=person).with_details().best_first())
        self.stdout.write(f"{person.identifier}: {len(matches)} matches")
        for match in matches:
            opportunity = match.opportunity
            self.stdout.write(
                f"\n{match.position}. {opportunity.title}, {opportunity.employer.name} ({match.score:.3f})"
            )
            self._print_facts(match)

    def _print_facts(self, match: Match):
        for sign, sentences in (("+", match.reasons_for), ("-", match.reasons_against)):
            for sentence in sentences:
                self.stdout.write(f"   {sign} {sentence}")
        for criterion in match.criteria:
            if criterion["status"] == "unknown":
                self.stdout.write(f"   ? {criterion['sentence']}")
