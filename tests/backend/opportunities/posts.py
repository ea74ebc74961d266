"""Lawful posts for the tests of posting, brought to a state by the steps that lead there."""

import datetime as dt
from decimal import Decimal

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities import services
from backend.opportunities.choices import APPRENTICESHIPS, OpportunityType, Source, WagePeriod
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory


TODAY = dt.date(2026, 6, 1)
SITE = {"address": "1 High Street", "postcode": "SW1A 1AA", "easting": 529090, "northing": 179645}


def lawful(type: OpportunityType) -> dict:
    """Facts that no rule has anything to say about, hard or advisory, but for what a type always asks."""
    facts = {
        "type": type,
        "title": "Catering assistant",
        "summary": "Help the team prepare lunches for three schools.",
        "closing_date": dt.date(2026, 7, 31),
        "start_date": dt.date(2026, 9, 1),
        "weekly_hours": Decimal("37"),
        "daily_hours": Decimal("7.5"),
        "night_work": False,
        "paid": True,
        "wage_from": Decimal("13.50"),
        "wage_period": WagePeriod.HOUR,
        "places": 2,
        "min_age": 16,
        "max_age": 25,
        "min_level": 0,
        "english_required": 0,
        "maths_required": 0,
        "ehcp_required": False,
        "dbs_required": False,
        "driving_required": False,
        "private_business": True,
        "includes_training": False,
    }
    if type in APPRENTICESHIPS:
        facts |= {"level": 2, "lars_code": 99001, "duration_months": 18}
    if type == OpportunityType.SUPPORTED_INTERNSHIP:
        facts |= {"ehcp_required": True, "paid": False, "wage_from": None, "wage_period": ""}
    return facts


def officer_of(council):
    return MembershipFactory(council=council, role=Role.ENGAGEMENT_OFFICER).user


def employer_with_contact(council, **facts):
    """A verified employer and somebody there who signs in."""
    contact = EmployerContactFactory(employer__council=council, employer__verified=True, signs_in=True, **facts)
    return contact.employer, contact.user


def a_draft(council, *, employer=None, by=None, type=OpportunityType.JOB, sites=(SITE,), **facts):
    return services.draft(
        council=council,
        employer=employer or EmployerFactory(council=council, verified=True),
        source=Source.PARTNER,
        by=by or officer_of(council),
        sites=sites,
        **lawful(type) | facts,
    )


def a_submitted(council, **facts):
    post = a_draft(council, **facts)
    return services.submit(opportunity=post, by=officer_of(council))


def a_live(council, **facts):
    post = a_submitted(council, **facts)
    return approved(post)


def approved(post, *, by=None):
    """As an officer of its council, who reads the checks of its employer."""
    with council_context(post.council_id):
        return services.approve(opportunity=post, by=by or officer_of(post.council))


def steps_of(opportunity) -> list[str]:
    return list(opportunity.events.values_list("step", flat=True))
