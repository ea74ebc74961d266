"""The promise to employers: verified, or told what is missing, within two working days."""

import datetime as dt

from backend.core import clock
from backend.employers.models import Employer
from backend.reference.working_days import add_working_hours


HOURS_TO_VERIFY = 48


def due_at(employer: Employer) -> dt.datetime | None:
    """When verification is due; None if the employer does not wait for it."""
    waits = employer.asked_at and not employer.verified_at
    return add_working_hours(employer.asked_at, HOURS_TO_VERIFY) if waits else None


def is_overdue(employer: Employer) -> bool:
    due = due_at(employer)
    return due is not None and due < clock.now()
