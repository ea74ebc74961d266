"""Where an opportunity is, in a few words, and how far that is: the same in every list, on every line of facts."""

from collections.abc import Sequence

from backend.opportunities.models import Opportunity, Site
from backend.ranking.distances import Distance
from backend.reference.postcodes import district_of, normalise_postcode
from backend.web.kit.formats import UNBROKEN


FROM_HOME, NATIONWIDE = "from home", "nationwide"
WHOLE_FROM = 10  # miles: so far away a tenth says nothing
LEAST = 0.1


def place_of(opportunity: Opportunity, nearest: Distance | None = None) -> str:
    """The town and area of the nearest place, or of the first; empty where none is recorded."""
    sites = list(opportunity.sites.all())
    if not sites:
        return NATIONWIDE if opportunity.nationwide else ""
    if nearest is None:
        return town_of(sites[0])
    return town_of(next((site for site in sites if site.id == nearest.site_id), sites[0]))


def where_in_words(opportunity: Opportunity) -> str:
    """For a list that measures nothing."""
    return FROM_HOME if opportunity.remote else place_of(opportunity) + more_places([opportunity], measured=False)


def town_of(site: Site) -> str:
    postcode = normalise_postcode(site.postcode)
    *_, town = ["", *site.address.split(", ")[1:]]
    return ", ".join(filter(None, (town, site.area or (district_of(postcode) if postcode else ""))))


def more_places(opportunities: Sequence[Opportunity], *, measured: bool) -> str:
    """That there are others than the one that is named."""
    many = sum(len(opportunity.sites.all()) for opportunity in opportunities)
    if many < 2:
        return ""
    return f", nearest of {many} places" if measured else f" and {many - 1} more"


def miles(distance: float) -> str:
    """2.1 miles, or 12 miles: to a tenth under ten."""
    shown = max(round(distance, 1), LEAST)
    number = f"{shown:.1f}" if shown < WHOLE_FROM else f"{distance:,.0f}"
    return f"{number}{UNBROKEN}{'mile' if number == '1.0' else 'miles'}"


def told(distance: Distance, *, in_bands: bool) -> tuple[str, str]:
    """How far, and how long the way is; from a home that is confidential the band alone."""
    if in_bands:
        return distance.band, ""
    return miles(distance.miles), f"{distance.minutes_told}{UNBROKEN}min"
