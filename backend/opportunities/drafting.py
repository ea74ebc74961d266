"""Writing down what an opportunity is: drafts, corrections, and changes after approval."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.employers.organisations.conflicts import speaks_for
from backend.opportunities import messages, places, posting_rules
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.facts import NEEDS_NEW_APPROVAL, set_facts, words_of_change
from backend.opportunities.given import give_to_who_posted
from backend.opportunities.models import Opportunity
from backend.opportunities.recheck import recheck
from backend.opportunities.reranking import request_reranking
from backend.opportunities.sites import replace_sites
from backend.opportunities.transitions import MAY_BE_CHANGED, WAS_PUBLISHED, begin, hold, record, take
from backend.opportunities.waiting_changes import facts_before


@transaction.atomic
def draft(
    *,
    council: Council,
    employer: Employer,
    type: OpportunityType,
    title: str,
    source: Source,
    by: User | None,
    sites: Iterable = (),
    **facts,
) -> Opportunity:
    """Keep an opportunity nobody but its employer and the council's staff sees yet; most facts may be missing."""
    opportunity = new(council=council, employer=employer, source=source, type=type, title=title, **facts)
    posting_rules.refuse_nonsense(opportunity)
    begin("draft", opportunity, by=by)
    give_to_who_posted(opportunity, by)
    replace_sites(opportunity, sites)
    return opportunity


def new(*, council: Council, employer: Employer, source: Source, external_reference: str = "", **facts) -> Opportunity:
    if employer.council_id != council.pk:
        raise Refused(f"{employer.name} is not an employer of {council.name}: choose one of its own.", "employer")
    opportunity = Opportunity(council=council, employer=employer, source=source, external_reference=external_reference)
    set_facts(opportunity, facts | plan_needed(opportunity, facts))
    return opportunity


@transaction.atomic
def change(
    *, opportunity: Opportunity, by: User | None, sites: Iterable | None = None, tell: bool = True, **facts
) -> Opportunity:
    """Write changed facts. Once published, the posting rules hold at every change, and an employer's change of pay,
    hours, place, dates or requirements waits for a new approval. An employer is told of what others change."""
    hold(opportunity)
    if opportunity.state not in MAY_BE_CHANGED:
        raise Refused(
            f"This opportunity is marked “{opportunity.get_state_display()}” and can no longer be changed."
            " Copy it into a new one instead."
        )
    before = facts_before(opportunity, with_sites=sites is not None)
    changed = write(opportunity, sites=sites, set_aside=_may_take_back(opportunity, sites, by), **facts)
    if not changed or opportunity.state == State.DRAFT:
        return opportunity
    event = record(
        "change",
        opportunity,
        from_state=opportunity.state,
        by=by,
        reason=words_of_change(changed),
        before={name: before[name] for name in changed},
    )
    by_the_employer = by is not None and opportunity.employer.contacts.filter(user=by).exists()
    waits_again = opportunity.state in WAS_PUBLISHED and _waits_again(opportunity, changed, by)
    if tell and not (by_the_employer or waits_again):
        messages.tell_contacts(event)
    if opportunity.state in WAS_PUBLISHED:
        _follow_a_change_after_approval(opportunity, waits_again, by)
    return opportunity


def plan_needed(opportunity: Opportunity, facts: Mapping[str, Any]) -> dict[str, bool]:
    """Whether a plan is needed follows from the type of a post, so that no employer is asked about one."""
    kind = facts.get("type", opportunity.type)
    if kind == OpportunityType.SUPPORTED_INTERNSHIP:
        return {"ehcp_required": True}
    said = facts.get("ehcp_required", opportunity.ehcp_required)
    was_one = opportunity.type == OpportunityType.SUPPORTED_INTERNSHIP and "ehcp_required" not in facts
    is_theirs = opportunity.source == Source.PARTNER
    return {"ehcp_required": False} if was_one or (is_theirs and said is None) else {}


def write(opportunity: Opportunity, *, sites: Iterable | None = None, set_aside: bool = False, **facts) -> set[str]:
    """Save the facts and sites that are new, with what follows from them, and name them. The caller holds the row."""
    changed = write_as_told(opportunity, facts | (plan_needed(opportunity, facts) if "type" in facts else {}))
    if sites is not None and replace_sites(opportunity, sites, set_aside=set_aside):
        changed.add("sites")
    return changed


def write_as_told(opportunity: Opportunity, facts: Mapping[str, Any]) -> set[str]:
    """Save these facts, and nothing that would follow from them: what was approved is put back so."""
    changed = set_facts(opportunity, facts)
    posting_rules.refuse_nonsense(opportunity)
    if changed:
        opportunity.save(update_fields=changed)
    return changed


def _may_take_back(opportunity: Opportunity, sites: Iterable | None, by: User | None) -> bool:
    """Whether what happens to its places may wait for an approval, and be taken back until then."""
    waits = opportunity.state in WAS_PUBLISHED or opportunity.state == State.SUBMITTED
    return sites is not None and waits and by is not None and speaks_for(by, opportunity.employer)


def _waits_again(opportunity: Opportunity, changed: set[str], by: User | None) -> bool:
    """What somebody who speaks for the employer may not approve is not live by their change either."""
    return by is not None and bool(changed & NEEDS_NEW_APPROVAL) and speaks_for(by, opportunity.employer)


def _follow_a_change_after_approval(opportunity: Opportunity, waits_again: bool, by: User | None) -> None:
    posting_rules.refuse_broken_rules(opportunity)
    if waits_again:
        messages.tell_contacts(take("amend", opportunity, by=by))
    else:
        places.settle(opportunity, by=by)
        recheck(opportunity)
    request_reranking(opportunity)
