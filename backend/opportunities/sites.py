"""The places of an opportunity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from backend.core.errors import Refused
from backend.opportunities.models import Opportunity, Site
from backend.reference.models.postcodes import GridPoint
from backend.reference.places import locate_many
from backend.reference.postcodes import normalise_postcode


LONGEST_ADDRESS = Site._meta.get_field("address").max_length


@dataclass(frozen=True, slots=True)
class SiteFacts:
    address: str = ""
    postcode: str = ""
    easting: int | None = None
    northing: int | None = None


def replace_sites(opportunity: Opportunity, sites: Iterable[SiteFacts | Mapping[str, Any]]) -> bool:
    """Let the opportunity have these sites and no others; say whether that changed anything."""
    wanted = prepare_sites(sites)
    held = [SiteFacts(site.address, site.postcode, site.easting, site.northing) for site in opportunity.sites.all()]
    if wanted == held:
        return False
    opportunity.sites.all().delete()
    Site.objects.bulk_create(rows_of(opportunity, wanted))
    return True


def prepare_sites(sites: Iterable[SiteFacts | Mapping[str, Any]]) -> list[SiteFacts]:
    """In their proper form and with their grid numbers, or refused; one look for all postcodes."""
    checked = checked_sites(sites)
    found = _found(checked)
    return [_with_grid(site, found) for site in checked]


def checked_sites(sites: Iterable[SiteFacts | Mapping[str, Any]]) -> list[SiteFacts]:
    return [_checked(site if isinstance(site, SiteFacts) else SiteFacts(**site)) for site in sites]


def add_sites(sites_by_opportunity: Sequence[tuple[Opportunity, list[SiteFacts]]]) -> None:
    """Give new opportunities their checked sites, all in one go."""
    found = _found([site for _, sites in sites_by_opportunity for site in sites])
    rows = [
        row
        for opportunity, sites in sites_by_opportunity
        for row in rows_of(opportunity, [_with_grid(site, found) for site in sites])
    ]
    Site.objects.bulk_create(rows)


def rows_of(opportunity: Opportunity, sites: Iterable[SiteFacts]) -> list[Site]:
    return [
        Site(
            opportunity=opportunity,
            address=site.address,
            postcode=site.postcode,
            easting=site.easting,
            northing=site.northing,
        )
        for site in sites
    ]


def _checked(site: SiteFacts) -> SiteFacts:
    if len(site.address) > LONGEST_ADDRESS:
        raise Refused(f"An address has more than {LONGEST_ADDRESS} letters: shorten it.", "sites")
    if not site.postcode.strip():
        return replace(site, postcode="")
    postcode = normalise_postcode(site.postcode)
    if postcode is None:
        raise Refused(f"“{site.postcode[:20]}” is not a UK postcode: write it like SW1A 1AA.", "sites")
    return replace(site, postcode=postcode)


def _found(sites: list[SiteFacts]) -> Mapping[str | None, GridPoint | None]:
    return locate_many({site.postcode for site in sites if site.postcode and site.easting is None})


def _with_grid(site: SiteFacts, found: Mapping[str | None, GridPoint | None]) -> SiteFacts:
    """With the grid numbers of its postcode, where it comes without them."""
    place = found.get(site.postcode)
    if site.easting is not None or place is None:
        return site
    return replace(site, easting=place.easting, northing=place.northing)
