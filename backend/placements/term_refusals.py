"""What of a placement cannot be agreed, each in a sentence beside its field."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.choices import WagePeriod
from backend.placements.choices import CheckInFrom
from backend.placements.models import Placement
from backend.placements.term_choices import COLUMNS, EMPTY, MUST_SAY, OF_THE_EMPLOYER, TermKind


MOST_HOURS = 60
MOST_YEARS = 7  # no course or apprenticeship of ours is longer: a later day is a slip of the hand
MOST_A_PERIOD = {WagePeriod.HOUR: 200, WagePeriod.WEEK: 5_000, WagePeriod.MONTH: 20_000, WagePeriod.YEAR: 250_000}
LONGEST_NAME, LONGEST_CONTACT = 160, 120
UKPRN, LARS = range(10_000_000, 20_000_000), range(1, 10_000)
A_WAY_TO_REACH = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|\+?[\d\s()]{7,20}")
Values = Mapping[str, Any]


def refuse_term(placement: Placement, kind: str, since: dt.date, said_by: str, values: Values) -> None:
    """What cannot be by itself, whatever else is recorded."""
    if kind not in TermKind:
        raise Refused("Choose what is agreed from the list.", field="kind")
    if said_by not in CheckInFrom:
        raise Refused("Select who says so.", field="said_by")
    _refuse_day(placement, kind, since)
    for name in COLUMNS[kind]:
        if name in MUST_SAY and values.get(name) in (None, EMPTY.get(name)):
            raise Refused(f"{MUST_SAY[name]}.", field=name)
    for refuse in REFUSALS.get(kind, ()):
        refuse(placement, since, values)


def began_with_employer(placement: Placement) -> dt.date:
    changes = [each.on for each in placement.employer_changes.all()]
    return max([placement.starts_on, *changes])


def _refuse_day(placement: Placement, kind: str, since: dt.date) -> None:
    first = began_with_employer(placement) if kind in OF_THE_EMPLOYER else placement.starts_on
    if since < first:
        raise Refused(
            f"They began there on {first:%-d %B %Y}, so nothing is agreed before that. Give that day or a later one.",
            field="since",
        )
    if since > clock.today():
        raise Refused("What is agreed is recorded once it holds. Give a date up to today.", field="since")
    if placement.ended_on and since > placement.ended_on:
        raise Refused(f"This ended on {placement.ended_on:%-d %B %Y}. Give that day or an earlier one.", field="since")


def _hours(placement: Placement, since: dt.date, values: Values) -> None:
    if not 0 < values["hours"] <= MOST_HOURS:
        raise Refused(f"Hours a week are more than 0 and at most {MOST_HOURS}. Check them.", field="hours")


def _pay(placement: Placement, since: dt.date, values: Values) -> None:
    amount, period = values["amount"], values["period"]
    if period not in WagePeriod:
        raise Refused(f"{MUST_SAY['period']}.", field="period")
    if amount <= Decimal(0):
        raise Refused("Pay is more than £0. If nothing is paid, leave it empty.", field="amount")
    most = MOST_A_PERIOD[WagePeriod(period)]
    if amount > most:
        words = WagePeriod(period).label
        raise Refused(
            f"£{amount:,.2f} {words} is more than £{most:,} {words}. Check the amount and what it is for.", "amount"
        )


def _planned_end(placement: Placement, since: dt.date, values: Values) -> None:
    day = values["day"]
    if day < placement.starts_on:
        raise Refused(
            f"They began on {placement.starts_on:%-d %B %Y}: the planned last day cannot lie before that.", field="day"
        )
    if day > clock.months_after(placement.starts_on, 12 * MOST_YEARS):
        raise Refused(f"This is more than {MOST_YEARS} years after the first day. Check the year.", field="day")


def _name(placement: Placement, since: dt.date, values: Values) -> None:
    if len(values["name"]) > LONGEST_NAME:
        raise Refused(f"Enter a name of at most {LONGEST_NAME} letters.", field="name")


def _contact(placement: Placement, since: dt.date, values: Values) -> None:
    contact = values.get("contact", "")
    if contact and (len(contact) > LONGEST_CONTACT or not A_WAY_TO_REACH.fullmatch(contact)):
        raise Refused(
            "Enter a work number, like 020 7946 0000, or a work e-mail address, like name@company.example.", "contact"
        )


def _provider(placement: Placement, since: dt.date, values: Values) -> None:
    if values.get("number") and values["number"] not in UKPRN:
        raise Refused("A UKPRN has 8 digits and begins with 1, like 10001234.", field="number")


def _standard(placement: Placement, since: dt.date, values: Values) -> None:
    if not placement.is_apprenticeship:
        raise Refused("Only an apprenticeship has a standard. Leave it empty.", field="name")
    if values.get("number") and values["number"] not in LARS:
        raise Refused("A LARS code of a standard has at most 4 digits, like 196.", field="number")


REFUSALS: dict[str, tuple[Callable[[Placement, dt.date, Values], None], ...]] = {
    TermKind.HOURS: (_hours,),
    TermKind.PAY: (_pay,),
    TermKind.PLANNED_END: (_planned_end,),
    TermKind.PROVIDER: (_name, _provider),
    TermKind.STANDARD: (_name, _standard),
    TermKind.MANAGER: (_name, _contact),
    TermKind.BUDDY: (_name, _contact),
}
