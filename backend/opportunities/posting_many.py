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
class Post:
    reference: str
    facts: Mapping[str, Any]
    sites: Sequence[SiteFacts] = ()


@dataclass
class Judged:
    """`opportunity` is unsaved until posted, and None where a fact cannot be kept at all."""

    post: Post
    opportunity: Opportunity | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not any(finding.hard for finding in self.findings)


def judge_many(*, council: Council, employer: Employer, posts: Iterable[Post]) -> list[Judged]:
    """What the posting rules say of each, with nothing written."""
    judged = [_made(council, employer, post) for post in posts]
    looked_up = LookedUp.for_posts(each.opportunity for each in judged if each.opportunity)
    for each in judged:
        if each.opportunity:
            sites = len(each.post.sites)
            each.findings = check(facts_of_one(each.opportunity, sites=sites, looked_up=looked_up))
    return judged


@transaction.atomic
def post_many(
    *, council: Council, employer: Employer, posts: Iterable[Post], send: bool, by: User | None
) -> list[Judged]:
    """Draft those that break no hard rule, and with `send` have them wait for approval; tell what became of each."""
    judged = judge_many(council=council, employer=employer, posts=posts)
    good = [(each.opportunity, each.post) for each in judged if each.is_good and each.opportunity]
    begin_many(["draft", "submit"] if send else ["draft"], [opportunity for opportunity, _ in good], by=by)
    add_sites([(opportunity, checked_sites(post.sites)) for opportunity, post in good])
    return judged


def _made(council: Council, employer: Employer, post: Post) -> Judged:
    try:
        opportunity = new(
            council=council,
            employer=employer,
            source=Source.PARTNER,
            external_reference=post.reference,
            **post.facts,
        )
    except Refused as refusal:
        return Judged(post, findings=_why_not(post, refusal))
    return Judged(post, opportunity)


def _why_not(post: Post, refusal: Refused) -> list[Finding]:
    """What is missing is the posting rule's to say; what cannot be kept has no rule but the table's own."""
    if refusal.field == "title" and not post.facts.get(refusal.field):
        return [each for each in check({"type": post.facts["type"], "title": ""}) if each.field == refusal.field]
    return [Finding("value-not-allowed", True, refusal.field, refusal.message)]
