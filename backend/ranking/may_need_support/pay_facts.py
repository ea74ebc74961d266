"""What is agreed of pay, or stands in the advert, beside the least an hour may be paid today by their age.

Read with the other facts in one query: the rates in force are a handful of rows.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, DecimalField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import JSONObject, NullIf
from django.utils.dateparse import parse_date

from backend.opportunities.choices import WagePeriod
from backend.opportunities.pay import MONTHS_A_YEAR, PENNY, WEEKS_A_YEAR, hourly_pay
from backend.placements.models import PlacementTerm
from backend.placements.term_choices import TermKind
from backend.reference.models import WageFloor
from backend.reference.provenance import caution
from backend.reference.wages import wage_band


FIRST_YEAR = dt.timedelta(days=365)
SCHOOL_AGE = 16
FLOOR_FIELDS = ("band", "hourly", "valid_from", "confidence", "source", "check_by")
MONEY: DecimalField = DecimalField(max_digits=14, decimal_places=6)
Row = dict[str, Any]


@dataclass(frozen=True)
class UnderTheFloor:
    """`is_advert` where nothing is recorded of what is agreed, so that what the post said is all that is known."""

    on: dt.date
    sentence: str
    is_advert: bool


def floors_of(today: dt.date) -> ArraySubquery:
    """The rates in force, one of each band."""
    rates = WageFloor.objects.on(today).order_by("band")
    return ArraySubquery(rates.values(said=JSONObject(**{name: name for name in FLOOR_FIELDS})))


def may_be_under(today: dt.date) -> Q:
    """Quickly, in the database: below the highest rate of any age, by what is agreed or by the advert."""
    highest = Subquery(WageFloor.objects.on(today).order_by("-hourly").values("hourly")[:1])
    hours = OuterRef("weekly_hours")
    agreed = PlacementTerm.objects.filter(placement=OuterRef("pk"), kind=TermKind.PAY)
    below = agreed.alias(hourly=_hourly("amount", "period", hours)).filter(hourly__lt=highest)
    return Q(Exists(below)) | (~Q(opportunity__paid=False) & Q(advert_hourly__lt=highest))


def advert_hourly() -> Case:
    return _hourly("opportunity__wage_from", "opportunity__wage_period", F("weekly_hours"))


def _hourly(amount: str, period: str, hours: Any) -> Case:
    weeks, months = Value(WEEKS_A_YEAR, MONEY), Value(MONTHS_A_YEAR, MONEY)
    a_week: dict[str, Any] = {
        WagePeriod.WEEK: F(amount),
        WagePeriod.MONTH: F(amount) * months / weeks,
        WagePeriod.YEAR: F(amount) / weeks,
    }
    worked = NullIf(hours, Value(Decimal(0), MONEY))
    each = [When(**{period: name}, then=week / worked) for name, week in a_week.items()]
    return Case(When(**{period: WagePeriod.HOUR}, then=F(amount)), *each, output_field=MONEY)


def under_the_floor(placement: Any, terms: list[Row], began: dt.date, today: dt.date) -> UnderTheFloor | None:
    """By the latest that is agreed with the employer of now, else by the advert; None where nothing tells."""
    agreed = [row for row in terms if row["kind"] == TermKind.PAY and row["since"] >= began]
    pay = agreed[-1] if agreed else None
    hourly, since = _paid(placement, pay, began)
    floor = _floor(placement, today)
    if hourly is None or floor is None or hourly >= floor.hourly:
        return None
    what = "What is agreed pays" if pay else "The advert pays"
    paid = hourly.quantize(PENNY, ROUND_HALF_UP)
    less = "less than" if not placement.care_leaver.birth_date_uncertain else "which may be less than"
    said = f"{what} £{paid} an hour, {less} the £{floor.hourly} of the minimum for their age"
    to_read = caution([floor]).removesuffix(".")
    sentence = f"{said}. {to_read}" if to_read else said
    return UnderTheFloor(_since(placement, floor, since, today), sentence, pay is None)


def _paid(placement: Any, pay: Row | None, began: dt.date) -> tuple[Decimal | None, dt.date]:
    post = placement.opportunity
    if pay is None and post.paid is False:
        return None, began
    amount, period = (pay["amount"], pay["period"]) if pay else (post.wage_from, post.wage_period)
    exact = None if amount is None else Decimal(str(amount))
    hours = None if placement.weekly_hours is None else Decimal(str(placement.weekly_hours))
    return hourly_pay(amount=exact, period=period, weekly_hours=hours), pay["since"] if pay else began


def _floor(placement: Any, today: dt.date) -> WageFloor | None:
    band = _band(placement, today)
    row = next((each for each in placement.fact_floors if each["band"] == band), None)
    if row is None:
        return None
    days = {name: _day(row[name]) for name in ("valid_from", "check_by")}
    facts = days | {"hourly": Decimal(str(row["hourly"]))}
    return WageFloor(**row | facts)


def _band(placement: Any, day: dt.date) -> str | None:
    age = placement.care_leaver.age_on(day)
    if age < SCHOOL_AGE:
        return None
    is_first = day - placement.starts_on < FIRST_YEAR
    return wage_band(age=age, apprentice=placement.is_apprenticeship, first_year=is_first)


def _since(placement: Any, floor: WageFloor, since: dt.date, today: dt.date) -> dt.date:
    """The last of: the pay, the rate, and the day from which that rate is theirs, however late it is asked."""
    first = max(since, floor.valid_from)
    days = (today - first).days
    low, high = 0, max(days, 0)
    while low < high:  # the band of one person only ever goes up
        middle = (low + high) // 2
        low, high = (
            (low, middle) if _band(placement, first + dt.timedelta(days=middle)) == floor.band else (middle + 1, high)
        )
    return first + dt.timedelta(days=low)


def _day(written: Any) -> dt.date:
    found = written if isinstance(written, dt.date) else parse_date(written)
    assert found
    return found
