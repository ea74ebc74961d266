"""Imports a parsed feed into a council's opportunities. Reading the same feed again writes nothing but the run itself.

An advert that is missing is left alone: a file may be one page of many, or come from a feed that failed.
"""

from django.db import DataError, IntegrityError, transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL, RANK_OPPORTUNITY
from backend.core.jobs import enqueue
from backend.councils.models import Council
from backend.intake.formats.advert import Feed, ParsedAdvert, Refusal, excerpt_of
from backend.intake.importer.report import ImportReport
from backend.intake.importer.upsert import add_adverts, change_opportunity, is_unchanged
from backend.intake.models import FeedFailure, FeedRun
from backend.intake.readers.record_fields import WAY_OUT
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import is_placed


# From here on, ranking the council once is less work than ranking each advert.
MANY = 10


@transaction.atomic
def import_feed(*, council: Council, feed: Feed, file_name: str = "", by: User | None) -> ImportReport:
    importer = AdvertImporter(council, feed, by)
    importer.import_all()
    _log_run(council, feed, file_name, importer.report, by)
    _ask_for_ranking(council, importer.to_rank)
    return importer.report


class AdvertImporter:
    """Imports the adverts of one page of a public feed, new ones together and the others one by one."""

    def __init__(self, council: Council, feed: Feed, by: User | None):
        self.council, self.feed, self.by = council, feed, by
        notes = [(advert.external_reference, note) for advert in feed.records for note in advert.notes]
        self.report = ImportReport(refused=list(feed.refusals), pages=feed.total_pages, notes=notes)
        self.known = _known(council, feed)
        self.to_rank: set[int] = set()
        self.written: set[int] = set()

    def import_all(self) -> None:
        """If the database refuses one of the new ones, nothing of them is written, and each is tried alone."""
        new = [advert for advert in self.feed.records if advert.external_reference not in self.known]
        single = [advert for advert in self.feed.records if advert.external_reference in self.known]
        if new:
            try:
                with transaction.atomic():
                    added = add_adverts(council=self.council, adverts=new, by=self.by)
            except (IntegrityError, DataError):
                single = new + single
            else:
                self._count_added(*added)
        for advert in single:
            self.import_one(advert)
        self.report.unplaced = _unplaced(self.written)
        refused = {refusal.reference for refusal in self.report.refused}
        self.report.notes = [note for note in self.report.notes if note[0] not in refused]

    def import_one(self, advert: ParsedAdvert) -> None:
        """One advert, kept whole or not at all."""
        known = self.known.get(advert.external_reference)
        if known and is_unchanged(known, advert):
            self.report.unchanged += 1
            return
        try:
            with transaction.atomic():
                self._write(advert, known)
        except Refused as refusal:
            self._refuse(advert, _with_way_out(refusal))
        except (IntegrityError, DataError) as problem:
            self._refuse(advert, _broken_rule(problem))

    def _write(self, advert: ParsedAdvert, opportunity: Opportunity | None) -> None:
        if opportunity is None:
            self._count_added(*add_adverts(council=self.council, adverts=[advert], by=self.by))
            return
        before = opportunity.state
        if change_opportunity(opportunity=opportunity, advert=advert, by=self.by):
            self.report.updated += 1
            self._follow(opportunity, before)
        else:
            self.report.unchanged += 1

    def _count_added(self, added: list[Opportunity], refused: list[tuple[ParsedAdvert, Refused]]) -> None:
        for opportunity in added:
            self.report.created += 1
            self._follow(opportunity, before="")
        for advert, refusal in refused:
            self._refuse(advert, _with_way_out(refusal))

    def _follow(self, opportunity: Opportunity, before: str) -> None:
        """Count what the closing date did, and have ranked what is or was on offer."""
        self.written.add(opportunity.id)
        closed = OpportunityState.CLOSED
        self.report.closed += before != closed == opportunity.state
        self.report.reopened += before == closed != opportunity.state
        if OpportunityState.LIVE in (before, opportunity.state):
            self.to_rank.add(opportunity.id)

    def _refuse(self, advert: ParsedAdvert, reason: str) -> None:
        refusal = Refusal(reason, advert.line, advert.external_reference, excerpt_of(advert.raw))
        self.report.refused.append(refusal)


def _known(council: Council, feed: Feed) -> dict[str, Opportunity]:
    references = [advert.external_reference for advert in feed.records]
    known = (
        Opportunity.objects.for_council(council.id)
        .filter(source=feed.source, external_reference__in=references)
        .select_related("feed_record", "employer", "council")
        .prefetch_related("sites")
    )
    return {opportunity.external_reference: opportunity for opportunity in known}


def _unplaced(opportunity_ids: set[int]) -> list[tuple[str, str]]:
    """Reference and words of every place that was written and could not be read, though somebody has to go there."""
    if not opportunity_ids:
        return []
    written = Opportunity.objects.filter(id__in=opportunity_ids).exclude(remote=True).prefetch_related("sites")
    return [
        (opportunity.external_reference, site)
        for opportunity in written.order_by("id")
        for site in _unread_places(opportunity)
    ]


def _unread_places(opportunity: Opportunity) -> list[str]:
    sites = list(opportunity.sites.all())
    if not sites:
        return [] if opportunity.nationwide else [""]
    return [site.in_words for site in sites if not is_placed(site)]


def _with_way_out(refusal: Refused) -> str:
    return f"{refusal.message} To put it right, {WAY_OUT}."


def _broken_rule(problem: Exception) -> str:
    rule = getattr(getattr(problem.__cause__, "diag", None), "constraint_name", None)
    what = f"breaks the rule “{rule.replace('_', ' ')}”" if rule else "holds a value that cannot be kept"
    return f"The advert {what}; {WAY_OUT}."


def _log_run(council: Council, feed: Feed, file_name: str, report: ImportReport, by: User | None) -> None:
    run = FeedRun.objects.create(
        council=council,
        source=feed.source,
        file_name=file_name[:200],
        imported_by=by,
        created_records=report.created,
        updated_records=report.updated,
        unchanged_records=report.unchanged,
        refused_records=len(report.refused),
    )
    refused = [
        FeedFailure(
            run=run,
            line=refusal.line,
            external_reference=refusal.reference or "",
            reason=refusal.reason,
            excerpt=refusal.excerpt,
        )
        for refusal in report.refused
    ]
    lines = {advert.external_reference: advert.line for advert in feed.records}
    noted = [
        FeedFailure(run=run, line=lines[reference], external_reference=reference, reason=note, taken=True)
        for reference, note in report.notes
    ]
    FeedFailure.objects.bulk_create([*refused, *noted])


def _ask_for_ranking(council: Council, opportunity_ids: set[int]) -> None:
    if len(opportunity_ids) > MANY:
        enqueue(RANK_COUNCIL, council.id)
        return
    for opportunity_id in sorted(opportunity_ids):
        enqueue(RANK_OPPORTUNITY, council.id, opportunity_id)
