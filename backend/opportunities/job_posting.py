"""An opportunity as schema.org JobPosting, for search engines for jobs. Names no person."""

import datetime as dt
from typing import Any

from django.utils import timezone

from backend.opportunities.choices import COURSES, WORK_TO_LEARN, OpportunityType, WagePeriod
from backend.opportunities.models import Opportunity


NO_JOBS = COURSES | {OpportunityType.EMPLOYABILITY_PROGRAMME}
FULL_TIME = 30  # hours a week from which people speak of full time
UNITS = {WagePeriod.HOUR: "HOUR", WagePeriod.WEEK: "WEEK", WagePeriod.MONTH: "MONTH", WagePeriod.YEAR: "YEAR"}
LAST_MOMENT = dt.time(23, 59, 59)


def job_posting(opportunity: Opportunity) -> dict[str, Any] | None:
    """What stands in the page for machines; None for what is no job. The row comes `.with_details()`."""
    if opportunity.type in NO_JOBS:
        return None
    told = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": opportunity.title,
        "description": opportunity.description or opportunity.summary,
        "identifier": {
            "@type": "PropertyValue",
            "name": opportunity.council.employment_team_name,
            "value": str(opportunity.public_id),
        },
        "datePosted": _day(opportunity.posted_date),
        "validThrough": _end_of(opportunity.closing_date),
        "jobStartDate": _day(opportunity.start_date),
        "employmentType": _kind(opportunity),
        "hiringOrganization": {"@type": "Organization", "name": opportunity.employer.name},
        "totalJobOpenings": opportunity.places,
        "baseSalary": _pay(opportunity),
        "workHours": opportunity.working_pattern,
        "directApply": False,
        **_where(opportunity),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _end_of(day: dt.date | None) -> str | None:
    if day is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day, LAST_MOMENT), timezone.get_default_timezone()).isoformat()


def _kind(opportunity: Opportunity) -> str | None:
    if opportunity.type in WORK_TO_LEARN:
        return "INTERN"
    if opportunity.weekly_hours is None:
        return None
    return "FULL_TIME" if opportunity.weekly_hours >= FULL_TIME else "PART_TIME"


def _pay(opportunity: Opportunity) -> dict[str, Any] | None:
    if opportunity.wage_from is None:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": UNITS[WagePeriod(opportunity.wage_period)]}
    if opportunity.wage_to is None or opportunity.wage_to == opportunity.wage_from:
        value["value"] = str(opportunity.wage_from)
    else:
        value |= {"minValue": str(opportunity.wage_from), "maxValue": str(opportunity.wage_to)}
    return {"@type": "MonetaryAmount", "currency": "GBP", "value": value}


def _where(opportunity: Opportunity) -> dict[str, Any]:
    places = [_place(site.address, site.postcode) for site in opportunity.sites.all()]
    told: dict[str, Any] = {"jobLocation": places}
    if opportunity.remote:
        told["jobLocationType"] = "TELECOMMUTE"
    if opportunity.remote or opportunity.nationwide:
        told["applicantLocationRequirements"] = {"@type": "Country", "name": "United Kingdom"}
    return told


def _place(address: str, postcode: str) -> dict[str, Any]:
    parts = {"streetAddress": address, "postalCode": postcode, "addressCountry": "GB"}
    postal = {name: part for name, part in parts.items() if part}
    return {"@type": "Place", "address": {"@type": "PostalAddress", **postal}}
