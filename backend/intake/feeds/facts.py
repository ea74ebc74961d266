"""A parsed advert as the fields of an opportunity and its sites."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from backend.core import clock
from backend.intake.feeds.grid import to_grid
from backend.intake.feeds.parsed import ParsedOpportunity, ParsedSite
from backend.intake.feeds.text import shortened
from backend.intake.feeds.wages import Wage
from backend.opportunities.choices import APPRENTICESHIPS, WagePeriod
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import LONGEST_ADDRESS, SiteFacts


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
        "planned_end": _last_day_of(record.start_date, record.duration_months),
        "duration_months": record.duration_months,
        "weekly_hours": _tenths(record.weekly_hours),
        "working_pattern": _fitting("working_pattern", record.working_week),
        "paid": True,
        "includes_training": True if record.type in APPRENTICESHIPS else None,
        "places": record.positions,
        "nationwide": record.nationwide,
        "nationwide_details": _fitting("nationwide_details", record.nationwide_details),
        **pay_facts(record.wage),
    }


def pay_facts(wage: Wage) -> dict[str, Any]:
    """Without a least amount, or without a period we keep, the words say more than the numbers would."""
    known = wage.amount_from is not None and wage.period in WagePeriod.values
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


def _last_day_of(day: dt.date | None, months: int | None) -> dt.date | None:
    """The last day of a stretch that begins on `day`."""
    if day is None or months is None:
        return None
    return clock.months_after(day, months) - dt.timedelta(days=1)


def sites_of(record: ParsedOpportunity) -> list[SiteFacts]:
    """A point that was sent counts; without one the postcode is looked up when the sites are kept."""
    return [_site(site) for site in record.sites]


def _site(site: ParsedSite) -> SiteFacts:
    point = (None, None) if site.latitude is None else to_grid(site.latitude, site.longitude)
    return SiteFacts(shortened(", ".join(site.address_lines), LONGEST_ADDRESS), site.postcode or "", *point)
