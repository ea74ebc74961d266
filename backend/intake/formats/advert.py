"""What an advert of any feed, file or page becomes before it is a row: plain values, by the names of the row's own."""

import datetime as dt
import json
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from backend.core import clock
from backend.core.digest import json_digest
from backend.intake.readers.places import ParsedSite
from backend.intake.readers.wages import Wage
from backend.opportunities.choices import APPRENTICESHIPS


EXCERPT_LENGTH = 2000
# Digests that are kept were made when these facts had other names; made anew, every advert would once look changed.
DIGEST_NAMES = {"training_provider": "provider_name", "working_pattern": "working_week", "places": "positions"}
NOT_DIGESTED = frozenset({"line", "paid", "remote", "notes"})


@dataclass(frozen=True)
class ParsedAdvert:
    """Facts have the names that `Opportunity` has for them; texts are still as long as they were sent."""

    source: str
    external_reference: str
    line: int
    raw: dict[str, Any]
    type: str
    title: str
    summary: str
    description: str
    employer_name: str
    wage: Wage
    route: str | None = None
    level: int | None = None
    lars_code: int | None = None
    course_title: str | None = None
    training_provider: str | None = None
    ukprn: int | None = None
    start_date: dt.date | None = None
    closing_date: dt.date | None = None
    posted_date: dt.date | None = None
    weekly_hours: Decimal | None = None
    working_pattern: str = ""
    duration_text: str = ""
    duration_months: int | None = None
    paid: bool | None = True
    places: int | None = None
    sites: tuple[ParsedSite, ...] = ()
    nationwide: bool = False
    nationwide_details: str = ""
    remote: bool | None = None
    application_url: str | None = None
    vacancy_url: str | None = None
    disability_confident: bool = False
    notes: tuple[str, ...] = ()  # what was lost or changed on the way in

    @property
    def weekly_pay(self) -> Decimal | None:
        return self.wage.weekly(self.weekly_hours)

    @property
    def planned_end(self) -> dt.date | None:
        """The last day of the stretch that begins on `start_date`."""
        if self.start_date is None or self.duration_months is None:
            return None
        return clock.months_after(self.start_date, self.duration_months) - dt.timedelta(days=1)

    @property
    def includes_training(self) -> bool | None:
        return True if self.type in APPRENTICESHIPS else None

    @property
    def digest(self) -> str:
        """Changes exactly when something we keep about the advert changes.

        The line is left out because the same advert moves about in the file from day to day.
        """
        names = [field.name for field in fields(self) if field.name not in NOT_DIGESTED]
        kept = {DIGEST_NAMES.get(name, name): getattr(self, name) for name in [*names, "weekly_pay"]}
        return json_digest(kept, plain=_plain)


@dataclass(frozen=True)
class Refusal:
    """A record that was left out: why, where it stands in the file, and what it said."""

    reason: str
    line: int
    reference: str | None
    excerpt: str = ""
    field: str = ""  # which it is about; empty for the record as a whole
    repeats: bool = False  # it was listed before; the first one is kept
    says_the_same: bool = False  # as the first one, word for word


@dataclass(frozen=True)
class Feed:
    source: str
    records: tuple[ParsedAdvert, ...]
    refusals: tuple[Refusal, ...]
    total_pages: int | None = None
    total_results: int | None = None


def excerpt_of(raw: Any) -> str:
    return json.dumps(raw, ensure_ascii=False, default=str)[:EXCERPT_LENGTH]


def _plain(value: Any) -> Any:
    if isinstance(value, ParsedSite):
        return {name: part for name, part in vars(value).items() if name != "area" or part}
    if isinstance(value, Wage):
        return vars(value)
    return str(value)
