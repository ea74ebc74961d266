"""A first pay held against the least an hour may be paid.

The rate is that of the first day of the pay period, by the age of that day (National Minimum Wage Regulations 2015,
regulation 4B). It is arithmetic on what the young person reads from their payslip, and no finding: what lies below the
minimum is asked about.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.choices import PromiseKind
from backend.placements.models import Promise
from backend.placements.promises import hold_open, write_kept
from backend.reference.wages import WageFloorAnswer, wage_floor
from backend.reference.working_days import next_working_day


PENNY = Decimal("0.01")
LONGEST_PERIOD = 31  # days: no pay period is longer by law
WE_ASK_ABOUT_IT = "We talk to your work about your pay."
WHAT_TO_DO = "Ring the employer and ask how it was worked out. Acas advises on 0300 123 1100."
UNDER, MAY_BE_UNDER = "Under the minimum", "It may be under the minimum"
ENOUGH = "At least the minimum"
SAYS_UNDER = (UNDER, MAY_BE_UNDER)  # how a check begins that found less than the minimum, or may have
NOT_SURE_OF_AGE = "Their birth date is not certain, and the minimum goes by it: confirm it."


@dataclass(frozen=True)
class Payslip:
    """What a payslip says. `hours_are_sure` of those that were written down, and not of an estimate."""

    period_first: dt.date
    period_last: dt.date
    hours: Decimal
    gross: Decimal
    is_apprentice: bool
    in_first_year: bool
    hours_are_sure: bool


@dataclass(frozen=True)
class Comparison:
    payslip: Payslip
    floor: WageFloorAnswer
    age_is_sure: bool

    @property
    def hourly(self) -> Decimal:
        return (self.payslip.gross / self.payslip.hours).quantize(PENNY, ROUND_HALF_UP)

    @property
    def is_under(self) -> bool:
        """By the exact amounts: a rounded rate could pass a minimum that the real one fails."""
        assert self.floor.amount is not None
        return self.payslip.gross < self.floor.amount * self.payslip.hours

    @property
    def under_by(self) -> Decimal:
        """Pounds an hour, to the next penny; nothing where it is not under."""
        assert self.floor.amount is not None
        short = self.floor.amount - self.payslip.gross / self.payslip.hours
        return max(short, Decimal(0)).quantize(PENNY, ROUND_CEILING)

    @property
    def sentence(self) -> str:
        slip = self.payslip
        about = "" if slip.hours_are_sure else "about "
        paid = f"{about}£{self.hourly} an hour (£{slip.gross:,.2f} for {slip.hours.normalize():f} hours)"
        said = [f"{ENOUGH}: {paid}.", self.floor.reason]
        if self.is_under:
            may_be = UNDER if slip.hours_are_sure else MAY_BE_UNDER
            said = [f"{may_be} by {about}£{self.under_by} an hour: {paid}.", self.floor.reason, WHAT_TO_DO]
        return " ".join([*said, *([] if self.age_is_sure else [NOT_SURE_OF_AGE])])


def compare_pay(payslip: Payslip, person: CareLeaver) -> Comparison:
    """Raises Refused where nothing can be compared, with what to put right."""
    _refuse_period(payslip)
    if payslip.hours <= 0:
        raise Refused("Give the hours they worked in this time.", field="hours")
    first = payslip.period_first
    kind = {"apprentice": payslip.is_apprentice, "first_year": payslip.in_first_year}
    floor = wage_floor(start_date=first, age=person.age_on(first), **kind)
    if floor.amount is None:
        raise Refused(f"{floor.reason} Look at it by hand, and say how it was done.", field="period_first")
    return Comparison(payslip, floor, age_is_sure=not person.birth_date_uncertain)


def _refuse_period(payslip: Payslip) -> None:
    if payslip.period_last < payslip.period_first:
        raise Refused("The last day lies before the first. Check both days.", field="period_last")
    if (payslip.period_last - payslip.period_first).days >= LONGEST_PERIOD:
        raise Refused(f"A pay period is {LONGEST_PERIOD} days at most. Check both days.", field="period_last")
    if payslip.period_first > clock.today():
        raise Refused("This time has not begun yet. Check the day.", field="period_first")


@transaction.atomic
def record_pay_check(*, promise: Promise, payslip: Payslip, by: User) -> Promise:
    """Keeps the promise to look at their first pay. Pay under the minimum is a new one: somebody asks about it."""
    held = hold_open(promise)
    if held.kind != PromiseKind.PAY:
        raise Refused("This is not about their pay.")
    compared = compare_pay(payslip, held.care_leaver)
    write_kept(held, compared.sentence, by)
    if compared.is_under:
        _promise_to_ask(held, by)
    return held


def _promise_to_ask(held: Promise, by: User) -> None:
    Promise.objects.create(
        council_id=held.council_id,
        care_leaver=held.care_leaver,
        referral=held.referral,
        kind=PromiseKind.OTHER,
        words=WE_ASK_ABOUT_IT,
        owner=held.owner,
        promised_by=by,
        due_on=next_working_day(clock.today()),
    )
