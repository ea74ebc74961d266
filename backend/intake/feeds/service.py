"""Takes a parsed feed into a council's opportunities. Reading the same feed again writes nothing but the run itself.

An advert that is missing is left alone: a file may be one page of many, or come from a feed that failed.
"""

from django.db import DataError, IntegrityError, transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL, RANK_OPPORTUNITY
from backend.core.jobs import enqueue
from backend.councils.models import Council
from backend.intake.feeds import keeping
from backend.intake.feeds.parsed import Feed, ParsedOpportunity, Refusal, excerpt_of
from backend.intake.feeds.record_fields import WAY_OUT
from backend.intake.feeds.report import ImportReport
from backend.intake.models import FeedFailure, FeedRun
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity


# From here on, ranking the council once is less work than ranking each advert.
MANY = 10


@transaction.atomic
def import_feed(*, council: Council, feed: Feed, file_name: str = "", by: User | None) -> ImportReport:
    work = Taking(council, feed, by)
    work.take_all()
    _log_run(council, feed, file_name, work.report, by)
    _ask_for_ranking(council, work.to_rank)
    return work.report


class Taking:
    """Takes the adverts of one page, new ones together and the others one by one."""

    def __init__(self, council: Council, feed: Feed, by: User | None):
        self.council, self.feed, self.by = council, feed, by
        self.report = ImportReport(refused=list(feed.refusals), pages=feed.total_pages)
        self.held = _held(council, feed)
        self.to_rank: set[int] = set()

    def take_all(self) -> None:
        new = [record for record in self.feed.records if record.external_reference not in self.held]
        alone = new if new and not self._add_together(new) else []
        held = [record for record in self.feed.records if record.external_reference in self.held]
        for record in alone + held:
            self.take(record)

    def _add_together(self, records: list[ParsedOpportunity]) -> bool:
        """False, with nothing written, if the database refuses one of them: which one is found by taking each alone."""
        try:
            with transaction.atomic():
                self._add(records)
        except (IntegrityError, DataError):
            return False
        return True

    def _add(self, records: list[ParsedOpportunity]) -> None:
        added, refused = keeping.add_many(council=self.council, records=records, by=self.by)
        for opportunity in added:
            self.report.created += 1
            self._follow(opportunity, before="")
        for record, refusal in refused:
            self._refuse(record, _with_way_out(refusal))

    def take(self, record: ParsedOpportunity) -> None:
        """One advert, kept whole or not at all."""
        held = self.held.get(record.external_reference)
        if held and keeping.is_settled(held, record):
            self.report.unchanged += 1
            return
        try:
            with transaction.atomic():
                self._take(record, held)
        except Refused as refusal:
            self._refuse(record, _with_way_out(refusal))
        except (IntegrityError, DataError) as problem:
            self._refuse(record, _rule_broken(problem))

    def _take(self, record: ParsedOpportunity, opportunity: Opportunity | None) -> None:
        if opportunity is None:
            self._add([record])
            return
        before = opportunity.state
        if keeping.change(opportunity=opportunity, record=record, by=self.by):
            self.report.updated += 1
            self._follow(opportunity, before)
        else:
            self.report.unchanged += 1

    def _follow(self, opportunity: Opportunity, before: str) -> None:
        """Count what the closing date did, and have ranked what is or was on offer."""
        closed = OpportunityState.CLOSED
        self.report.closed += before != closed == opportunity.state
        self.report.reopened += before == closed != opportunity.state
        if OpportunityState.LIVE in (before, opportunity.state):
            self.to_rank.add(opportunity.id)

    def _refuse(self, record: ParsedOpportunity, reason: str) -> None:
        refusal = Refusal(reason, record.line, record.external_reference, excerpt_of(record.raw))
        self.report.refused.append(refusal)


def _held(council: Council, feed: Feed) -> dict[str, Opportunity]:
    references = [record.external_reference for record in feed.records]
    held = (
        Opportunity.objects.for_council(council.id)
        .filter(source=feed.source, external_reference__in=references)
        .select_related("feed_record", "employer", "council")
        .prefetch_related("sites")
    )
    return {opportunity.external_reference: opportunity for opportunity in held}


def _with_way_out(refusal: Refused) -> str:
    return f"{refusal.message} To put it right, {WAY_OUT}."


def _rule_broken(problem: Exception) -> str:
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
    FeedFailure.objects.bulk_create(
        FeedFailure(
            run=run,
            line=refusal.line,
            external_reference=refusal.reference or "",
            reason=refusal.reason,
            excerpt=refusal.excerpt,
        )
        for refusal in report.refused
    )


def _ask_for_ranking(council: Council, opportunity_ids: set[int]) -> None:
    if len(opportunity_ids) > MANY:
        enqueue(RANK_COUNCIL, council.id)
        return
    for opportunity_id in sorted(opportunity_ids):
        enqueue(RANK_OPPORTUNITY, council.id, opportunity_id)
