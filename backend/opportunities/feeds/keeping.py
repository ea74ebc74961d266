"""Keeps one advert: a new row, a changed one, or nothing at all; then its state by its closing date."""

import datetime as dt
from typing import Any

from django.utils import timezone

from backend.accounts.models import User
from backend.core import clock
from backend.councils.models import Council
from backend.employers.services import employer_known_from_feed
from backend.opportunities.choices import OpportunityState
from backend.opportunities.feeds.facts import SiteFacts, facts_of
from backend.opportunities.feeds.parsed import ParsedOpportunity
from backend.opportunities.feeds.text import shortened
from backend.opportunities.models import FeedRecord, Opportunity, OpportunityEvent, Site


LONGEST_EMPLOYER_NAME = 160


def add(*, council: Council, record: ParsedOpportunity, sites: tuple[SiteFacts, ...], by: User | None) -> Opportunity:
    closed = record.closing_date < clock.today()
    opportunity = Opportunity.objects.create(
        council=council,
        employer=_employer(council, record),
        source=record.source,
        external_reference=record.external_reference,
        state=OpportunityState.CLOSED if closed else OpportunityState.LIVE,
        **facts_of(record),
    )
    FeedRecord.objects.create(
        opportunity=opportunity,
        raw=record.raw,
        digest=record.content_hash,
        first_seen_at=clock.now(),
        last_changed_at=clock.now(),
    )
    keep_sites(opportunity=opportunity, sites=sites, held=())
    reason = "Its closing date had passed when it was read in." if closed else ""
    _log(opportunity, "published_from_feed", "", reason, by)
    return opportunity


def change(*, opportunity: Opportunity, record: ParsedOpportunity) -> bool:
    """Take over what the feed says now; False if it says what it said before."""
    kept = opportunity.feed_record
    if kept.digest == record.content_hash:
        return False
    facts = facts_of(record) | {"employer": _employer(opportunity.council, record)}
    if facts["places"] is not None:
        # Our own people may hold more places than a feed still counts; theirs are not taken away by an import.
        facts["places"] = max(facts["places"], opportunity.places_taken)
    _set(opportunity, facts)
    kept.raw, kept.digest, kept.last_changed_at, kept.removed_at = record.raw, record.content_hash, clock.now(), None
    kept.save(update_fields=["raw", "digest", "last_changed_at", "removed_at"])
    return True


def keep_sites(*, opportunity: Opportunity, sites: tuple[SiteFacts, ...], held: tuple[Site, ...]) -> bool:
    """Also looks at adverts that did not change, because a postcode may have become known since."""
    before = tuple(SiteFacts(site.address, site.postcode, site.easting, site.northing) for site in held)
    if before == sites:
        return False
    Site.objects.filter(id__in=[site.id for site in held]).delete()
    Site.objects.bulk_create(Site(opportunity=opportunity, **site._asdict()) for site in sites)
    return True


def close_if_past(*, opportunity: Opportunity, today: dt.date, by: User | None) -> bool:
    open_states = (OpportunityState.LIVE, OpportunityState.PAUSED)
    if opportunity.state not in open_states or opportunity.closing_date >= today:
        return False
    _move(opportunity, OpportunityState.CLOSED, "closed", "Its closing date has passed.", by)
    return True


def closed_by_its_date(opportunity: Opportunity) -> bool:
    """Whether nobody closed it: it closed after its closing date had passed. Ask before the date is changed."""
    if opportunity.state != OpportunityState.CLOSED:
        return False
    last = opportunity.events.order_by("-at", "-id").first()
    return last is not None and timezone.localtime(last.at).date() > opportunity.closing_date


def reopen(*, opportunity: Opportunity, by: User | None) -> None:
    _move(opportunity, OpportunityState.LIVE, "reopened", "The feed moved its closing date.", by)


def _employer(council: Council, record: ParsedOpportunity):
    return employer_known_from_feed(
        council=council,
        name=shortened(record.employer_name, LONGEST_EMPLOYER_NAME),
        disability_confident=record.disability_confident,
    )


def _set(opportunity: Opportunity, facts: dict[str, Any]) -> None:
    changed = [name for name, value in facts.items() if getattr(opportunity, name) != value]
    for name in changed:
        setattr(opportunity, name, facts[name])
    if changed:
        opportunity.save(update_fields=changed)


def _move(opportunity: Opportunity, state: OpportunityState, step: str, reason: str, by: User | None) -> None:
    before, opportunity.state = opportunity.state, state
    opportunity.save(update_fields=["state"])
    _log(opportunity, step, before, reason, by)


def _log(opportunity: Opportunity, step: str, before: str, reason: str, by: User | None) -> None:
    OpportunityEvent.objects.create(
        opportunity=opportunity,
        step=step,
        from_state=before,
        to_state=opportunity.state,
        at=clock.now(),
        by=by,
        reason=reason,
    )
