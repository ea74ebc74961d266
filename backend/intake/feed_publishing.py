"""Adverts of public feeds go live without approval: their publisher has checked them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from backend.accounts.models import User
from backend.core import clock
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.opportunities import places
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import Source
from backend.opportunities.drafting import new, write
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import refuse_nonsense
from backend.opportunities.sites import SiteFacts, add_sites, checked_sites
from backend.opportunities.transitions import begin_many, hold, record, take


@dataclass(frozen=True)
class Prepared:
    """An advert that has passed every check and only waits to be written."""

    opportunity: Opportunity
    sites: list[SiteFacts]


def prepare_from_feed(
    *, council: Council, employer: Employer, source: Source, external_reference: str, sites: Iterable = (), **facts
) -> Prepared:
    opportunity = new(council=council, employer=employer, source=source, external_reference=external_reference, **facts)
    refuse_nonsense(opportunity)
    return Prepared(opportunity, checked_sites(sites))


@transaction.atomic
def publish_many_from_feed(*, prepared: Sequence[Prepared], by: User | None) -> list[Opportunity]:
    """Take adverts in; one whose closing date has passed is kept as closed. Ranking is asked for by whoever imports."""
    opportunities = [each.opportunity for each in prepared]
    begin_many(["publish_from_feed"], opportunities, by=by)
    add_sites([(each.opportunity, each.sites) for each in prepared])
    for opportunity in opportunities:
        _follow_the_dates(opportunity, by)
    return opportunities


@transaction.atomic
def update_from_feed(*, opportunity: Opportunity, by: User | None, sites: Iterable | None = None, **facts) -> set[str]:
    """Write what the feed says now and name what is new; whoever imports asks for one ranking at the end.

    A later closing date opens an advert again that closed by its date, never one that a person closed before.
    """
    hold(opportunity)
    if facts.get("places") is not None:
        facts["places"] = max(facts["places"], opportunity.places_taken)
    closed_by_its_date = _closed_by_its_date(opportunity)
    changed = write(opportunity, sites=sites, **facts)
    if not changed:
        return changed
    record("update_from_feed", opportunity, from_state=opportunity.state, by=by)
    if closed_by_its_date and _is_open(opportunity):
        take("reopen_from_feed", opportunity, by=by)
    _follow_the_dates(opportunity, by)
    places.settle(opportunity, by=by)
    return changed


def _closed_by_its_date(opportunity: Opportunity) -> bool:
    if opportunity.state != State.CLOSED or opportunity.closing_date is None or opportunity.same_as_id:
        return False
    closing = opportunity.events.filter(to_state=State.CLOSED).exclude(from_state=State.CLOSED).last()
    return closing is not None and timezone.localtime(closing.at).date() > opportunity.closing_date


def _follow_the_dates(opportunity: Opportunity, by: User | None) -> None:
    if opportunity.state in (State.LIVE, State.PAUSED) and not _is_open(opportunity):
        take("close", opportunity, by=by, reason=places.PAST_CLOSING)


def _is_open(opportunity: Opportunity) -> bool:
    return not opportunity.is_past_closing_on(clock.today())
