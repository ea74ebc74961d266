"""Keeping what a head tells a committee. It is never changed: who has other words to say makes another page."""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.outcomes.models import CommitteePage


WITHIN = dt.timedelta(days=366)


@transaction.atomic
def keep_committee_page(
    *, council: Council, figures: dict[str, Any], committee: str, meets_on: dt.date, by: User, **words: str
) -> CommitteePage:
    """Keep the figures of today with the words of the head."""
    today = clock.today()
    if not today - WITHIN <= meets_on <= today + WITHIN:
        raise Refused("Give the day of the meeting, within a year of today.", field="meets_on")
    return CommitteePage.objects.create(
        council=council, figures=figures, facts_on=today, committee=committee, meets_on=meets_on, by=by, **words
    )
