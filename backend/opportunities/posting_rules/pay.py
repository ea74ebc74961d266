"""Rules about pay. Amounts come from the dated wage floors, never from here."""

import datetime as dt
from decimal import ROUND_CEILING, Decimal
from typing import Any

from backend.opportunities.choices import APPRENTICESHIPS, OpportunityType, UnpaidBecause, WagePeriod
from backend.opportunities.pay import WEEKS_A_YEAR
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.opportunities.posting_rules.rule import Rule
from backend.reference.choices import LegalGround
from backend.reference.choices import StatutoryLimit as Limit


ALWAYS_PAID = APPRENTICESHIPS | {OpportunityType.JOB, OpportunityType.APPRENTICESHIP_UNIT}
# Law exempts placements that are part of a course; whether this work experience is one, only a person can say.
MAYBE_EXEMPT = frozenset({OpportunityType.WORK_EXPERIENCE, OpportunityType.EMPLOYABILITY_PROGRAMME})
UNPAID = {"paid": False, "wage_from": None, "wage_to": None, "wage_period": ""}
UNDER_18 = {"paid": True, "min_age": 16, "max_age": 17}


def _below_the_floor(facts: PostingFacts) -> bool:
    if facts.paid is False or facts.hourly_pay is None or facts.wage_floor.amount is None:
        return False
    return facts.hourly_pay < facts.wage_floor.amount


def _floor_message(facts: PostingFacts) -> str:
    floor = facts.wage_floor
    least = f"at least £{floor.amount} an hour"
    if facts.wage_period != WagePeriod.HOUR and facts.weekly_hours:
        year = (floor.amount * facts.weekly_hours * WEEKS_A_YEAR).quantize(Decimal(1), ROUND_CEILING)
        least += f", which is £{year:,} a year at {facts.weekly_hours.normalize():f} hours a week"
    return f"The pay is below the legal minimum. Pay {least}. {floor.reason}"


def _at_least_the_floor(code: str, **more: Any) -> Rule:
    return Rule(
        code=code,
        dated=True,
        field="wage_from",
        broken=_below_the_floor,
        passes={**UNDER_18, "wage_from": Decimal("8.00"), "wage_period": WagePeriod.HOUR},
        fails={**UNDER_18, "wage_from": Decimal("7.99"), "wage_period": WagePeriod.HOUR},
        **more,
    )


def _floor_unknown(facts: PostingFacts) -> bool:
    return facts.paid is not False and facts.hourly_pay is not None and facts.wage_floor.amount is None


def _below_every_rate(facts: PostingFacts) -> bool:
    """Only where the rate for its own age and day is not known: else that rate says it."""
    return (
        _floor_unknown(facts) and facts.lowest_rate.amount is not None and facts.hourly_pay < facts.lowest_rate.amount
    )


def _is_unpaid_as(facts: PostingFacts, ground: UnpaidBecause) -> bool:
    return facts.paid is False and facts.unpaid_because == ground


def _unpaid_for_at_most(
    limit: Limit,
    *,
    ground: UnpaidBecause,
    code: str,
    measured: str,
    message: str,
    passes: dict[str, Any],
    fails: dict[str, Any],
) -> Rule:
    """A ground that the law allows for so long alone; `{most}` in the message is how long."""
    return Rule(
        code=code,
        dated=True,
        field="duration_months",
        types=MAYBE_EXEMPT,
        broken=lambda facts: _is_unpaid_as(facts, ground) and facts.is_above(measured, limit),
        message=lambda facts: message.format(most=facts.limit(limit)),
        limits=(limit,),
        passes={**UNPAID, "unpaid_because": ground, **passes},
        fails={**UNPAID, "unpaid_because": ground, **fails},
    )


def _cannot_be_checked(facts: PostingFacts) -> bool:
    return facts.paid is not False and facts.hourly_pay is None


