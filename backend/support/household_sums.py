"""What somebody would really have: asked, worked out by the rules of the first day, and kept with who looked."""

import datetime as dt
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.reference.household_rates import changes_of_household_rates
from backend.support.household.cash import CashWeek, PaidEvery, Start, first_weeks
from backend.support.household.curve import Point, curve
from backend.support.household.pay import Job
from backend.support.household.rates import Rates
from backend.support.household.week import Home, Household, NotCovered, Week, week
from backend.support.models import HouseholdSum
from backend.support.rates_in_force import rates_on


FURTHEST = dt.timedelta(days=366)
MOST_RENT, MOST_HOURS, MOST_HOURLY = Decimal(1000), Decimal(60), Decimal(40)
NOT_IN_IT = (
    "service charges that Housing Benefit does not pay",
    "council tax and help with it",
    "debts, deductions and advances of Universal Credit",
    "savings above £6,000",
    "childcare, and amounts for disability or caring",
    "pension contributions, from 22 on",
    "bursaries and payments of the council: they come on days of their own",
)


@dataclass(frozen=True)
class Asked:
    """The answers. Pounds a week but for `hourly`; cash in hand and pay days are asked for the first weeks alone."""

    home: Home
    rent: Decimal
    rent_counted: Decimal | None
    children: int
    lives_with_partner: bool
    travel: Decimal
    hours: Decimal
    hourly: Decimal
    first_day: dt.date
    first_pay_day: dt.date | None = None
    paid_every: PaidEvery = PaidEvery.MONTH
    in_hand: Decimal | None = None
    to_live_on: Decimal | None = None
    assessed_from: int | None = None

    @property
    def jobs(self) -> list[Job]:
        return [Job(self.hours, self.hourly)]


@dataclass(frozen=True)
class Sum:
    """A week without the job and with it, other hours now and before the rules changed last, and the first weeks."""

    without: Week
    with_job: Week
    rates: Rates
    now: list[Point]
    before: list[Point]
    changed_on: dt.date
    weeks: list[CashWeek]

    @property
    def tightest(self) -> CashWeek | None:
        """The week with least in hand, where the first weeks were asked for."""
        return min(self.weeks, key=lambda each: each.end, default=None)


def household_of(person: CareLeaver, asked: Asked) -> Household:
    return Household(
        age=person.age_on(asked.first_day),
        home=asked.home,
        rent=asked.rent,
        rent_counted=asked.rent_counted,
        children=asked.children,
        travel=asked.travel,
        lives_with_partner=asked.lives_with_partner,
    )


def work_out(person: CareLeaver, asked: Asked, *, today: dt.date) -> Sum:
    """By the rules of the first day. Raises Refused for what cannot be so, and for whom it would be a guess."""
    _refuse(asked)
    rates = rates_on(asked.first_day, today=today)
    household = household_of(person, asked)
    changes = [each for each in changes_of_household_rates() if each <= asked.first_day]
    changed_on = max(changes, default=asked.first_day)
    earlier = rates_on(changed_on - dt.timedelta(days=1), today=today)
    try:
        without, with_job = week(household, [], rates), week(household, asked.jobs, rates)
        return Sum(
            without,
            with_job,
            rates,
            curve(household, asked.hourly, rates),
            curve(household, asked.hourly, earlier),
            changed_on,
            _first_weeks(household, asked, rates),
        )
    except NotCovered as refusal:
        raise Refused(str(refusal)) from refusal


def _first_weeks(household: Household, asked: Asked, rates: Rates) -> list[CashWeek]:
    if asked.first_pay_day is None or asked.in_hand is None or asked.to_live_on is None:
        return []
    start = Start(
        asked.first_day, asked.first_pay_day, asked.paid_every, asked.in_hand, asked.to_live_on, asked.assessed_from
    )
    return first_weeks(household, asked.jobs, start, rates)


def _refuse(asked: Asked) -> None:
    if asked.home != Home.NO_RENT and not 0 < asked.rent <= MOST_RENT:
        raise Refused(f"Enter the rent of a week, up to £{MOST_RENT:,}: a month’s rent times 12, by 52.", field="rent")
    if not 0 < asked.hours <= MOST_HOURS:
        raise Refused(f"Enter the hours of a week, up to {MOST_HOURS}.", field="hours")
    if not 0 < asked.hourly <= MOST_HOURLY:
        raise Refused(f"Enter the pay of an hour in pounds, up to {MOST_HOURLY}.", field="hourly")
    if abs(asked.first_day - clock.today()) > FURTHEST:
        raise Refused("This first day is more than a year away. Check the year.", field="first_day")
    if asked.first_pay_day and asked.first_pay_day < asked.first_day:
        raise Refused("The first pay comes on the first day or later.", field="first_pay_day")
    if asked.first_pay_day and (asked.in_hand is None or asked.to_live_on is None):
        missing = "in_hand" if asked.in_hand is None else "to_live_on"
        raise Refused("For the first weeks, enter what they have in hand and live on in a week.", field=missing)


@transaction.atomic
def keep_sum(*, care_leaver: CareLeaver, asked: Asked, opportunity: Opportunity | None, by: User) -> HouseholdSum:
    """Worked out and kept as it is, with who looked. Raises as `work_out`."""
    found = work_out(care_leaver, asked, today=clock.today())
    return HouseholdSum.objects.create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        opportunity=opportunity,
        said=as_json(asked),
        gave={"without": _lines(found.without), "with_job": _lines(found.with_job)},
        rules_of=found.rates.on,
        looked_by=by,
    )


@transaction.atomic
def show_sum(*, looked_at: HouseholdSum, by: User) -> HouseholdSum:
    """The same sum once more, as one that they read on their own page."""
    person = looked_at.care_leaver
    if not person.is_supported:
        raise Refused("Support has ended, so that they have no page of their own.")
    return HouseholdSum.objects.create(
        council_id=looked_at.council_id,
        care_leaver=person,
        opportunity=looked_at.opportunity,
        said=looked_at.said,
        gave=looked_at.gave,
        rules_of=looked_at.rules_of,
        for_them=True,
        looked_by=by,
    )


def sum_shown_to(care_leaver: CareLeaver) -> HouseholdSum | None:
    """The newest that they read on their own page."""
    return HouseholdSum.objects.of_people([care_leaver.pk]).shown_to_them().first()


def _lines(found: Week) -> dict[str, str]:
    return {line.name: str(line.amount) for line in found.lines} | {"left": str(found.left)}


def as_json(asked: Asked) -> dict[str, Any]:
    return {name: None if value is None else str(value) for name, value in asdict(asked).items()}


def from_json(said: dict[str, Any]) -> Asked:
    """The answers again, as they were kept."""
    return Asked(
        home=Home(said["home"]),
        rent=Decimal(said["rent"]),
        rent_counted=_decimal(said["rent_counted"]),
        children=int(said["children"]),
        lives_with_partner=said["lives_with_partner"] == "True",
        travel=Decimal(said["travel"]),
        hours=Decimal(said["hours"]),
        hourly=Decimal(said["hourly"]),
        first_day=dt.date.fromisoformat(said["first_day"]),
        first_pay_day=dt.date.fromisoformat(said["first_pay_day"]) if said["first_pay_day"] else None,
        paid_every=PaidEvery(said["paid_every"]),
        in_hand=_decimal(said["in_hand"]),
        to_live_on=_decimal(said["to_live_on"]),
        assessed_from=int(said["assessed_from"]) if said["assessed_from"] else None,
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
