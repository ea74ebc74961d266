"""Posting many opportunities of one employer at once: the same rules, events and history, with few statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.opportunities.choices import Source
from backend.opportunities.drafting import new
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import Finding, check
from backend.opportunities.posting_rules.many import LookedUp, facts_of_one
from backend.opportunities.sites import SiteFacts, add_sites, checked_sites
from backend.opportunities.transitions import begin_many


@dataclass(frozen=True)
class NewPosting:
    reference: str
    facts: Mapping[str, Any]
    sites: Sequence[SiteFacts] = ()


@dataclass
class CheckedPosting:
    """`opportunity` is unsaved until posted, and None where a fact cannot be kept at all."""

    posting: NewPosting
    opportunity: Opportunity | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not any(finding.hard for finding in self.findings)


def check_many(*, council: Council, employer: Employer, postings: Iterable[NewPosting]) -> list[CheckedPosting]:
    """What the posting rules say of each, with nothing written."""
    checked = [_made(council, employer, posting) for posting in postings]
    looked_up = LookedUp.for_posts(each.opportunity for each in checked if each.opportunity)
    for each in checked:
        if each.opportunity:
            sites = len(each.posting.sites)
            each.findings = check(facts_of_one(each.opportunity, sites=sites, looked_up=looked_up))
    return checked


@transaction.atomic
def post_many(
    *, council: Council, employer: Employer, postings: Iterable[NewPosting], send: bool, by: User | None
) -> list[CheckedPosting]:
    """Draft those that break no hard rule, and with `send` have them wait for approval; tell what became of each."""
    checked = check_many(council=council, employer=employer, postings=postings)
    good = [(each.opportunity, each.posting) for each in checked if each.is_good and each.opportunity]
    begin_many(["draft", "submit"] if send else ["draft"], [opportunity for opportunity, _ in good], by=by)
    add_sites([(opportunity, checked_sites(posting.sites)) for opportunity, posting in good])
    return checked


def _made(council: Council, employer: Employer, posting: NewPosting) -> CheckedPosting:
    try:
        opportunity = new(
            council=council,
            employer=employer,
            source=Source.PARTNER,
            external_reference=posting.reference,
            **posting.facts,
        )
    except Refused as refusal:
        return CheckedPosting(posting, findings=_why_not(posting, refusal))
    return CheckedPosting(posting, opportunity)


def _why_not(posting: NewPosting, refusal: Refused) -> list[Finding]:
    """What is missing is the posting rule's to say; what cannot be kept has no rule but the table's own."""
    if refusal.field == "title" and not posting.facts.get(refusal.field):
        return [each for each in check({"type": posting.facts["type"], "title": ""}) if each.field == refusal.field]
    return [Finding("value-not-allowed", True, refusal.field, refusal.message)]
