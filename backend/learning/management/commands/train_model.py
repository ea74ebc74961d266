from backend.core.protection import council_context
from backend.councils.commands import EachCouncilCommand
from backend.learning.services import Training, train


class Command(EachCouncilCommand):
    help = "Train a model version from what came of past referrals, for a head to look at. Nothing goes live by it."

    def handle_council(self, council):
        with council_context(council.id):
            self.stdout.write(f"{council.name}: {training_result(train(council=council, by=None))}")


def training_result(training: Training) -> str:
    version = training.version
    if not training.is_new:
        return f"nothing was decided since version {version.number}, so nothing was trained."
    learnt = version.too_few or f"learnt from {version.referrals} referrals, {version.starts} of which led to a start."
    return f"version {version.number} waits for a head's decision. {learnt}"
