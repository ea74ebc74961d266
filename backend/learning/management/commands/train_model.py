from django.core.management.base import BaseCommand

from backend.core.protection import council_context
from backend.councils.commands import add_councils_argument, councils_named
from backend.learning.services import Training, train


class Command(BaseCommand):
    help = "Train a model version from what came of past referrals, for a head to look at. Nothing goes live by it."

    def add_arguments(self, parser):
        add_councils_argument(parser)

    def handle(self, *args, council=None, **options):
        for each in councils_named(council):
            with council_context(each.id):
                self.stdout.write(f"{each.name}: {training_result(train(council=each, by=None))}")


def training_result(training: Training) -> str:
    version = training.version
    if not training.is_new:
        return f"nothing was decided since version {version.number}, so nothing was trained."
    learnt = version.too_few or f"learnt from {version.referrals} referrals, {version.starts} of which led to a start."
    return f"version {version.number} waits for a head's decision. {learnt}"
