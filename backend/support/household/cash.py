"""The first eight weeks: when pay and Universal Credit come, what goes out, and what is in hand at the end of each."""

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from backend.support.household.pay import Job
from backend.support.household.rates import MONTHS, WEEKS, Rates, pence
from backend.support.household.week import ZERO, Home, Household, credit_of_month, week


WEEKS_SHOWN = 8
ONE_DAY, ONE_WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
PAID_AFTER = dt.timedelta(days=7)  # Universal Credit comes a week after the period that it is for
WORKING_DAYS = 5


class PaidEvery(StrEnum):
    WEEK = "week"
    FOUR_WEEKS = "four_weeks"
    MONTH = "month"


@dataclass(frozen=True)
class Start:
    """When the job begins, when they are paid, and what they have until then.

    `assessed_from` is the day of the month on which their Universal Credit month begins; None without a claim.
    """

    first_day: dt.date
    first_pay_day: dt.date
    paid_every: PaidEvery
    in_hand: Decimal
    to_live_on: Decimal
    assessed_from: int | None


@dataclass(frozen=True)
class Movement:
    """Money that comes on a day: what it is, and how much."""

    on: dt.date
    what: str
    amount: Decimal


@dataclass(frozen=True)
class CashWeek:
    """A week from Monday. `end` is what is in hand when it is over; below nothing it is short."""

    monday: dt.date
    came: tuple[Movement, ...]
    spent: Decimal
    end: Decimal


def first_weeks(household: Household, jobs: Sequence[Job], start: Start, rates: Rates) -> list[CashWeek]:
    """Eight weeks from the Monday of the first day, each with what comes in it and what goes out.

    Pay up to the first pay day is for the working days until then. Universal Credit counts the pay that comes within
    its month, and is paid a week after it. Their part of the rent is due from the Monday after the first month without
    any.
    """
    pays = list(pay_days(week(household, jobs, rates).pay.net, start))
    credits = list(credit_days(household, pays, start, rates))
    share_from = _share_from(credits, start)
    share = week(household, jobs, rates).rent_share
    rent_now = share if household.home == Home.RENTED else ZERO
    monday, in_hand, found = start.first_day - dt.timedelta(days=start.first_day.weekday()), start.in_hand, []
    for number in range(WEEKS_SHOWN):
        first = monday + number * ONE_WEEK
        came = tuple(
            each for each in sorted([*pays, *credits], key=lambda it: it.on) if first <= each.on < first + ONE_WEEK
        )
        rent = share if household.home == Home.SUPPORTED and first >= share_from else rent_now
        spent = household.travel + rent + start.to_live_on
        in_hand += sum((each.amount for each in came), ZERO) - spent
        found.append(CashWeek(first, came, spent, in_hand))
    return found


def _last_day(start: Start) -> dt.date:
    return start.first_day + (WEEKS_SHOWN + 1) * ONE_WEEK


def pay_days(weekly: Decimal, start: Start) -> Iterator[Movement]:
    """Each pay day of the weeks shown; the first is for the working days from the first one to it, both counted."""
    days = _working_days(start.first_day, start.first_pay_day)
    most = {PaidEvery.WEEK: weekly, PaidEvery.FOUR_WEEKS: 4 * weekly, PaidEvery.MONTH: weekly * WEEKS / MONTHS}
    amount = pence(min(weekly * days / WORKING_DAYS, most[start.paid_every]))
    day = start.first_pay_day
    number = 0
    while day <= _last_day(start):
        yield Movement(_not_at_weekend(day), "pay", amount)
        number += 1
        day, amount = _next_pay_day(start, number), pence(most[start.paid_every])


def _next_pay_day(start: Start, number: int) -> dt.date:
    if start.paid_every == PaidEvery.MONTH:
        return _months_after(start.first_pay_day, number)
    weeks = 1 if start.paid_every == PaidEvery.WEEK else 4
    return start.first_pay_day + number * weeks * ONE_WEEK


def _not_at_weekend(day: dt.date) -> dt.date:
    """The Friday before, as wages are paid."""
    return day - max(0, day.weekday() - WORKING_DAYS + 1) * ONE_DAY


def _working_days(first: dt.date, last: dt.date) -> int:
    days = (last - first).days + 1
    return sum((first + number * ONE_DAY).weekday() < WORKING_DAYS for number in range(max(days, 0)))


def credit_days(household: Household, pays: Sequence[Movement], start: Start, rates: Rates) -> Iterator[Movement]:
    """What Universal Credit pays for each of its months that ends in the weeks shown or the week before them."""
    if start.assessed_from is None:
        return
    ends = _month_end_on_or_after(start.first_day - PAID_AFTER, start.assessed_from)
    while ends <= _last_day(start):
        begins = _same_day_last_month(ends) + ONE_DAY
        earned = sum((each.amount for each in pays if begins <= each.on <= ends), ZERO)
        yield Movement(ends + PAID_AFTER, "credit", pence(credit_of_month(household, earned, rates)))
        ends = _month_end_on_or_after(ends + ONE_DAY, start.assessed_from)


def _share_from(credits: Sequence[Movement], start: Start) -> dt.date:
    """The Monday after the first Universal Credit month without any; at once where there is no claim."""
    if start.assessed_from is None:
        return start.first_day - ONE_WEEK
    ended = next((each.on - PAID_AFTER for each in credits if each.amount == 0), dt.date.max - ONE_WEEK)
    return ended + dt.timedelta(days=7 - ended.weekday())


def _month_end_on_or_after(day: dt.date, assessed_from: int) -> dt.date:
    """The day before the day of the month on which the next one begins."""
    year, month = day.year, day.month
    while True:
        begins = dt.date(year, month, min(assessed_from, calendar.monthrange(year, month)[1]))
        if begins - ONE_DAY >= day:
            return begins - ONE_DAY
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _same_day_last_month(ends: dt.date) -> dt.date:
    """The last day of the month before the one that ends with this day."""
    return _months_after(ends + ONE_DAY, -1) - ONE_DAY


def _months_after(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + years, month + 1, min(day.day, calendar.monthrange(day.year + years, month + 1)[1]))
