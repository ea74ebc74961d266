"""A new draft begun from something that is there already, so that nobody types it again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.intake.feeds.faa_advert import ask_for_advert, reference_in
from backend.intake.feeds.faa_live import is_switched_on
from backend.intake.feeds.facts import facts_of, sites_of
from backend.intake.feeds.json_ld import job_postings
from backend.intake.pasted import facts_of_posting
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.drafting import draft
from backend.opportunities.facts import FACTS
from backend.opportunities.models import Opportunity


DATES = frozenset({"opens_on", "closing_date", "start_date", "planned_end"})
NEVER_COPIED = frozenset({"posted_date", "application_url", "places"})
NEVER_TAKEN_OVER = NEVER_COPIED - {"places"}
UNTITLED = "Untitled opportunity"


@transaction.atomic
def copy_earlier(*, earlier: Opportunity, by: User) -> Opportunity:
    """The same again for another time: everything but dates and places."""
    facts = _facts_of(earlier, without=DATES | NEVER_COPIED)
    return _begin(earlier.council, earlier.employer, facts, by)


def find_advert(*, council: Council, reference: str) -> dict[str, Any]:
    """The facts of an advert on Find an apprenticeship, by its reference, with or without VAC, or its page's address.

    One that has been read in is taken from there; any other is asked of the live feed, if that is switched on. Nothing
    is saved but that a call was made: stay outside a transaction that a refusal takes back.
    """
    number = reference_in(reference)
    adverts = Opportunity.objects.for_council(council.pk).filter(source=Source.FAA).with_details()
    if number and (known := adverts.filter(external_reference__in={number, f"VAC{number}"}).first()):
        return _facts_of(known, without=NEVER_TAKEN_OVER)
    if number.isascii() and number.isdecimal() and is_switched_on():
        record = ask_for_advert(number)
        facts = {name: value for name, value in facts_of(record).items() if name not in NEVER_TAKEN_OVER}
        return facts | {"sites": sites_of(record)}
    raise Refused(
        f"No advert with the reference “{reference.strip()[:40]}” has been read in from Find an apprenticeship. Check"
        " the reference, or paste the advert's page instead, or fill in the form yourself.",
        "reference",
    )


@transaction.atomic
def start_from_advert(*, council: Council, employer: Employer, advert: Mapping[str, Any], by: User) -> Opportunity:
    """From the facts that `find_advert` found."""
    return _begin(council, employer, _without_past_days(advert), by)


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
    facts = {name: value for name, value in facts_of_posting(found[0]).items() if value is not None}
    facts = _without_past_days(facts)
    return _begin(council, employer, facts | ({"type": type} if type else {}), by)


def _without_past_days(facts: Mapping[str, Any]) -> dict[str, Any]:
    past = {name for name in DATES & facts.keys() if facts[name] and facts[name] < clock.today()}
    return {name: value for name, value in facts.items() if name not in past}


def _facts_of(opportunity: Opportunity, *, without: frozenset[str]) -> dict[str, Any]:
    facts = {name: getattr(opportunity, name) for name in FACTS - without}
    sites = [
        {"address": site.address, "postcode": site.postcode, "easting": site.easting, "northing": site.northing}
        for site in opportunity.sites.all()
    ]
    return facts | {"sites": sites}


def _begin(council: Council, employer: Employer, facts: dict[str, Any], by: User) -> Opportunity:
    title = facts.pop("title", "").strip() or UNTITLED
    return draft(council=council, employer=employer, source=Source.PARTNER, title=title, by=by, **facts)
