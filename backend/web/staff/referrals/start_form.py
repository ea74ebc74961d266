"""The form of a start as it is opened: it proposes the day on record, and none where no such day has come."""

import datetime as dt
from typing import Any

from backend.core import clock
from backend.ranking.workplaces import workplaces_to_start_at
from backend.referrals.models import Referral
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
    planned = referral.opportunity.start_date
    hint = f"The opportunity gives {day(planned)}." if planned else "The opportunity gives no day."
    return {
        "workplaces": workplaces_to_start_at(referral),
        "day_hint": f"{hint} Give the day on which they really began.",
    }


def first_day_on_record(referral: Referral) -> dt.date | None:
    """The opportunity's, where it has come and no step was recorded after it."""
    planned = referral.opportunity.start_date
    return planned if planned and referral.last_step_on <= planned <= clock.today() else None
