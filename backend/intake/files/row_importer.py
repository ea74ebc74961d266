"""Imports the rows of a file, or only says what would become of them."""

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.intake.files import row_records
from backend.intake.files.problems import Problem, problem_of, problems_of
from backend.intake.files.rows import FileRow
from backend.intake.models import FeedRecord, OpportunityFile, RefusedRow
from backend.opportunities.bulk_posting import CheckedPosting, NewPosting, check_many, post_many
from backend.opportunities.choices import Source
from backend.opportunities.drafting import change
from backend.opportunities.facts import set_facts
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import BrokenRules, Finding, check, refuse_broken_rules
from backend.opportunities.posting_rules.many import LookedUp, facts_of_one
from backend.opportunities.transitions import MAY_BE_CHANGED


COUNTS = ("rows_done", "new_rows", "changed_rows", "unchanged_rows", "refused_rows", "advice")


class RowImporter:
    def __init__(self, file: OpportunityFile, rows: list[FileRow], *, writes: bool, by: User | None):
        self.file, self.rows, self.writes, self.by = file, rows, writes, by
        self.seen: dict[str, int] = {}
        for row in rows[: file.rows_done]:
            self.seen.setdefault(row.reference, row.number)

    def import_rows(self, rows: list[FileRow]) -> None:
        """One chunk, inside a transaction."""
        self.refusals: list[RefusedRow] = []
        if self.writes:  # two files of one employer take turns, so that no reference is added twice
            Employer.objects.select_for_update(no_key=True).get(pk=self.file.employer_id)
        readable = [row for row in rows if self._is_readable(row)]
        known = _known(self.file, readable)
        self._post([row for row in readable if row.reference not in known])
        for row in readable:
            self._count_notes(row)
            if row.reference in known:
                self._update(row, known[row.reference])
        RefusedRow.objects.bulk_create(self.refusals)
        self.file.rows_done += len(rows)
        self.file.save(update_fields=COUNTS)

    def _is_readable(self, row: FileRow) -> bool:
        first = self.seen.setdefault(row.reference, row.number) if row.reference else row.number
        if first != row.number and not row.problems:
            reason = f"The reference “{row.reference}” stands in row {first} already: give each row its own."
            row.problems.append(problem_of(self.file.columns, "reference", "reference-twice", reason))
        if row.problems:
            self._refuse(row, row.problems)
        return not row.problems

    def _post(self, rows: list[FileRow]) -> None:
        postings = [NewPosting(row.reference, row.facts, row.sites or ()) for row in rows]
        common = {"council": self.file.council, "employer": self.file.employer, "postings": postings}
        checked = post_many(**common, send=self.file.send, by=self.by) if self.writes else check_many(**common)
        for row, each in zip(rows, checked, strict=True):
            if each.is_good:
                self.file.new_rows += 1
                self._count_advice(each.findings)
            else:
                self._refuse(row, problems_of(self.file.columns, each.findings))
        if self.writes:
            self._record_new(rows, checked)

    def _record_new(self, rows: list[FileRow], checked: list[CheckedPosting]) -> None:
        FeedRecord.objects.bulk_create(
            row_records.record_of(each.opportunity, row)
            for row, each in zip(rows, checked, strict=True)
            if each.is_good and each.opportunity
        )

    def _update(self, row: FileRow, opportunity: Opportunity) -> None:
        """What the row says now and did not say before is changed; what was changed here since is kept."""
        names = row_records.changed_facts(opportunity, row)
        if not names:
            self.file.unchanged_rows += 1
            return
        try:
            with transaction.atomic():
                self._change(row, opportunity, names)
        except BrokenRules as broken:
            self._refuse(row, problems_of(self.file.columns, broken.findings))
        except Refused as refusal:
            self._refuse(row, [problem_of(self.file.columns, refusal.field, "not-possible", refusal.message)])
        else:
            self.file.changed_rows += 1

    def _change(self, row: FileRow, opportunity: Opportunity, names: set[str]) -> None:
        facts = {name: row.facts[name] for name in names if name in row.facts}
        sites = row.sites if "sites" in names else None
        if not self.writes:
            _refuse_what_change_would(opportunity, facts, sites)
            return
        change(opportunity=opportunity, by=self.by, sites=sites, tell=False, **facts)
        refuse_broken_rules(opportunity)
        row_records.update_record(opportunity, row)

    def _refuse(self, row: FileRow, problems: list[Problem]) -> None:
        self.file.refused_rows += 1
        self.refusals.append(
            RefusedRow(
                council=self.file.council,
                file=self.file,
                employer=self.file.employer,
                number=row.number,
                reference=row.reference[:80],
                said=row.said,
                problems=[problem.as_json() for problem in problems],
            )
        )

    def _count_notes(self, row: FileRow) -> None:
        for note in row.notes:
            counted = self.file.advice.setdefault(note, {"message": note, "rows": 0})
            counted["rows"] += 1

    def _count_advice(self, findings: list[Finding]) -> None:
        for finding in findings:
            counted = self.file.advice.setdefault(finding.code, {"message": finding.message, "rows": 0})
            counted["rows"] += 1


def _known(file: OpportunityFile, rows: list[FileRow]) -> dict[str, Opportunity]:
    found = (
        Opportunity.objects.for_council(file.council_id)
        .filter(employer=file.employer, source=Source.PARTNER, external_reference__in=[row.reference for row in rows])
        .select_related("feed_record", "employer", "council")
        .prefetch_related("sites")
    )
    return {opportunity.external_reference: opportunity for opportunity in found}


def _refuse_what_change_would(opportunity: Opportunity, facts: dict, sites: list | None) -> None:
    """What a change would be refused for, with nothing written."""
    if opportunity.state not in MAY_BE_CHANGED:
        raise Refused(
            f"The opportunity is marked “{opportunity.get_state_display()}” and can no longer be changed: give the row"
            " a new reference to post it again."
        )
    set_facts(opportunity, facts)
    count = len(opportunity.sites.all() if sites is None else sites)
    looked_up = LookedUp.for_posts([opportunity])
    hard = [each for each in check(facts_of_one(opportunity, sites=count, looked_up=looked_up)) if each.hard]
    if hard:
        raise BrokenRules(hard)
