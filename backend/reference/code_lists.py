"""The lists of statutory codes as they stand in our own fixtures, for whatever asks without a table beside it."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from backend.reference.facts import facts_of
from backend.reference.models import StatutoryCode


ACTIVITY, ACCOMMODATION = "activity_codes.csv", "accommodation_codes.csv"
IN_TOUCH, NCCIS = "in_touch_codes.csv", "nccis_activity_codes.csv"


@cache
def code_list(file: str) -> Mapping[str, StatutoryCode]:
    """Every code of a list with its words and its days, also those that are no longer in use."""
    return {each.code: each for each in facts_of(file)}


def label_of(file: str, code: str) -> str:
    found = code_list(file).get(code)
    return found.label if found else code


def last_day_of(file: str, code: str) -> dt.date | None:
    """The last day on which a code was in use; None while it is, and for what was never one."""
    found = code_list(file).get(code)
    return found.valid_until if found else None