RULES = (
    Rule(
        code="wage-has-its-period",
        field="wage_period",
        broken=lambda facts: facts.wage_from is not None and not facts.wage_period,
        message="Say what the pay is for: an hour, a week, a month or a year.",
        passes={"paid": True, "wage_from": Decimal("13.50"), "wage_period": WagePeriod.HOUR},
        fails={"paid": True, "wage_from": Decimal("13.50"), "wage_period": ""},
        even_in_a_draft=True,
    ),
    Rule(
        code="wage-runs-upwards",
        field="wage_to",
        broken=lambda facts: facts.wage_to is not None and (facts.wage_from is None or facts.wage_to < facts.wage_from),
        message="Give the lower pay first: the second amount must not be below it.",
        passes={"wage_from": Decimal(15), "wage_to": Decimal(15), "wage_period": WagePeriod.HOUR},
        fails={"wage_from": Decimal(15), "wage_to": Decimal(14), "wage_period": WagePeriod.HOUR},
        even_in_a_draft=True,
    ),
    _at_least_the_floor("wage-floor", types=ALWAYS_PAID, message=_floor_message),
    _at_least_the_floor(
        "wage-floor-unless-exempt",
        types=MAYBE_EXEMPT,
        hard=False,
        message=lambda facts: f"{_floor_message(facts)} Check whether minimum-wage law exempts it.",
    ),
    Rule(
        code="wage-below-every-rate",
        dated=True,
        field="wage_from",
        types=ALWAYS_PAID,
        broken=_below_every_rate,
        message=lambda facts: (
            f"No published rate allows this pay, whatever the age: pay at least £{facts.lowest_rate.amount} an hour."
            f" {facts.lowest_rate.reason}"
        ),
        passes={
            "paid": True,
            "wage_from": Decimal("8.00"),
            "wage_period": WagePeriod.HOUR,
            "start_date": dt.date(2099, 9, 1),
        },
        fails={
            "paid": True,
            "wage_from": Decimal("7.99"),
            "wage_period": WagePeriod.HOUR,
            "start_date": dt.date(2099, 9, 1),
        },
    ),
    Rule(
        code="wage-floor-not-published",
        dated=True,
        field="wage_from",
        types=ALWAYS_PAID | MAYBE_EXEMPT,
        hard=False,
        broken=_floor_unknown,
        message=lambda facts: (
            f"The pay could not be checked against the legal minimum. {facts.wage_floor.reason}"
            " It is checked again as soon as the rate is known."
        ),
        passes={"paid": True, "wage_from": Decimal("13.50"), "wage_period": WagePeriod.HOUR},
        fails={
            "paid": True,
            "wage_from": Decimal("13.50"),
            "wage_period": WagePeriod.HOUR,
            "start_date": dt.date(2099, 9, 1),
        },
    ),
    Rule(
        code="pay-not-checked",
        field="wage_from",
        types=ALWAYS_PAID | MAYBE_EXEMPT,
        hard=False,
        broken=_cannot_be_checked,
        message="Give the pay as an amount and a period, with the weekly hours, so that it can be checked.",
        passes={"wage_from": Decimal("13.50"), "wage_period": WagePeriod.HOUR},
        fails={"wage_from": None, "wage_to": None, "wage_period": ""},
    ),
    Rule(
        code="must-be-paid",
        field="paid",
        types=ALWAYS_PAID,
        grounds=(LegalGround.PAID_WORK,),
        broken=lambda facts: facts.paid is False,
        message="Jobs, apprenticeships and units must be paid: say that it is paid, or choose another type.",
        passes={"paid": True},
        fails={"paid": False},
    ),
    Rule(
        code="unpaid-only-where-exempt",
        field="unpaid_because",
        types=MAYBE_EXEMPT,
        grounds=(LegalGround.PAID_WORK,),
        broken=lambda facts: facts.paid is False and not facts.unpaid_because,
        message=(
            "Unpaid work is lawful only where minimum-wage law exempts it: say on which ground it is unpaid, or pay"
            " at least the legal minimum."
        ),
        passes={**UNPAID, "unpaid_because": UnpaidBecause.SHADOWING},
        fails={**UNPAID, "unpaid_because": ""},
    ),
    _unpaid_for_at_most(
        Limit.UNPAID_COURSE_MOST_MONTHS,
        ground=UnpaidBecause.COURSE,
        code="unpaid-in-a-course-for-a-year-at-most",
        measured="months",
        message=(
            "Work experience in a course may go unpaid for at most {most} months: shorten it, or pay at least the"
            " legal minimum."
        ),
        passes={"duration_months": 12},
        fails={"duration_months": 13},
    ),
    _unpaid_for_at_most(
        Limit.UNPAID_SHADOWING_MOST_DAYS,
        ground=UnpaidBecause.SHADOWING,
        code="unpaid-shadowing-for-a-few-days",
        measured="days",
        message=(
            "Work shadowing without pay is for a few days, with no work done: {most} days are the most. Shorten it,"
            " choose another ground, or pay at least the legal minimum."
        ),
        passes={"start_date": dt.date(2026, 9, 1), "planned_end": dt.date(2026, 9, 14), "duration_months": None},
        fails={"start_date": dt.date(2026, 9, 1), "planned_end": dt.date(2026, 9, 15), "duration_months": None},
    ),
    Rule(
        code="volunteers-not-in-a-private-business",
        field="unpaid_because",
        types=MAYBE_EXEMPT,
        grounds=(LegalGround.VOLUNTEERS,),
        broken=lambda facts: _is_unpaid_as(facts, UnpaidBecause.VOLUNTEERING) and facts.private_business is True,
        message=(
            "A private business cannot take volunteers without pay: choose another ground, or pay at least the"
            " legal minimum."
        ),
        passes={**UNPAID, "unpaid_because": UnpaidBecause.VOLUNTEERING, "private_business": False},
        fails={**UNPAID, "unpaid_because": UnpaidBecause.VOLUNTEERING, "private_business": True},
    ),
    Rule(
        code="unpaid-ground-to-be-checked",
        field="unpaid_because",
        types=MAYBE_EXEMPT,
        hard=False,
        broken=lambda facts: facts.paid is False and bool(facts.unpaid_because),
        message=lambda facts: f"It is unpaid on this ground: {UnpaidBecause(facts.unpaid_because).label}. Check that.",
        passes={"paid": True},
        fails={**UNPAID, "unpaid_because": UnpaidBecause.SHADOWING},
    ),
)
