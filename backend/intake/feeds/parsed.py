"""What an advert of any feed becomes before it is kept: plain values, the same for every source."""

import json
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from backend.core.digest import json_digest
from backend.intake.feeds.wages import Wage


EXCERPT_LENGTH = 2000


class MalformedFeed(Exception):
    """The file as a whole is not what it should be; the message is one sentence for the person who sent it."""


class FieldProblem(ValueError):
    """One field of one record cannot be used; the message names the field and the way out."""


@dataclass(frozen=True)
class ParsedSite:
    address_lines: tuple[str, ...]
    postcode: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class ParsedOpportunity:
    source: str
    external_reference: str
    line: int
    raw: dict[str, Any]
    type: str
    title: str
    summary: str
    description: str
    employer_name: str
    route: str | None
    level: int | None
    lars_code: int | None
    course_title: str | None
    start_date: date | None
    closing_date: date | None
    posted_date: date | None
    weekly_hours: Decimal | None
    working_week: str
    duration_text: str
    duration_months: int | None
    wage: Wage
    weekly_pay: Decimal | None
    positions: int | None
    sites: tuple[ParsedSite, ...]
    nationwide: bool
    nationwide_details: str
    application_url: str | None
    vacancy_url: str | None
    provider_name: str | None
    ukprn: int | None
    disability_confident: bool

    @property
    def content_hash(self) -> str:
        """Changes exactly when something we keep about the advert changes.

        The line is left out because the same advert moves about in the file from day to day.
        """
        kept = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "line"}
        return json_digest(kept, plain=_plain)


@dataclass(frozen=True)
class Refusal:
    """A record that was left out: why, where it stands in the file, and what it said."""

    reason: str
    line: int
    reference: str | None
    excerpt: str = ""
    repeats: bool = False  # it was listed before; the first one is kept
    says_the_same: bool = False  # as the first one, word for word


@dataclass(frozen=True)
class Feed:
    source: str
    records: tuple[ParsedOpportunity, ...]
    refusals: tuple[Refusal, ...]
    total_pages: int | None = None
    total_results: int | None = None


def excerpt_of(raw: Any) -> str:
    return json.dumps(raw, ensure_ascii=False, default=str)[:EXCERPT_LENGTH]


def _plain(value: Any) -> Any:
    if isinstance(value, (ParsedSite, Wage)):
        return vars(value)
    return str(value)
