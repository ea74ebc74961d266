"""How a sync ends: what is believed of it, what is closed, and who is told."""

from collections.abc import Iterable

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.intake.choices import SyncState
from backend.intake.models import FeedAlert, FeedSync
from backend.intake.sync.page_importer import PageImporter
from backend.intake.sync.removal import remove_from_feed
from backend.notifications.links import link_to
from backend.notifications.services import send
from backend.opportunities.models import Opportunity


PROBLEMS_NAMED = 3
NOTHING_CLOSED = "Nothing was closed."


def fail(importer: PageImporter, sentence: str) -> None:
    with council_context(importer.sync.council_id):
        _end(importer.sync, SyncState.FAILED, f"{sentence} {NOTHING_CLOSED}")
        _raise_alert(importer.sync)


def finish(importer: PageImporter) -> None:
    sync = importer.sync
    with council_context(sync.council_id):
        too_small, doubts = _too_small(sync), list(_doubts(importer))
        if too_small:
            _end(sync, SyncState.PARTIAL, f"{too_small} {NOTHING_CLOSED}")
            _raise_alert(sync, may_be_right=not doubts)
        elif doubts:
            _end(sync, SyncState.PARTIAL, f"{_shortened(doubts)} {NOTHING_CLOSED}")
            _raise_alert(sync)
        else:
            _remove_missing(importer)
            _end(sync, SyncState.COMPLETE)
            _settle_alerts(sync)


def _too_small(sync: FeedSync) -> str:
    earlier = FeedSync.objects.of_feed(sync.council_id, sync.source).yardsticks().exclude(pk=sync.pk)
    yardstick = earlier.latest_first().first()
    if sync.seen_adverts == 0 and (yardstick is None or yardstick.seen_adverts > 0):
        return "The feed is empty."
    if yardstick and sync.seen_adverts * 2 < yardstick.seen_adverts:
        return (
            f"The feed has {sync.seen_adverts} adverts, fewer than half of the {yardstick.seen_adverts} of the last "
            f"complete sync."
        )
    return ""


def _doubts(importer: PageImporter) -> Iterable[str]:
    """Why an advert we did not see may be there all the same."""
    sync = importer.sync
    yield from importer.problems
    given = sync.seen_adverts + sync.repeated_adverts
    if sync.announced is not None and given < sync.announced and not importer.problems:
        yield f"The feed says it has {sync.announced} adverts and gave {given}."
    if importer.has_nameless:
        yield "An advert without a readable reference was left out, so we cannot tell which it is."


def _shortened(doubts: list[str]) -> str:
    named = " ".join(doubts[:PROBLEMS_NAMED])
    return f"{named} And {len(doubts) - PROBLEMS_NAMED} more." if len(doubts) > PROBLEMS_NAMED else named


def _remove_missing(importer: PageImporter) -> None:
    """Only what a sync has brought or seen: a file may have held adverts from outside the council's area."""
    known = importer.records.filter(last_sync__isnull=False, removed_at__isnull=True).order_by("opportunity_id")
    missing = [
        opportunity_id
        for opportunity_id, reference in known.values_list("opportunity_id", "opportunity__external_reference")
        if reference not in importer.seen
    ]
    importer.sync.removed_adverts = len(missing)
    if importer.sync.dry_run:
        return
    for opportunity in Opportunity.objects.filter(id__in=missing).select_related("feed_record").order_by("id"):
        remove_from_feed(opportunity=opportunity, by=importer.by)


def _end(sync: FeedSync, state: SyncState, problem: str = "") -> None:
    sync.state, sync.problem, sync.ended_at = state, problem, clock.now()
    sync.save(update_fields=["state", "problem", "ended_at", "removed_adverts"])
    if not sync.dry_run and (sync.created_adverts or sync.updated_adverts or sync.removed_adverts):
        enqueue(RANK_COUNCIL, sync.council_id)


def _raise_alert(sync: FeedSync, *, may_be_right: bool = False) -> None:
    """Nobody is told of a dry run but the person who asked for it, by its report."""
    if sync.dry_run:
        return
    _settle_alerts(sync)
    sentence = f"{sync.get_source_display()}: {sync.problem}"
    FeedAlert.objects.create(sync=sync, sentence=sentence, may_be_right=may_be_right)
    administrators = Membership.objects.for_council(sync.council_id).current().with_role(Role.ADMINISTRATOR)
    for membership in administrators.select_related("user").order_by("id"):
        send(
            council=sync.council,
            to=membership.user.email,
            subject="A feed of opportunities needs a look",
            body=f"{sentence}\n\nWhat happened and what you can do about it:\n\n{link_to('administration-feeds')}\n",
        )


def _settle_alerts(sync: FeedSync) -> None:
    if sync.dry_run:
        return
    alerts = FeedAlert.objects.open_for(sync.council_id).filter(sync__source=sync.source)
    alerts.update(settled_at=clock.now())


@transaction.atomic
def accept_as_right(*, sync: FeedSync, by: User) -> FeedSync:
    """A person says that so few adverts are right: later syncs are measured against this one."""
    alert = FeedAlert.objects.open_for(sync.council_id).filter(sync=sync).select_for_update(of=["self"]).first()
    if alert is None or not alert.may_be_right:
        raise Refused("Only the last sync that found too few adverts can be marked as right. Run the feed again.")
    sync.accepted_at, sync.accepted_by = clock.now(), by
    sync.save(update_fields=["accepted_at", "accepted_by"])
    _settle_alerts(sync)
    return sync
