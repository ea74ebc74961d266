"""The places of an opportunity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.opportunities.models import Opportunity, Site


@dataclass(frozen=True, slots=True)
class SiteFacts:
    address: str = ""
    postcode: str = ""
    easting: int | None = None
    northing: int | None = None


def replace_sites(opportunity: Opportunity, sites: Iterable[SiteFacts | Mapping[str, Any]]) -> bool:
    """Let the opportunity have these sites and no others; say whether that changed anything."""
    wanted = [site if isinstance(site, SiteFacts) else SiteFacts(**site) for site in sites]
    held = [SiteFacts(site.address, site.postcode, site.easting, site.northing) for site in opportunity.sites.all()]
    if wanted == held:
        return False
    opportunity.sites.all().delete()
    Site.objects.bulk_create(
        Site(
            opportunity=opportunity,
            address=site.address,
            postcode=site.postcode,
            easting=site.easting,
            northing=site.northing,
        )
        for site in wanted
    )
    return True
