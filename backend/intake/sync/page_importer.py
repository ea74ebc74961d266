"""Imports one page of a live feed: its adverts, what was seen, and how far the sync is, in one transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.protection import council_context
from backend.intake.formats.advert import ParsedAdvert, Refusal
from backend.intake.formats.records import repeated
from backend.intake.importer.importer import AdvertImporter
from backend.intake.importer.report import ImportReport
from backend.intake.models import FeedRecord, FeedSync, SyncRefusal
from backend.intake.sync.adapters import Adapter, Page
from backend.intake.sync.removal import reopen_returned
from backend.opportunities.models import Opportunity


PROGRESS = (
    "page",
    "pages",
    "announced",
    "seen_adverts",
    "created_adverts",
    "updated_adverts",
    "unchanged_adverts",
    "refused_adverts",
    "repeated_adverts",
)


class PageImporter:
    """The state of one sync, from page to page."""

    def __init__(self, sync: FeedSync, adapter: Adapter, by: User | None):
        self.sync, self.adapter, self.by = sync, adapter, by
        self.records = FeedRecord.objects.filter(
            opportunity__council_id=sync.council_id, opportunity__source=sync.source
        )
        self.seen = set(self._references_seen_before())
        self.listed: dict[str, str] = {}  # by reference, what the list said on the pages read just now, as digests
        self.ended_with = ""  # the last reference of the page before
        self.has_nameless = sync.refusals.left_out().without_reference().exists()
        self.problems = list(sync.refusals.odd().without_reference().values_list("reason", flat=True))

    def _references_seen_before(self) -> Iterable[str]:
        yield from self.records.filter(last_sync=self.sync).values_list("opportunity__external_reference", flat=True)
        yield from self.sync.refusals.left_out().values_list("external_reference", flat=True)

    def import_page(self, page: Page) -> None:
        with council_context(self.sync.council_id):
            problems = [*page.problems, *self._oddities(page)]
            repeats = list(self._repeats(page))
        fresh = [advert for advert in page.feed.records if advert.external_reference not in self.seen]
        cut = {advert.external_reference: advert.digest for advert in fresh if self.adapter.is_cut(advert)}
        with council_context(self.sync.council_id):
            same = self._listed_as_before(cut)
        new = [advert for advert in fresh if advert.external_reference not in same]
        if not self.sync.dry_run:
            new = [self.adapter.in_full(advert) if advert.external_reference in cut else advert for advert in new]
        with council_context(self.sync.council_id):
            returned = list(self._returned(fresh))
            importer = AdvertImporter(self.sync.council, replace(page.feed, records=tuple(new)), self.by)
            importer.import_all()
            importer.report.updated += sum(reopen_returned(opportunity=each, by=self.by) for each in returned)
            self._mark_seen([advert.external_reference for advert in fresh])
            self._keep_listed({reference: digest for reference, digest in cut.items() if reference not in same})
            if self.sync.dry_run:
                transaction.set_rollback(True)
            else:
                self._log(page, importer.report, len(same), problems, repeats)
        if self.sync.dry_run:
            with council_context(self.sync.council_id):
                self._log(page, importer.report, len(same), problems, repeats)

    def _oddities(self, page: Page) -> Iterable[str]:
        before = self.sync.announced
        if before is not None and page.announced is not None and page.announced < before:
            yield (
                f"The feed had {before} adverts at first and {page.announced} at page {page.number}: it changed while "
                "it was read, so some may have been passed over."
            )
        first = page.feed.records[0].external_reference if page.feed.records else ""
        if self._may_have_moved(first):
            yield (
                f"Page {page.number} begins with advert {first}, which was on the page before: the feed may"
                " have moved while it was read, so some may have been passed over."
            )

    def _may_have_moved(self, first: str) -> bool:
        """A page that begins where the last one ended; of a reading taken up again nobody knows where that was."""
        return first in self.seen and self.ended_with in ("", first)

    def _repeats(self, page: Page) -> Iterable[Refusal]:
        """Adverts listed before: the first is kept, and says nothing of whether another one is missing."""
        yield from (refusal for refusal in page.feed.refusals if refusal.repeats)
        for record in page.feed.records:
            if record.external_reference in self.seen:
                same = self.listed.get(record.external_reference, record.digest) == record.digest
                yield repeated(record, "The reference was on an earlier page already; that advert was kept", same=same)

    def _listed_as_before(self, cut: Mapping[str, str]) -> set[str]:
        """Of adverts whose text the list cuts, by digest, those of which it says what it said before."""
        known = self.records.filter(opportunity__external_reference__in=cut)
        digests = known.values_list("opportunity__external_reference", "listed_digest")
        return {reference for reference, digest in digests if cut[reference] == digest}

    def _returned(self, adverts: list[ParsedAdvert]) -> Iterable[Opportunity]:
        """Those that had gone and are there again."""
        references = [advert.external_reference for advert in adverts]
        gone = self.records.filter(removed_at__isnull=False, opportunity__external_reference__in=references)
        return [record.opportunity for record in gone.select_related("opportunity")]

    def _mark_seen(self, references: list[str]) -> None:
        """By id, in statements that stay quick while the tables are new and the planner knows nothing of them."""
        seen = FeedRecord.objects.filter(opportunity_id__in=self._ids_of(references).values())
        seen.update(last_seen_at=clock.now(), last_sync=self.sync, removed_at=None)

    def _keep_listed(self, digests: Mapping[str, str]) -> None:
        for reference, opportunity_id in self._ids_of(digests).items():
            FeedRecord.objects.filter(opportunity_id=opportunity_id).update(listed_digest=digests[reference])

    def _ids_of(self, references: Collection[str]) -> dict[str, int]:
        if not references:
            return {}
        mine = Opportunity.objects.for_council(self.sync.council_id).filter(source=self.sync.source)
        return dict(mine.filter(external_reference__in=references).values_list("external_reference", "id"))

    def _log(self, page: Page, report: ImportReport, same: int, problems: list[str], repeats: list[Refusal]) -> None:
        sync = self.sync
        refused = [refusal for refusal in report.refused if not refusal.repeats]
        self.listed = {record.external_reference: record.digest for record in page.feed.records} | self.listed
        self.ended_with = page.feed.records[-1].external_reference if page.feed.records else self.ended_with
        self.seen |= {record.external_reference for record in page.feed.records}
        self.seen |= {refusal.reference for refusal in refused if refusal.reference}
        self.has_nameless = self.has_nameless or any(not refusal.reference for refusal in refused)
        self.problems += problems
        sync.page, sync.pages = page.number, page.pages
        sync.announced = page.announced
        sync.seen_adverts = len(self.seen)
        sync.created_adverts += report.created
        sync.updated_adverts += report.updated
        sync.unchanged_adverts += report.unchanged + same
        sync.refused_adverts += len(refused) + sum(not refusal.says_the_same for refusal in repeats)
        sync.repeated_adverts += len(repeats)
        sync.save(update_fields=PROGRESS)
        rows = [*_refusals(page, sync, [*refused, *repeats]), *_remarks(page, sync, problems, report.notes)]
        SyncRefusal.objects.bulk_create(rows)


def _refusals(page: Page, sync: FeedSync, refused: Iterable[Refusal]) -> Iterable[SyncRefusal]:
    for refusal in refused:
        yield SyncRefusal(
            sync=sync,
            page=page.number,
            external_reference=refusal.reference or "",
            reason=refusal.reason,
            excerpt=refusal.excerpt,
            taken=refusal.says_the_same,
        )


def _remarks(
    page: Page, sync: FeedSync, problems: Iterable[str], notes: Iterable[tuple[str, str]]
) -> Iterable[SyncRefusal]:
    for problem in problems:
        yield SyncRefusal(sync=sync, page=page.number, reason=problem, taken=True)
    for reference, remark in [*page.remarks.items(), *notes]:
        yield SyncRefusal(sync=sync, page=page.number, external_reference=reference, reason=remark, taken=True)
