"""The facts of a parsed advert as its row takes them: the same names, no longer and no finer than the columns are."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from backend.intake.formats.advert import ParsedAdvert
from backend.intake.readers.grid import to_grid
from backend.intake.readers.places import ParsedSite
from backend.intake.readers.text import shortened
from backend.intake.readers.wages import Wage
from backend.opportunities.facts import CONTENT
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import LONGEST_ADDRESS, SiteFacts


COARSE_METRES = 1_500  # around a point with two decimals
FACTS_OF_AN_ADVERT = (
    *CONTENT,
    "posted_date",
    "closing_date",
    "start_date",
    "planned_end",
    "duration_months",
    "weekly_hours",
    "working_pattern",
    "paid",
    "includes_training",
    "places",
    "nationwide",
    "nationwide_details",
)


def facts_of(advert: ParsedAdvert) -> dict[str, Any]:
    facts = {name: _fitting(name, getattr(advert, name)) for name in FACTS_OF_AN_ADVERT}
    facts["application_url"] = _fitting("application_url", advert.application_url or advert.vacancy_url)
    if advert.remote is not None:  # of which most adverts say nothing, and somebody here may have
        facts["remote"] = advert.remote
    return facts | pay_facts(advert.wage)


def pay_facts(wage: Wage) -> dict[str, Any]:
    return {
        "wage_text": _fitting("wage_text", wage.text),
        "wage_from": wage.amount_from if wage.is_stated else None,
        "wage_to": wage.amount_to if wage.is_stated else None,
        "wage_period": wage.period if wage.is_stated else "",
    }


def sites_of(advert: ParsedAdvert) -> list[SiteFacts]:
    """A point that was sent counts; without one the postcode is looked up when the sites are kept."""
    return [_site(site) for site in advert.sites]


def _fitting(name: str, value: Any) -> Any:
    column = Opportunity._meta.get_field(name)
    if value is None:
        return None if column.null else ""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-column.decimal_places), ROUND_HALF_UP)
    return shortened(value, column.max_length) if isinstance(value, str) and column.max_length else value


def _site(site: ParsedSite) -> SiteFacts:
    point = (None, None) if site.latitude is None else to_grid(site.latitude, site.longitude)
    address = shortened(", ".join(site.address_lines), LONGEST_ADDRESS)
    around = COARSE_METRES if site.is_coarse and not site.postcode else 0
    return SiteFacts(address, site.postcode or "", *point, area=site.area, radius_metres=around)
