"""What the rules look at, from a saved opportunity or from the plain values of a form or file."""

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property
from typing import Self

from backend.care_leavers.ages import OLDEST_AGE
from backend.core import clock
from backend.opportunities.choices import APPRENTICESHIPS
from backend.opportunities.models import Opportunity
from backend.opportunities.pay import hourly_pay
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import number_on
from backend.reference.models import ApprenticeshipStandard
from backend.reference.wages import WageFloorAnswer, lowest_rate, wage_floor


FEWEST_DAYS_OF_A_MONTH = 28


@dataclass(frozen=True, kw_only=True)
class PostingFacts:
    """None and the empty text mean not recorded yet."""

    type: str
    title: str = ""
    summary: str = ""
    description: str = ""
    level: int | None = None
    lars_code: int | None = None
    opens_on: dt.date | None = None
    closing_date: dt.date | None = None
    start_date: dt.date | None = None
    planned_end: dt.date | None = None
    duration_months: int | None = None
    weekly_hours: Decimal | None = None
    daily_hours: Decimal | None = None
    night_work: bool | None = None
    paid: bool | None = None
    unpaid_because: str = ""
    wage_from: Decimal | None = None
    wage_to: Decimal | None = None
    wage_period: str = ""
    places: int | None = None
    places_taken: int = 0
    min_age: int | None = None
    max_age: int | None = None
    min_level: int | None = None
    english_required: int | None = None
    maths_required: int | None = None
    ehcp_required: bool | None = None
    care_leavers_only: bool = False
    kept_words: str = ""
    dbs_required: bool | None = None
    dbs_level: str = ""
    driving_required: bool | None = None
    private_business: bool | None = None
    includes_training: bool | None = None
    nationwide: bool = False
    remote: bool | None = None
    sites: int = 0

    @classmethod
    def of(cls, opportunity: Opportunity) -> Self:
        sites = opportunity.sites.count() if opportunity.pk else 0
        return cls(sites=sites, **{name: getattr(opportunity, name) for name in _FROM_THE_MODEL})

    @property
    def is_apprenticeship(self) -> bool:
        return self.type in APPRENTICESHIPS

    @property
    def first_day(self) -> dt.date:
        """The day the law is asked about: the start, or today while no start is recorded."""
        return self.start_date or clock.today()

    @property
    def months(self) -> int | None:
        return self.months_to_the_end if self.duration_months is None else self.duration_months

    @property
    def months_to_the_end(self) -> int | None:
        if self.planned_end is None or self.start_date is None:
            return None
        return _whole_months(self.start_date, self.planned_end)

    @property
    def days(self) -> int | None:
        """First and last day counted; of a length in months the fewest days that it can be."""
        if self.planned_end is not None and self.start_date is not None:
            return (self.planned_end - self.start_date).days + 1
        return None if self.duration_months is None else self.duration_months * FEWEST_DAYS_OF_A_MONTH

    @property
    def admits_under_18(self) -> bool | None:
        """Whether somebody under 18 can apply; None where no age says so."""
        adult = self._number(StatutoryLimit.YOUNG_WORKER_AGE)
        if self.max_age is not None and self.max_age < adult:
            return True
        return None if self.min_age is None else self.min_age < adult

    @property
    def hourly_pay(self) -> Decimal | None:
        return hourly_pay(amount=self.wage_from, period=self.wage_period, weekly_hours=self.weekly_hours)

    def limit(self, limit: StatutoryLimit) -> str:
        """The number of a rule in force on the first day, as it is written."""
        return f"{self._number(limit):f}"

    def is_above(self, name: str, limit: StatutoryLimit) -> bool:
        value = getattr(self, name)
        return value is not None and value > self._number(limit)

    def is_below(self, name: str, limit: StatutoryLimit) -> bool:
        value = getattr(self, name)
        return value is not None and value < self._number(limit)

    def _number(self, limit: StatutoryLimit) -> Decimal:
        return number_on(self.first_day, limit)

    @cached_property
    def wage_floor(self) -> WageFloorAnswer:
        """For the oldest person the opportunity admits, because the floor rises with age."""
        oldest = OLDEST_AGE if self.max_age is None else min(self.max_age, OLDEST_AGE)
        return wage_floor(start_date=self.first_day, age=oldest, apprentice=self.is_apprenticeship, first_year=True)

    @cached_property
    def lowest_rate(self) -> WageFloorAnswer:
        """The least that any age may be paid on the first day; of a day whose rate is to come, the last published."""
        return lowest_rate(start_date=self.first_day, apprentice=self.is_apprenticeship)

    @cached_property
    def standard(self) -> ApprenticeshipStandard | None:
        return ApprenticeshipStandard.objects.filter(lars_code=self.lars_code).first() if self.lars_code else None


_FROM_THE_MODEL = tuple(field.name for field in fields(PostingFacts) if field.name != "sites")


def _whole_months(first: dt.date, last: dt.date) -> int:
    """A programme from 1 September to 31 August lasts twelve."""
    day_after = last + dt.timedelta(days=1)
    months = (day_after.year - first.year) * 12 + day_after.month - first.month
    return months - (day_after.day < first.day)
