"""A parsed advert as the fields of an opportunity and its sites."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from backend.opportunities.choices import APPRENTICESHIPS, WagePeriod
from backend.opportunities.feeds.grid import to_grid
from backend.opportunities.feeds.parsed import ParsedOpportunity, ParsedSite
from backend.opportunities.feeds.text import shortened
from backend.opportunities.models import Opportunity
from backend.reference.places import locate_many


class SiteFacts(NamedTuple):
    address: str
    postcode: str
    easting: int | None
    northing: int | None


def facts_of(record: ParsedOpportunity) -> dict[str, Any]:
    return {
        "type": record.type,
        "title": _fitting("title", record.title),
        "summary": record.summary,
        "description": record.description,
        "route": record.route or "",
        "level": record.level,
        "lars_code": record.lars_code,
        "training_provider": _fitting("training_provider", record.provider_name or ""),
        "ukprn": record.ukprn,
        "application_url": record.application_url or record.vacancy_url,
        "posted_date": record.posted_date,
        "closing_date": record.closing_date,
        "start_date": record.start_date,
        "planned_end": _months_after(record.start_date, record.duration_months),
        "duration_months": record.duration_months,
        "weekly_hours": _tenths(record.weekly_hours),
        "working_pattern": _fitting("working_pattern", record.working_week),
        "paid": True,
        "includes_training": True if record.type in APPRENTICESHIPS else None,
        "places": record.positions,
        "nationwide": record.nationwide,
        "nationwide_details": _fitting("nationwide_details", record.nationwide_details),
        **_pay(record),
    }


def _pay(record: ParsedOpportunity) -> dict[str, Any]:
    """An amount without a period we keep would say nothing, so then the words alone are kept."""
    wage = record.wage
    known = wage.period in WagePeriod.values
    return {
        "wage_text": _fitting("wage_text", wage.text),
        "wage_from": wage.amount_from if known else None,
        "wage_to": wage.amount_to if known else None,
        "wage_period": wage.period if known else "",
    }


def _fitting(field: str, text: str) -> str:
    return shortened(text, Opportunity._meta.get_field(field).max_length)


def _tenths(hours: Decimal | None) -> Decimal | None:
    return None if hours is None else hours.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _months_after(day: dt.date | None, months: int | None) -> dt.date | None:
    """The last day of a stretch that begins on `day`."""
    if day is None or months is None:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    same_day = day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
    return same_day - dt.timedelta(days=1)


class Sites:
    """Places of many adverts at once: a point that was sent counts, else where the postcode lies."""

    def __init__(self, records: Iterable[ParsedOpportunity]):
        without_point = (site.postcode for record in records for site in record.sites if site.latitude is None)
        self._points = locate_many({postcode for postcode in without_point if postcode})

    def of(self, record: ParsedOpportunity) -> tuple[SiteFacts, ...]:
        return tuple(self._facts(site) for site in record.sites)

    def _facts(self, site: ParsedSite) -> SiteFacts:
        point = to_grid(site.latitude, site.longitude) if site.latitude is not None else self._points.get(site.postcode)
        easting, northing = point or (None, None)
        return SiteFacts(shortened(", ".join(site.address_lines), 300), site.postcode or "", easting, northing)
