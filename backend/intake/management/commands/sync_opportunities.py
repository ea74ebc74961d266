from django.core.management.base import BaseCommand, CommandError

from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.commands import add_council_argument, council_named
from backend.intake.choices import SyncState
from backend.intake.models import FeedSync
from backend.intake.sync.live_feeds import BY_COMMAND_NAME
from backend.intake.sync.run import sync_feed


class Command(BaseCommand):
    help = "Read a whole feed directly from its service. A reading that was broken off goes on where it was."

    def add_arguments(self, parser):
        parser.add_argument("--source", required=True, choices=sorted(BY_COMMAND_NAME))
        parser.add_argument("--dry-run", action="store_true", help="count what would happen and keep nothing")
        add_council_argument(parser)

    def handle(self, *, source, dry_run, council, **options):
        chosen = council_named(council)
        try:
            sync = sync_feed(
                council=chosen, source=BY_COMMAND_NAME[source], dry_run=dry_run, by=None, tell=self._tell_progress
            )
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{chosen}: {'nothing is kept of this dry run' if dry_run else 'read in'}.")
        self.stdout.write(counts_of(sync))
        with council_context(chosen.pk):
            for refusal in sync.refusals.left_out():
                reference = f" ({refusal.external_reference})" if refusal.external_reference else ""
                self.stdout.write(f"Page {refusal.page}{reference}: {refusal.reason}")
        if sync.state == SyncState.FAILED:
            raise CommandError(sync.problem)
        if sync.problem:
            self.stderr.write(sync.problem)

    def _tell_progress(self, sync: FeedSync) -> None:
        self.stdout.write(f"Page {sync.page} of {sync.pages}: {sync.seen_adverts} of {sync.announced} adverts.")
        self.stdout.flush()


def counts_of(sync: FeedSync) -> str:
    return (
        f"{sync.get_state_display()}: {sync.seen_adverts} seen, {sync.created_adverts} new, {sync.updated_adverts} "
        f"changed, {sync.unchanged_adverts} unchanged, {sync.refused_adverts} refused, {sync.removed_adverts} gone."
    )
