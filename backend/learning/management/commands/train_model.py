from django.core.management.base import BaseCommand, CommandError

from backend.core.protection import council_context
from backend.councils.models import Council
from backend.learning.services import Training, train


class Command(BaseCommand):
    help = "Train a model version from what came of past referrals, for a head to look at. Nothing goes live by it."

    def add_arguments(self, parser):
        parser.add_argument("--council", help="The code of one council; all councils without it.")

    def handle(self, *args, council=None, **options):
        councils = Council.objects.order_by("code")
        if council:
            councils = councils.filter(code=council)
            if not councils:
                raise CommandError(f'There is no council with the code "{council}".')
        for each in councils:
            with council_context(each.id):
                self.stdout.write(f"{each.name}: {told(train(council=each, by=None))}")


def told(training: Training) -> str:
    version = training.version
    if not training.is_new:
        return f"nothing was decided since version {version.number}, so nothing was trained."
    learnt = version.too_few or f"learnt from {version.referrals} referrals, {version.starts} of which led to a start."
    return f"version {version.number} waits for a head's decision. {learnt}"
