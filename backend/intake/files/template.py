"""The template of a file of opportunities: a heading for each fact that a row may say, and one row filled in."""

import datetime as dt

from django.utils.text import capfirst

from backend.core import clock
from backend.intake.files.fields import ADDRESS, FIELDS, POSTCODE, REFERENCE, TYPE, WAGE, Field
from backend.opportunities.choices import OpportunityType
from backend.reference.choices import Route


EXAMPLE_REFERENCE = "EXAMPLE-1"
EXAMPLES = {
    REFERENCE: EXAMPLE_REFERENCE,
    TYPE: OpportunityType.JOB.label,
    "title": "Kitchen assistant",
    "summary": "Help the cooks prepare lunches for three schools.",
    "description": "You work beside two cooks and learn each part of the kitchen.",
    "route": Route.CATERING.label,
    "places": "2",
    "weekly_hours": "30",
    "daily_hours": "7.5",
    "working_pattern": "Monday to Thursday, 8am to 4pm",
    "night_work": "no",
    "paid": "yes",
    WAGE: "£13.50 an hour",
    "wage_from": "13.50",
    "wage_period": "hour",
    POSTCODE: "SW1A 1AA",
    ADDRESS: "1 High Street",
    "remote": "no",
    "nationwide": "no",
    "min_age": "18",
    "min_level": "none",
    "english_required": "none",
    "maths_required": "none",
    "dbs_required": "no",
    "driving_required": "no",
}
DAYS_AHEAD = {"closing_date": 28, "start_date": 56}


def heading_of(field: Field) -> str:
    """As the columns of a chosen file are recognised by."""
    return capfirst(field.headings[0])


def headings() -> list[str]:
    return [heading_of(each) for each in FIELDS]


def example_of(field: Field) -> str:
    """Empty where this job has nothing to say, as most rows leave some cells empty."""
    if field.name in DAYS_AHEAD:
        return f"{clock.today() + dt.timedelta(days=DAYS_AHEAD[field.name]):%d/%m/%Y}"
    return EXAMPLES.get(field.name, "")


def example_row() -> list[str]:
    return [example_of(each) for each in FIELDS]
