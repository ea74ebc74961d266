"""The form of a start as it is opened: it proposes the day on record, and none where no such day has come."""

import datetime as dt
from typing import Any

from backend.core import clock
from backend.ranking.workplaces import workplaces_to_start_at
from backend.referrals.models import Referral
from backend.referrals.starts import planned_first_day
from backend.web.kit.formats import day
from backend.web.staff.referrals.forms import StartForm


def new_start_form(referral: Referral) -> StartForm:
    opportunity = referral.opportunity
    initial = {
        "on": first_day_on_record(referral),
        "weekly_hours": opportunity.weekly_hours,
        "planned_end": opportunity.planned_end,
    }
    return StartForm(prefix="start", initial=initial, **start_options(referral))


def start_options(referral: Referral) -> dict[str, Any]:
    given, planned = referral.opportunity.start_date, referral.first_day
    hint = f"The opportunity gives {day(given)}." if given else "The opportunity gives no day."
    if planned and planned != given:
        hint = f"The first day was to be {day(planned)}."
    return {
        "workplaces": workplaces_to_start_at(referral),
        "day_hint": f"{hint} Give the day on which they really began.",
    }


def first_day_on_record(referral: Referral) -> dt.date | None:
    """The one that was planned, where it has come and no step was recorded after it."""
    planned = planned_first_day(referral)
    return planned if planned and planned <= clock.today() else None
