"""What a schema.org JobPosting says, as facts of a post. What it does not say is left for the employer to fill in."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.intake.feeds.dates import parse_date
from backend.intake.feeds.parsed import FieldProblem
from backend.intake.feeds.text import one_line, paragraphs, shortened
from backend.opportunities.choices import OpportunityType, WagePeriod
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import LONGEST_ADDRESS
from backend.reference.postcodes import normalise_postcode


LONGEST_SUMMARY = 600
MOST_PAY = Decimal(9_999_999)
PERIODS = {"HOUR": WagePeriod.HOUR, "WEEK": WagePeriod.WEEK, "MONTH": WagePeriod.MONTH, "YEAR": WagePeriod.YEAR}
REMOTE = "TELECOMMUTE"


def facts_of_posting(posting: dict) -> dict[str, Any]:
    """`type` and `sites` among them. The rest of the words stay readable as the description."""
    description = paragraphs(_text(posting.get("description")))
    title = shortened(one_line(_text(posting.get("title"))), _longest("title"))
    return {
        "type": _type(posting, title),
        "title": title,
        "summary": shortened(" ".join(description.split()), LONGEST_SUMMARY),
        "description": shortened(description, 10_000),
        "closing_date": _day(posting.get("validThrough")),
        "start_date": _day(posting.get("jobStartDate")),
        "working_pattern": shortened(one_line(_text(posting.get("workHours"))), _longest("working_pattern")),
        "places": _places(posting.get("totalJobOpenings")),
        "remote": True if posting.get("jobLocationType") == REMOTE else None,
        "sites": [site for each in _listed(posting.get("jobLocation")) if (site := _site(each))],
        **_pay(posting.get("baseSalary")),
    }


def _type(posting: dict, title: str) -> OpportunityType:
    kinds = {str(each).upper() for each in _listed(posting.get("employmentType"))}
    if "apprentice" in title.lower() or "APPRENTICESHIP" in kinds:
        return OpportunityType.APPRENTICESHIP
    return OpportunityType.WORK_EXPERIENCE if "INTERN" in kinds else OpportunityType.JOB


def _pay(salary: Any) -> dict[str, Any]:
    """Only an amount in pounds for a period that is named; nothing is worked out."""
    value = salary.get("value") if isinstance(salary, dict) else None
    if not isinstance(value, dict):
        return {}
    currency = salary.get("currency") or value.get("currency") or "GBP"
    period = PERIODS.get(str(value.get("unitText", "")).upper())
    least = _amount(value.get("minValue") if value.get("minValue") is not None else value.get("value"))
    most = _amount(value.get("maxValue"))
    if currency != "GBP" or period is None or least is None:
        return {}
    runs_upwards = most is not None and most >= least
    return {"paid": True, "wage_from": least, "wage_to": most if runs_upwards else None, "wage_period": period}


def _amount(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        amount = Decimal(str(value).replace(",", "").replace("£", "").strip())
    except InvalidOperation:
        return None
    return amount.quantize(Decimal("0.01")) if amount.is_finite() and 0 < amount <= MOST_PAY else None


def _site(place: Any) -> dict[str, str] | None:
    address = place.get("address") if isinstance(place, dict) else None
    if not isinstance(address, dict):
        return None
    postcode = normalise_postcode(_text(address.get("postalCode")))
    lines = [one_line(_text(address.get(name))) for name in ("streetAddress", "addressLocality")]
    text = shortened(", ".join(filter(None, lines)), LONGEST_ADDRESS)
    return {"postcode": postcode, "address": text} if postcode else None


def _places(value: Any) -> int | None:
    amount = _amount(value)
    return int(amount) if amount is not None and amount == int(amount) and amount <= 32767 else None


def _day(value: Any) -> dt.date | None:
    try:
        return parse_date(value, "date")
    except FieldProblem:
        return None


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _longest(name: str) -> int:
    return Opportunity._meta.get_field(name).max_length
