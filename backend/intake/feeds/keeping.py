"""Keeps one advert: a new opportunity, a changed one, or nothing at all."""

from collections.abc import Sequence

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.employers.services import employer_known_from_feed, employers_known_from_feed
from backend.intake.feed_publishing import (
    Prepared,
    prepare_from_feed,
    publish_many_from_feed,
    update_from_feed,
)
from backend.intake.feeds.facts import facts_of, sites_of
from backend.intake.feeds.parsed import ParsedOpportunity
from backend.intake.feeds.text import shortened
from backend.intake.models import FeedRecord
from backend.opportunities.models import Opportunity


LONGEST_EMPLOYER_NAME = Employer._meta.get_field("name").max_length


def add_many(
    *, council: Council, records: Sequence[ParsedOpportunity], by: User | None
) -> tuple[list[Opportunity], list[tuple[ParsedOpportunity, Refused]]]:
    """Keep new adverts in a handful of statements; name those that are refused, with why."""
    employers = employers_known_from_feed(
        council=council, names={_employer_name(record): record.disability_confident for record in records}
    )
    good: list[ParsedOpportunity] = []
    prepared: list[Prepared] = []
    refused = []
    for record in records:
        try:
            prepared.append(_prepared(council, employers[_employer_name(record)], record))
        except Refused as refusal:
            refused.append((record, refusal))
        else:
            good.append(record)
    opportunities = publish_many_from_feed(prepared=prepared, by=by)
    FeedRecord.objects.bulk_create(map(_kept, opportunities, good))
    return opportunities, refused


def _prepared(council: Council, employer: Employer, record: ParsedOpportunity) -> Prepared:
    return prepare_from_feed(
        council=council,
        employer=employer,
        source=record.source,
        external_reference=record.external_reference,
        sites=sites_of(record),
        **facts_of(record),
    )


def _kept(opportunity: Opportunity, record: ParsedOpportunity) -> FeedRecord:
    return FeedRecord(
        opportunity=opportunity,
        raw=record.raw,
        digest=record.content_hash,
        first_seen_at=clock.now(),
        last_seen_at=clock.now(),
        last_changed_at=clock.now(),
    )


def is_settled(opportunity: Opportunity, record: ParsedOpportunity) -> bool:
    """Whether the feed says what it said before, and every place it names has been found."""
    lost = any(site.postcode and site.easting is None for site in opportunity.sites.all())
    return not lost and opportunity.feed_record.digest == record.content_hash


def change(*, opportunity: Opportunity, record: ParsedOpportunity, by: User | None) -> bool:
    """Take over what the feed says now; False if it says nothing new after all."""
    kept = opportunity.feed_record
    if kept.digest == record.content_hash:
        return _find_places_again(opportunity, record, by)
    employer = employer_known_from_feed(
        council=opportunity.council,
        name=_employer_name(record),
        disability_confident=record.disability_confident,
    )
    if opportunity.employer != employer:
        opportunity.employer = employer
        opportunity.save(update_fields=["employer"])
    update_from_feed(opportunity=opportunity, sites=sites_of(record), by=by, **facts_of(record))
    kept.raw, kept.digest, kept.last_changed_at, kept.removed_at = record.raw, record.content_hash, clock.now(), None
    kept.save(update_fields=["raw", "digest", "last_changed_at", "removed_at"])
    return True


def _find_places_again(opportunity: Opportunity, record: ParsedOpportunity, by: User | None) -> bool:
    """The advert says nothing new, but the directory may by now know a postcode it did not know then."""
    return bool(update_from_feed(opportunity=opportunity, sites=sites_of(record), by=by))


def _employer_name(record: ParsedOpportunity) -> str:
    return shortened(record.employer_name, LONGEST_EMPLOYER_NAME)
