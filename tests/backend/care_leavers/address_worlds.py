"""Somebody whose addresses are gone through, and what they say of them."""

import datetime as dt

from backend.care_leavers.models import PastAddress
from backend.care_leavers.vetting import record_address, record_check
from backend.core import clock
from backend.reference.choices import VettingCheck


def days_ago(days: int) -> dt.date:
    return clock.today() - dt.timedelta(days=days)


def said(person, by, *, since=2000, until=None, **more) -> PastAddress:
    facts = {"lines": "12 High Street\nCroydon", "postcode": "CR0 1EA"} | more
    ends_on = None if until is None else days_ago(until)
    return record_address(care_leaver=person, starts_on=days_ago(since), ends_on=ends_on, by=by, **facts)


def checked(person, by, kind=VettingCheck.DBS):
    facts = {"checked_on": clock.today(), "sat_with": "Jo Larkspur, adviser"}
    return record_check(care_leaver=person, kind=kind, by=by, **facts)
