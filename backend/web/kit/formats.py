"""How dates, money and counts are written on every page."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from backend.core.clock import time_words
from backend.core.small_numbers import SMALLEST_SHOWN, may_be_shown
from backend.reference.catalogues import is_translated
from backend.web.kit.in_language import in_a_row, long_date, time_of_day


NOT_RECORDED = "not recorded yet"
UNBROKEN = "\N{NO-BREAK SPACE}"
TOO_FEW = "too few to show"
A_YEAR = "a year"


def recorded(value) -> str:
    return NOT_RECORDED if value is None or value == "" else value


def day(value: date | datetime | None) -> str:
    if not value:
        return NOT_RECORDED
    if isinstance(value, datetime):
        value = _local(value)
    return long_date(value) if is_translated() else f"{value.day} {value:%B} {value.year}"


def short_day(value: date | datetime | None) -> str:
    """3 Dec 2026, never broken over two lines: for a table. In a sentence the month is written out."""
    if not value:
        return NOT_RECORDED
    if isinstance(value, datetime):
        value = _local(value)
    return UNBROKEN.join((str(value.day), f"{value:%b}", str(value.year)))


def moment(value: datetime | None) -> str:
    if not value:
        return NOT_RECORDED
    return f"{day(value)} at {clock_time(value)}"


def deadline(value: datetime | None) -> str:
    """Until when something is to be done: midnight is the end of the day before it, by the name of that day."""
    if not value:
        return NOT_RECORDED
    local = _local(value)
    if (local.hour, local.minute) != (0, 0):
        return moment(value)
    last = local.date() - timedelta(days=1)
    return f"the end of {last:%A} {day(last)}"


def clock_time(value: datetime) -> str:
    local = _local(value)
    return time_of_day(local) if is_translated() else time_words(local.time())


def money(amount: Decimal | int | None, period: str = "") -> str:
    """£14,976 a year; pence only where there are some, and never on a year's pay. `period` is a phrase: "an hour"."""
    if amount is None or amount == "":
        return NOT_RECORDED
    written = pounds(amount, whole=period == A_YEAR)
    return f"{written} {period}" if period else written


def money_range(lowest: Decimal, highest: Decimal, period: str) -> str:
    """£23,400 to £25,000 a year."""
    return f"{pounds(lowest, whole=period == A_YEAR)} to {money(highest, period)}"


def pounds(amount: Decimal | int, *, whole: bool = False) -> str:
    exact = Decimal(str(amount)).quantize(Decimal(1) if whole else Decimal("0.01"), ROUND_HALF_UP)
    digits = f"{abs(exact):,}".removesuffix(".00")
    return f"{'−' if exact < 0 else ''}£{digits}"


def plain(number: Decimal) -> str:
    """35, or 37.5: never 35.0"""
    return f"{number.normalize():f}"


def minutes(value: int | float | None) -> str:
    """Travel is always an estimate, and says so."""
    if value is None:
        return NOT_RECORDED
    hours, rest = divmod(round(value), 60)
    parts = [plural(hours, "hour,hours")] if hours else []
    if rest or not hours:
        parts.append(plural(rest, "minute,minutes"))
    return f"about {' '.join(parts)} (estimate)"


def percent(share: float | Decimal | None) -> str:
    """A share between 0 and 1 as a whole percentage."""
    if share is None:
        return NOT_RECORDED
    whole = (Decimal(str(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{whole}%"


def shown_count(count: int) -> str:
    return f"{count:,}" if may_be_shown(count) else f"fewer than {SMALLEST_SHOWN}"


def plural(count: int, words: str) -> str:
    """`words` holds both forms: "young person,young people"."""
    one, many = words.split(",")
    return f"{count:,} {one if count == 1 else many}"


def yes_no(value: bool | None) -> str:
    if value is None:
        return NOT_RECORDED
    return "yes" if value else "no"


def rule_name(rule: str, version: int) -> str:
    """How a figure names the rule it was computed by."""
    return f"rule “{rule.replace('_', ' ')}”, version {version}"


def listed(words: Iterable[str]) -> str:
    """a, b and c"""
    *first, last = [str(word) for word in words] or [NOT_RECORDED]
    if is_translated():
        return in_a_row(first, last)
    return f"{', '.join(first)} and {last}" if first else last


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
