"""Writes adverts of a public feed as rows: new opportunities, changed ones, or nothing at all."""

from collections.abc import Sequence

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.feed_employers import employers_known_from_feed
from backend.employers.models import Employer
from backend.intake.formats.advert import ParsedAdvert
from backend.intake.importer.employer_names import ask_about_name
from backend.intake.importer.facts import facts_of, sites_of
from backend.intake.importer.publication import close_if_past, update_from_feed
from backend.intake.models import FeedRecord
from backend.intake.readers.text import shortened
from backend.opportunities.drafting import new
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import refuse_nonsense
from backend.opportunities.sites import add_sites, checked_sites, is_placed
from backend.opportunities.transitions import begin_many


LONGEST_EMPLOYER_NAME = Employer._meta.get_field("name").max_length


@transaction.atomic
def add_adverts(
    *, council: Council, adverts: Sequence[ParsedAdvert], by: User | None
) -> tuple[list[Opportunity], list[tuple[ParsedAdvert, Refused]]]:
    """Publish new adverts in a handful of statements; name those that are refused, with why.

    One whose closing date has passed is kept as closed. Ranking is asked for by whoever imports.
    """
    employers = employers_known_from_feed(
        council=council, names={_employer_name(advert): advert.disability_confident for advert in adverts}
    )
    good, opportunities, sites, refused = [], [], [], []
    for advert in adverts:
        try:
            opportunity = new(
                council=council,
                employer=employers[_employer_name(advert)],
                source=advert.source,
                external_reference=advert.external_reference,
                **facts_of(advert),
            )
            refuse_nonsense(opportunity)
            sites.append((opportunity, checked_sites(sites_of(advert))))
        except Refused as refusal:
            refused.append((advert, refusal))
        else:
            good.append(advert)
            opportunities.append(opportunity)
    begin_many(["publish_from_feed"], opportunities, by=by)
    add_sites(sites)
    FeedRecord.objects.bulk_create(map(_feed_record, opportunities, good))
    for opportunity in opportunities:
        close_if_past(opportunity, by=by)
    return opportunities, refused


def _feed_record(opportunity: Opportunity, advert: ParsedAdvert) -> FeedRecord:
    return FeedRecord(
        opportunity=opportunity,
        raw=advert.raw,
        digest=advert.digest,
        first_seen_at=clock.now(),
        last_seen_at=clock.now(),
        last_changed_at=clock.now(),
    )


def is_unchanged(opportunity: Opportunity, advert: ParsedAdvert) -> bool:
    """Whether the feed says what it said before, and every place it names has been found."""
    lost = any(not is_placed(site) for site in opportunity.sites.all())
    return not lost and opportunity.feed_record.digest == advert.digest


def change_opportunity(*, opportunity: Opportunity, advert: ParsedAdvert, by: User | None) -> bool:
    """Write what the feed says now; False if it says nothing new after all.

    The advert stays with its employer: where the feed names it anew, an officer is asked whose it is.
    """
    record = opportunity.feed_record
    if record.digest == advert.digest:
        return _find_places_again(opportunity, advert, by)
    ask_about_name(opportunity, _employer_name(advert))
    update_from_feed(opportunity=opportunity, sites=sites_of(advert), by=by, **facts_of(advert))
    record.raw, record.digest, record.last_changed_at, record.removed_at = advert.raw, advert.digest, clock.now(), None
    record.save(update_fields=["raw", "digest", "last_changed_at", "removed_at"])
    return True


def _find_places_again(opportunity: Opportunity, advert: ParsedAdvert, by: User | None) -> bool:
    """The advert says nothing new, but the directory may by now know a postcode it did not know then."""
    return bool(update_from_feed(opportunity=opportunity, sites=sites_of(advert), by=by))


def _employer_name(advert: ParsedAdvert) -> str:
    return shortened(advert.employer_name, LONGEST_EMPLOYER_NAME)
