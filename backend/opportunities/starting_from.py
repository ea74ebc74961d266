"""A new draft begun from something that is there already, so that nobody types it again."""

from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.drafting import draft
from backend.opportunities.facts import FACTS
from backend.opportunities.feeds.json_ld import job_postings
from backend.opportunities.models import Opportunity
from backend.opportunities.pasted import facts_of_posting


DATES = frozenset({"opens_on", "closing_date", "start_date", "planned_end"})
NEVER_COPIED = frozenset({"posted_date", "application_url", "places"})
UNTITLED = "Untitled opportunity"


@transaction.atomic
def copy_earlier(*, earlier: Opportunity, by: User) -> Opportunity:
    """The same again for another time: everything but dates and places."""
    facts = _facts_of(earlier, without=DATES | NEVER_COPIED)
    return _begin(earlier.council, earlier.employer, facts, by)


@transaction.atomic
def start_from_advert(*, council: Council, employer: Employer, reference: str, by: User) -> Opportunity:
    """From an advert on Find an apprenticeship that has been read in, by its reference, with or without VAC."""
    advert = _advert(council, reference)
    past = {name for name in DATES if (day := getattr(advert, name)) and day < clock.today()}
    return _begin(council, employer, _facts_of(advert, without=NEVER_COPIED - {"places"} | past), by)


@transaction.atomic
def start_from_page(
    *, council: Council, employer: Employer, page: str, by: User, type: OpportunityType | None = None
) -> Opportunity:
    """From the schema.org JobPosting of a pasted page: its source text, or the JSON alone."""
    found = job_postings(page)
    if not found:
        raise Refused(
            "No job posting was found in the page. Copy the page's source (in the browser: View page source), or fill"
            " in the form yourself.",
            "page",
        )
    facts = facts_of_posting(found[0])
    past = {name for name in DATES & facts.keys() if facts[name] and facts[name] < clock.today()}
    facts = {name: value for name, value in facts.items() if name not in past and value is not None}
    return _begin(council, employer, facts | ({"type": type} if type else {}), by)


def _advert(council: Council, reference: str) -> Opportunity:
    number = reference.strip().upper().removeprefix("VAC")
    adverts = Opportunity.objects.for_council(council.pk).filter(source=Source.FAA).with_details()
    found = adverts.filter(external_reference__in={number, f"VAC{number}", reference.strip()}).first()
    if number and found:
        return found
    raise Refused(
        f"No advert with the reference “{reference.strip()[:40]}” has been read in from Find an apprenticeship. Check"
        " the reference, or paste the advert's page instead.",
        "reference",
    )


def _facts_of(opportunity: Opportunity, *, without: frozenset[str] | set[str]) -> dict[str, Any]:
    facts = {name: getattr(opportunity, name) for name in FACTS - without}
    sites = [
        {"address": site.address, "postcode": site.postcode, "easting": site.easting, "northing": site.northing}
        for site in opportunity.sites.all()
    ]
    return facts | {"sites": sites}


def _begin(council: Council, employer: Employer, facts: dict[str, Any], by: User) -> Opportunity:
    title = facts.pop("title", "").strip() or UNTITLED
    return draft(council=council, employer=employer, source=Source.PARTNER, title=title, by=by, **facts)
