"""The promise to employers: an answer within 24 hours, counted on working days."""

import datetime as dt

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.reference.working_days import add_working_hours


HOURS_TO_ANSWER = 24


def due_at(opportunity: Opportunity) -> dt.datetime | None:
    """When an answer is due; the opportunity comes from `.with_waiting()`. None if it never was sent."""
    return add_working_hours(opportunity.submitted_at, HOURS_TO_ANSWER) if opportunity.submitted_at else None


def is_overdue(opportunity: Opportunity) -> bool:
    due = due_at(opportunity)
    return due is not None and due < clock.now()
