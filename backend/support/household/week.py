"""A week of somebody's money: pay, Universal Credit, their part of the rent, travel, and what is left to live on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from backend.support.household.pay import Job, NetPay, net_pay
from backend.support.household.rates import MONTHS, WEEKS, RateName, Rates, pence


ZERO = Decimal(0)
ADULT, GROWN = 18, 25  # the ages at which benefits begin, and change
OTHERS_FROM = 26  # amounts that are not covered
R = RateName


class Home(StrEnum):
    """How rent is helped with, which is all that a sum asks about a home."""

    SUPPORTED = "supported"  # Housing Benefit pays: specified or temporary accommodation
    RENTED = "rented"  # Universal Credit pays: a private landlord, or the council's or an association's own tenancy
    NO_RENT = "no_rent"


class NotCovered(Exception):
    """A household whose sum would be a guess. The message says why, and whom to ask."""


BENEFITS_ADVISER = "Ask a benefits adviser to work it out with them."
COUPLE = f"Couples are not covered: the sum rests on both people’s pay. {BENEFITS_ADVISER}"
TOO_YOUNG = (
    "Under 18 most young people get no Universal Credit and no Housing Benefit, and the council pays for where they"
    " live and what they live on. Whether that changes with pay is the council’s own rule: ask their social worker."
)
TOO_OLD = f"From 26 other amounts count, which are not covered. {BENEFITS_ADVISER}"
TOO_HIGH = f"Pay of more than £{{most}} a week is taxed at other rates, which are not covered. {BENEFITS_ADVISER}"
PARENT_WITHOUT_CREDIT = (
    "With this pay Universal Credit ends, and Housing Benefit for a parent counts amounts for children that are not"
    f" covered. {BENEFITS_ADVISER}"
)


@dataclass(frozen=True)
class Household:
    """Who lives on the money. Rent and travel are pounds a week; `rent_counted` is the most of the rent that Universal
    Credit counts (the local housing allowance, of one bedroom for a care leaver under 25); None counts all of it."""

    age: int
    home: Home
    rent: Decimal = ZERO
    rent_counted: Decimal | None = None
    children: int = 0
    travel: Decimal = ZERO
    lives_with_partner: bool = False

    @property
    def is_parent(self) -> bool:
        return self.children > 0


@dataclass(frozen=True)
class Line:
    """One line of a sum: pounds a week, above nothing where it comes in, and the rates that it rests on."""

    name: str
    amount: Decimal
    rests_on: tuple[RateName, ...] = ()


@dataclass(frozen=True)
class Week:
    """What comes in and goes out in a week like the others; `left` is what there is to live on."""

    pay: NetPay
    credit: Decimal
    housing_benefit: Decimal
    rent_share: Decimal
    travel: Decimal
    lines: tuple[Line, ...]

    @property
    def left(self) -> Decimal:
        return self.pay.net + self.credit - self.rent_share - self.travel


def week(household: Household, jobs: Sequence[Job], rates: Rates) -> Week:
    """The sum of a week by the rules of `rates.on`.

    Parameters
    ----------
    household : who lives on it. Raises `NotCovered` for whom it would be a guess.
    jobs : all jobs; none for the sum without work. Travel is counted only with one.
    rates : the amounts in force that day.

    Returns
    -------
    Week, each amount in pounds a week to the penny.

    Sources: the Universal Credit Regulations 2013 and the Housing Benefit Regulations 2006, as the rates name them. A
    supported home is paid for in full while any Universal Credit is paid; after that by the taper.
    """
    refuse_uncovered(household, jobs, rates)
    pay = net_pay(jobs, rates)
    travel = household.travel if jobs else ZERO
    credit, housing = universal_credit(household, pay.net, rates)
    benefit = housing_benefit(household, pay.net, credit, rates)
    share = household.rent - benefit if household.home == Home.SUPPORTED else household.rent if housing else ZERO
    lines = (
        Line("pay", pay.net, (R.TAX_FREE_YEAR, R.TAX_BASIC, R.NI_FROM_WEEK, R.NI_MAIN)),
        Line("credit", credit, _of_credit(household)),
        Line("rent", -share, _of_rent(household)),
        Line("travel", -travel),
    )
    return Week(pay, credit, benefit, share, travel, lines)


def refuse_uncovered(household: Household, jobs: Sequence[Job], rates: Rates) -> None:
    if household.lives_with_partner:
        raise NotCovered(COUPLE)
    if household.age < ADULT:
        raise NotCovered(TOO_YOUNG)
    if household.age >= OTHERS_FROM:
        raise NotCovered(TOO_OLD)
    most = rates[R.HIGHEST_WEEK]
    if sum((each.gross for each in jobs), ZERO) > most:
        raise NotCovered(TOO_HIGH.format(most=most))


def universal_credit(household: Household, net: Decimal, rates: Rates) -> tuple[Decimal, bool]:
    """Pounds a week to the penny for net pay of a week, and whether rent is in it."""
    return pence(credit_of_month(household, _monthly(net), rates) * MONTHS / WEEKS), household.home == Home.RENTED


def credit_of_month(household: Household, earned: Decimal, rates: Rates) -> Decimal:
    """Pounds of one assessment period in which so much net pay came: the standard allowance, children and rent, less
    the taper of what is earned above a work allowance, which only who has a child has here. Not rounded."""
    standard = rates[R.UC_SINGLE_25 if household.age >= GROWN else R.UC_SINGLE_UNDER_25]
    rented = household.home == Home.RENTED
    counted = household.rent if household.rent_counted is None else min(household.rent, household.rent_counted)
    most = standard + household.children * rates[R.UC_CHILD] + (_monthly(counted) if rented else ZERO)
    allowance = rates[R.UC_WORK_ALLOWANCE_HOUSING if rented else R.UC_WORK_ALLOWANCE] if household.is_parent else ZERO
    return max(ZERO, most - max(ZERO, earned - allowance) * rates[R.UC_TAPER])


def housing_benefit(household: Household, net: Decimal, credit: Decimal, rates: Rates) -> Decimal:
    """Pounds a week for a supported home, and nothing for others.

    With any Universal Credit all of the rent; else the rent less the taper of what is earned above the personal
    allowance, the usual disregard and, from the day it is law, the disregard for supported homes.
    """
    if household.home != Home.SUPPORTED:
        return ZERO
    if credit > 0:
        return household.rent
    if household.is_parent:
        raise NotCovered(PARENT_WITHOUT_CREDIT)
    grown = household.age >= GROWN
    allowance = rates[R.HB_SINGLE_25 if grown else R.HB_SINGLE_UNDER_25]
    ignored = rates[R.HB_DISREGARD] + rates[R.HB_SUPPORTED_25 if grown else R.HB_SUPPORTED_UNDER_25]
    above = max(ZERO, net - ignored - allowance)
    return max(ZERO, pence(household.rent - above * rates[R.HB_TAPER]))


def _monthly(weekly: Decimal) -> Decimal:
    return weekly * WEEKS / MONTHS


def _of_credit(household: Household) -> tuple[RateName, ...]:
    standard = R.UC_SINGLE_25 if household.age >= GROWN else R.UC_SINGLE_UNDER_25
    rented = household.home == Home.RENTED
    allowance = (R.UC_CHILD, R.UC_WORK_ALLOWANCE_HOUSING if rented else R.UC_WORK_ALLOWANCE)
    return (standard, R.UC_TAPER, *(allowance if household.is_parent else ()))


def _of_rent(household: Household) -> tuple[RateName, ...]:
    if household.home != Home.SUPPORTED:
        return ()
    own = (
        (R.HB_SINGLE_25, R.HB_SUPPORTED_25)
        if household.age >= GROWN
        else (R.HB_SINGLE_UNDER_25, R.HB_SUPPORTED_UNDER_25)
    )
    return (own[0], R.HB_DISREGARD, own[1], R.HB_TAPER)
