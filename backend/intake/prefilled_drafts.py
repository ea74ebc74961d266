"""A new draft prefilled from something that is there already, so that nobody types it again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.intake.formats import job_posting
from backend.intake.formats.advert import ParsedAdvert
from backend.intake.importer.facts import facts_of, sites_of
from backend.intake.readers.text import shortened
from backend.intake.sync.faa_advert import fetch_advert, reference_in
from backend.intake.sync.faa_live import is_switched_on
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.drafting import draft
from backend.opportunities.facts import FACTS
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import facts_of_site


DATES = frozenset({"opens_on", "closing_date", "start_date", "planned_end"})
NEVER_COPIED = frozenset({"posted_date", "application_url", "places", "care_leavers_only", "kept_words"})
NEVER_TAKEN_OVER = NEVER_COPIED - {"places"}
DERIVED = frozenset({"includes_training", "planned_end"})
LONGEST_SUMMARY, LONGEST_DESCRIPTION = 600, 10_000
UNTITLED = "Untitled opportunity"


@transaction.atomic
def copy_earlier(*, earlier: Opportunity, by: User) -> Opportunity:
    """The same again for another time: everything but dates and places, and an offer to keep places is made anew."""
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
        return _facts_in(fetch_advert(number), without=NEVER_TAKEN_OVER)
    raise Refused(
        f"No advert with the reference “{reference.strip()[:40]}” has been read in from Find an apprenticeship. Check"
        " the reference, or paste the advert's page instead, or fill in the form yourself.",
        "reference",
    )


@transaction.atomic
def draft_from_advert(*, council: Council, employer: Employer, advert: Mapping[str, Any], by: User) -> Opportunity:
    """From the facts that `find_advert` found."""
    return _begin(council, employer, _without_past_days(advert), by)


@transaction.atomic
def draft_from_page(
    *, council: Council, employer: Employer, page: str, by: User, type: OpportunityType | None = None
) -> Opportunity:
    """From the schema.org JobPosting of a pasted page: its source text, or the JSON alone."""
    advert = job_posting.read_page(page)
    if advert is None:
        raise Refused(
            "No job posting was found in the page. Copy the page's source (in the browser: View page source), or fill"
            " in the form yourself.",
            "page",
        )
    facts = _without_past_days(facts_of_page(advert))
    return _begin(council, employer, facts | ({"type": type} if type else {}), by)


def facts_of_page(advert: ParsedAdvert) -> dict[str, Any]:
    """Without what follows from other facts or is said in words the form has no place for."""
    facts = _facts_in(advert, without=NEVER_TAKEN_OVER | DERIVED | {"wage_text"})
    facts["summary"] = shortened(" ".join(advert.summary.split()), LONGEST_SUMMARY)
    facts["description"] = shortened(advert.description, LONGEST_DESCRIPTION)
    return {name: value for name, value in facts.items() if value is not None}


def _without_past_days(facts: Mapping[str, Any]) -> dict[str, Any]:
    past = {name for name in DATES & facts.keys() if facts[name] and facts[name] < clock.today()}
    return {name: value for name, value in facts.items() if name not in past}


def _facts_in(advert: ParsedAdvert, *, without: frozenset[str]) -> dict[str, Any]:
    facts = {name: value for name, value in facts_of(advert).items() if name not in without}
    return facts | {"sites": sites_of(advert)}


def _facts_of(opportunity: Opportunity, *, without: frozenset[str]) -> dict[str, Any]:
    facts = {name: getattr(opportunity, name) for name in FACTS - without}
    sites = [facts_of_site(site) for site in opportunity.sites.all()]
    return facts | {"sites": sites}


def _begin(council: Council, employer: Employer, facts: dict[str, Any], by: User) -> Opportunity:
    title = facts.pop("title", "").strip() or UNTITLED
    return draft(council=council, employer=employer, source=Source.PARTNER, title=title, by=by, **facts)
