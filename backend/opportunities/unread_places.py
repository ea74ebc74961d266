"""Places of what is on offer that nobody could read: a feed or a file named them, and no point was found.

Until one is put right it holds every step of whoever has a place to avoid; once it is, they go on, since the gate asks
where the places are each time.
"""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity, Site
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.reranking import request_reranking
from backend.opportunities.sites import (
    NO_PLACE_SAID,
    SiteFacts,
    facts_of_site,
    is_placed,
    prepare_sites,
    replace_sites,
    words_of,
)
from backend.opportunities.transitions import hold, record


def can_put_places_right(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - council administrator, who looks after the feeds
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR)


def with_unread_places(viewer: Viewer):
    """What the viewer may open with a place that somebody has to go to and nobody could read."""
    sites = Site.objects.filter(opportunity=OuterRef("pk"))
    unread = Q(Exists(sites.filter(easting__isnull=True))) | ~Exists(sites) & ~Q(nationwide=True)
    return opportunities_of(viewer).exclude(remote=True).filter(unread).prefetch_related("sites")


def unread_places(opportunity: Opportunity) -> list[str]:
    """What was said of each of them."""
    if opportunity.remote:
        return []
    sites = [facts_of_site(site) for site in opportunity.sites.all()]
    if not sites:
        return [] if opportunity.nationwide else [NO_PLACE_SAID]
    return [words_of(site) or NO_PLACE_SAID for site in sites if not is_placed(site)]


@transaction.atomic
def put_places_right(*, opportunity: Opportunity, postcodes: Mapping[str, str], by: User) -> Opportunity:
    """`postcodes`: of each place, by what was said of it; one that is left empty stays as it is."""
    hold(opportunity)
    given = {words: postcode for words, postcode in postcodes.items() if postcode.strip()}
    if not given:
        raise Refused("Enter the postcode of at least one place.")
    if set(given) - set(unread_places(opportunity)):
        raise Refused("Its places have changed meanwhile. Open the page again to see what is left.")
    sites = [facts_of_site(site) for site in opportunity.sites.all()] or [SiteFacts()]
    replace_sites(opportunity, [_put_right(site, given) for site in sites])
    record("put_places_right", opportunity, from_state=opportunity.state, by=by)
    request_reranking(opportunity)
    return opportunity


def _put_right(site: SiteFacts, given: Mapping[str, str]) -> SiteFacts:
    words = words_of(site) or NO_PLACE_SAID
    if is_placed(site) or words not in given:
        return site
    try:
        (found,) = prepare_sites([SiteFacts(address=site.address, postcode=given[words])])
    except Refused as refusal:
        raise Refused(refusal.message, words) from refusal
    if not is_placed(found):
        raise Refused(f"The directory of postcodes does not hold {found.postcode}: look it up again.", words)
    return replace(found, as_sent=words)
