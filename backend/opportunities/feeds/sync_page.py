"""Takes one page of a live feed: the adverts, what was seen, and how far the reading is, in one transaction."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.protection import council_context
from backend.opportunities.feed_removal import reopen_returned
from backend.opportunities.feeds.adapters import Adapter, Page
from backend.opportunities.feeds.parsed import ParsedOpportunity
from backend.opportunities.feeds.service import Taking
from backend.opportunities.models import FeedRecord, FeedSync, Opportunity, SyncRefusal


PROGRESS = (
    "page",
    "pages",
    "announced",
    "seen_adverts",
    "created_adverts",
    "updated_adverts",
    "unchanged_adverts",
    "refused_adverts",
)


class Taker:
    def __init__(self, sync: FeedSync, adapter: Adapter, by: User | None):
        self.sync, self.adapter, self.by = sync, adapter, by
        self.kept = FeedRecord.objects.filter(opportunity__council_id=sync.council_id, opportunity__source=sync.source)
        self.seen = set(self._references_seen_before())
        self.nameless = sync.refusals.left_out().without_reference().exists()
        self.problems = list(sync.refusals.odd().without_reference().values_list("reason", flat=True))

    def _references_seen_before(self) -> Iterable[str]:
        yield from self.kept.filter(last_sync=self.sync).values_list("opportunity__external_reference", flat=True)
        yield from self.sync.refusals.left_out().values_list("external_reference", flat=True)

    def take(self, page: Page) -> None:
        problems = [*page.problems, *self._oddities(page)]
        fresh = [record for record in page.feed.records if record.external_reference not in self.seen]
        same, full, cut = self._completed(fresh)
        with council_context(self.sync.council_id):
            returned = list(self._returned(fresh))
            taking = Taking(self.sync.council, replace(page.feed, records=tuple(full)), self.by)
            taking.take_all()
            taking.report.updated += sum(reopen_returned(opportunity=each, by=self.by) for each in returned)
            self._mark_seen([record.external_reference for record in fresh], cut)
            if self.sync.dry_run:
                transaction.set_rollback(True)
            else:
                self._note(page, taking, same, problems)
        if self.sync.dry_run:
            self._note(page, taking, same, problems)

    def _oddities(self, page: Page) -> Iterable[str]:
        before = self.sync.announced
        if before is not None and page.announced is not None and page.announced < before:
            yield (
                f"The feed had {before} adverts at first and {page.announced} at page {page.number}: it changed while "
                "it was read, so some may have been passed over."
            )
        for reference in sorted(self.seen & {record.external_reference for record in page.feed.records}):
            yield f"Page {page.number}, advert {reference}: it was on an earlier page already, and is taken once."

    def _completed(
        self, records: list[ParsedOpportunity]
    ) -> tuple[int, list[ParsedOpportunity], dict[str, ParsedOpportunity]]:
        """How many cut ones say what they said before; all the others, in full; and what the list said of cut ones."""
        cut = {record.external_reference: record for record in records if self.adapter.is_cut(record)}
        known = dict(
            self.kept.filter(opportunity__external_reference__in=cut).values_list(
                "opportunity__external_reference", "listed_digest"
            )
        )
        same = {reference for reference, record in cut.items() if known.get(reference) == record.content_hash}
        full = [
            self.adapter.in_full(record) if record.external_reference in cut and not self.sync.dry_run else record
            for record in records
            if record.external_reference not in same
        ]
        return len(same), full, {reference: record for reference, record in cut.items() if reference not in same}

    def _returned(self, records: list[ParsedOpportunity]) -> Iterable[Opportunity]:
        """Those that had gone and are there again."""
        references = [record.external_reference for record in records]
        gone = self.kept.filter(removed_at__isnull=False, opportunity__external_reference__in=references)
        return [kept.opportunity for kept in gone.select_related("opportunity")]

    def _mark_seen(self, references: list[str], cut: dict[str, ParsedOpportunity]) -> None:
        """By id, in statements that stay quick while the tables are new and the planner knows nothing of them."""
        mine = Opportunity.objects.for_council(self.sync.council_id).filter(source=self.sync.source)
        ids = dict(mine.filter(external_reference__in=references).values_list("external_reference", "id"))
        seen = FeedRecord.objects.filter(opportunity_id__in=ids.values())
        seen.update(last_seen_at=clock.now(), last_sync=self.sync, removed_at=None)
        for reference in cut.keys() & ids.keys():
            kept = FeedRecord.objects.filter(opportunity_id=ids[reference])
            kept.update(listed_digest=cut[reference].content_hash)

    def _note(self, page: Page, taking: Taking, same: int, problems: list[str]) -> None:
        sync, report = self.sync, taking.report
        self.seen |= {record.external_reference for record in page.feed.records}
        self.seen |= {refusal.reference for refusal in report.refused if refusal.reference}
        self.nameless = self.nameless or any(not refusal.reference for refusal in report.refused)
        self.problems += problems
        sync.page, sync.pages = page.number, page.pages
        sync.announced = page.announced
        sync.seen_adverts = len(self.seen)
        sync.created_adverts += report.created
        sync.updated_adverts += report.updated
        sync.unchanged_adverts += report.unchanged + same
        sync.refused_adverts += len(report.refused)
        sync.save(update_fields=PROGRESS)
        SyncRefusal.objects.bulk_create([*_refusals(page, sync, taking), *_notes(page, sync, problems)])


def _refusals(page: Page, sync: FeedSync, taking: Taking) -> Iterable[SyncRefusal]:
    for refusal in taking.report.refused:
        yield SyncRefusal(
            sync=sync,
            page=page.number,
            external_reference=refusal.reference or "",
            reason=refusal.reason,
            excerpt=refusal.excerpt,
        )


def _notes(page: Page, sync: FeedSync, problems: list[str]) -> Iterable[SyncRefusal]:
    for problem in problems:
        yield SyncRefusal(sync=sync, page=page.number, reason=problem, taken=True)
    for reference, remark in page.remarks.items():
        yield SyncRefusal(sync=sync, page=page.number, external_reference=reference, reason=remark, taken=True)
