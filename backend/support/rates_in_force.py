"""The rates of a day as the household sum takes them, from the dated rows."""

import datetime as dt

from backend.reference.choices import Confidence
from backend.reference.household_rates import HouseholdRate, household_rates_on
from backend.reference.provenance import is_due
from backend.support.household.rates import Rate, RateName, Rates


def rates_on(day: dt.date, *, today: dt.date) -> Rates:
    """Those in force on a day, each with whether it has to be checked before anybody relies on it today."""
    rows = household_rates_on(day)
    return Rates(day, {name: _rate(rows[name], today) for name in RateName if name in rows})


def _rate(row: HouseholdRate, today: dt.date) -> Rate:
    is_sure = row.confidence != Confidence.TO_CHECK and not is_due(row, today)
    return Rate(row.amount, row.source, row.paragraph, row.valid_from, is_sure)
