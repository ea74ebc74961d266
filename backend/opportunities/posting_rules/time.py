"""Rules about dates, length and hours."""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from backend.core import clock
from backend.opportunities.choices import APPRENTICESHIPS, COURSES, OpportunityType
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.opportunities.posting_rules.rule import EVERY_TYPE, Rule, in_order, needed, within_limits
from backend.reference.choices import LegalGround
from backend.reference.choices import StatutoryLimit as Limit
from backend.reference.limits import limit_in_force, number_on


WORK = EVERY_TYPE - COURSES
JOB = frozenset({OpportunityType.JOB})


def least_months(*, start_date: dt.date, weekly_hours: Decimal | None) -> int:
    """The shortest an apprenticeship may be, by the rules of its start.

    While those rules stretch it below full time, fewer hours ask for more months in proportion.
    """
    return _stretched_months(start_date, weekly_hours, Limit.APPRENTICESHIP_FULL_TIME_HOURS)


def advised_months(*, start_date: dt.date, weekly_hours: Decimal | None) -> int:
    """Months that hold the hours of the shortest full-time apprenticeship, where the rules only ask for realism."""
    return _stretched_months(start_date, weekly_hours, Limit.APPRENTICESHIP_ADVISED_FULL_TIME_HOURS)


def _stretched_months(start_date: dt.date, weekly_hours: Decimal | None, full_time_hours: Limit) -> int:
    """Multiplied out before dividing: full time / hours first would round, and could ask for a month too many."""
    months = number_on(start_date, Limit.APPRENTICESHIP_FULL_TIME_MONTHS)
    full_time = limit_in_force(start_date, full_time_hours)
    if not full_time or not weekly_hours or weekly_hours >= full_time.number:
        return int(months)
    return math.ceil(full_time.number * months / weekly_hours)


def _too_short(facts: PostingFacts) -> bool:
    return facts.months is not None and facts.months < _least_months(facts)


def _least_months(facts: PostingFacts) -> int:
    return least_months(start_date=facts.first_day, weekly_hours=facts.weekly_hours)


def _advised_months(facts: PostingFacts) -> int:
    return advised_months(start_date=facts.first_day, weekly_hours=facts.weekly_hours)


def _shorter_than_advised(facts: PostingFacts) -> bool:
    return facts.months is not None and _least_months(facts) <= facts.months < _advised_months(facts)


def _too_short_message(facts: PostingFacts) -> str:
    part_time = ""
    full_time = limit_in_force(facts.first_day, Limit.APPRENTICESHIP_FULL_TIME_HOURS)
    if full_time and facts.weekly_hours and facts.weekly_hours < full_time.number:
        part_time = f" at {facts.weekly_hours.normalize():f} hours a week"
    return (
        f"This apprenticeship must last at least {_least_months(facts)} months{part_time}: it lasts {facts.months}."
        " Make it longer, or raise the weekly hours."
    )


def _contradicts_its_length(facts: PostingFacts) -> bool:
    """A length is written in whole months, so that an end up to a month before or after is the same."""
    months = facts.months_to_the_end
    return months is not None and facts.duration_months is not None and abs(months - facts.duration_months) > 1


def _adult(facts: PostingFacts) -> str:
    return facts.limit(Limit.YOUNG_WORKER_AGE)


def _under_18(
    code: str,
    field: str,
    says: Callable[[PostingFacts], str],
    broken: Callable[[PostingFacts], bool],
    passes: dict[str, Any],
    fails: dict[str, Any],
    *limits: Limit,
    grounds: tuple[LegalGround, ...] = (),
) -> tuple[Rule, Rule]:
    """The law for young workers: certain where under-18s are admitted, a question where no age is recorded."""
    return (
        Rule(
            code=code,
            dated=True,
            field=field,
            types=WORK,
            broken=lambda facts: facts.admits_under_18 is True and broken(facts),
            message=lambda facts: f"{says(facts)} Change this, or set the youngest age to {_adult(facts)}.",
            limits=(*limits, Limit.YOUNG_WORKER_AGE),
            grounds=grounds,
            passes={"min_age": 16, **passes},
            fails={"min_age": 16, **fails},
        ),
        Rule(
            code=f"{code}-if-admitted",
            field="min_age",
            types=WORK,
            hard=False,
            broken=lambda facts: facts.admits_under_18 is None and broken(facts),
            message=lambda facts: (
                f"{says(facts)} No youngest age is recorded: set it to {_adult(facts)} if nobody younger can apply."
            ),
            limits=(*limits, Limit.YOUNG_WORKER_AGE),
            grounds=grounds,
            passes={"min_age": 18, **fails},
            fails={"min_age": None, **fails},
        ),
    )


def _hours_under_18(field: str, period: str, most: Limit, example: Decimal) -> tuple[Rule, Rule]:
    """`example` is the most that the law allows, for the examples alone."""
    return _under_18(
        f"under-18-{field.replace('_', '-')}",
        field,
        lambda facts: f"People under {_adult(facts)} may work at most {facts.limit(most)} hours {period}.",
        lambda facts: facts.is_above(field, most),
        {field: example},
        {field: example + Decimal("0.1")},
        most,
    )


def _to_come(field: str, *, message: str, without: str) -> Rule:
    """A day that has not passed; in the examples the other day, `without`, is left open."""

    def broken(facts: PostingFacts) -> bool:
        day = getattr(facts, field)
        return day is not None and day < clock.today()

    return Rule(
        code=f"{field.replace('_', '-')}-to-come",
        field=field,
        broken=broken,
        message=message,
        passes={field: dt.date(2026, 6, 1), without: None},
        fails={field: dt.date(2026, 5, 31), without: None},
    )


RULES = (
    _to_come("closing_date", message="The closing date has passed: move it to today or later.", without="start_date"),
    in_order(
        code="closes-after-it-opens",
        fields=("opens_on", "closing_date"),
        message="The last day to apply is before the first: move one of them.",
        passes=(dt.date(2026, 7, 31), dt.date(2026, 7, 31)),
        fails=(dt.date(2026, 7, 31), dt.date(2026, 7, 30)),
    ),
    Rule(
        code="starts-after-closing",
        field="start_date",
        broken=lambda facts: (
            facts.start_date is not None and facts.closing_date is not None and facts.start_date <= facts.closing_date
        ),
        message="The start date must come after the closing date: move one of them.",
        passes={"closing_date": dt.date(2026, 8, 31), "start_date": dt.date(2026, 9, 1)},
        fails={"closing_date": dt.date(2026, 9, 1), "start_date": dt.date(2026, 9, 1)},
    ),
    _to_come(
        "start_date",
        message="The start date has passed: move it, or leave it empty if people can start at any time.",
        without="closing_date",
    ),
    in_order(
        code="ends-after-it-starts",
        fields=("start_date", "planned_end"),
        message="The planned end is before the start date: correct one of them.",
        passes=(dt.date(2026, 9, 1), dt.date(2027, 8, 31)),
        fails=(dt.date(2026, 9, 1), dt.date(2026, 8, 31)),
    ),
    Rule(
        code="planned-end-fits-the-length",
        field="planned_end",
        broken=_contradicts_its_length,
        message=lambda facts: (
            f"From the start date to the planned end are {facts.months_to_the_end} months, but its length is given as"
            f" {facts.duration_months}: correct one of them."
        ),
        passes={"start_date": dt.date(2026, 9, 1), "planned_end": dt.date(2028, 3, 31), "duration_months": 18},
        fails={"start_date": dt.date(2026, 9, 1), "planned_end": dt.date(2028, 4, 30), "duration_months": 18},
    ),
    needed(
        code="apprenticeship-start-needed",
        field="start_date",
        types=APPRENTICESHIPS,
        message="Give the start date: the least pay and the least length depend on it.",
        example=dt.date(2026, 9, 1),
    ),
    Rule(
        code="apprenticeship-length-needed",
        field="duration_months",
        types=APPRENTICESHIPS,
        broken=lambda facts: facts.months is None,
        message="Say how many months the apprenticeship lasts.",
        passes={"duration_months": 18},
        fails={"duration_months": None, "planned_end": None},
    ),
    Rule(
        code="apprenticeship-least-length",
        dated=True,
        field="duration_months",
        types=APPRENTICESHIPS,
        broken=_too_short,
        message=_too_short_message,
        limits=(Limit.APPRENTICESHIP_FULL_TIME_MONTHS, Limit.APPRENTICESHIP_FULL_TIME_HOURS),
        passes={"start_date": dt.date(2026, 9, 1), "weekly_hours": Decimal(20), "duration_months": 8},
        fails={"start_date": dt.date(2026, 9, 1), "weekly_hours": Decimal(20), "duration_months": 7},
    ),
    Rule(
        code="apprenticeship-part-time-length",
        dated=True,
        field="duration_months",
        types=APPRENTICESHIPS,
        hard=False,
        broken=_shorter_than_advised,
        message=lambda facts: (
            f"{facts.months} months are few at {facts.weekly_hours.normalize():f} hours a week:"
            f" {_advised_months(facts)} hold the hours of the shortest full-time apprenticeship. The rules ask for a"
            " realistic length, so ask the training provider whether it can be finished in that time."
        ),
        limits=(Limit.APPRENTICESHIP_FULL_TIME_MONTHS, Limit.APPRENTICESHIP_ADVISED_FULL_TIME_HOURS),
        passes={"start_date": dt.date(2026, 9, 1), "weekly_hours": Decimal(20), "duration_months": 12},
        fails={"start_date": dt.date(2026, 9, 1), "weekly_hours": Decimal(20), "duration_months": 11},
    ),
    needed(
        code="apprenticeship-hours-needed",
        field="weekly_hours",
        types=APPRENTICESHIPS,
        message="Say how many hours a week the apprentice works and trains.",
        example=Decimal(37),
    ),
    within_limits(
        code="apprenticeship-hours",
        dated=True,
        field="weekly_hours",
        types=APPRENTICESHIPS,
        lowest=Limit.APPRENTICESHIP_LEAST_WEEKLY_HOURS,
        highest=Limit.APPRENTICESHIP_MOST_WEEKLY_HOURS,
        message="Apprentices work {lowest} to {highest} hours a week: correct the weekly hours.",
        passes={"weekly_hours": Decimal(16), "duration_months": 24},
        fails={"weekly_hours": Decimal("15.9"), "duration_months": 24},
    ),
    within_limits(
        code="long-week",
        field="weekly_hours",
        types=JOB,
        hard=False,
        highest=Limit.MOST_WEEKLY_HOURS_WITHOUT_AGREEMENT,
        message="More than {highest} hours a week on average needs the person's written agreement.",
        passes={"weekly_hours": Decimal(48), "min_age": 18},
        fails={"weekly_hours": Decimal("48.1"), "min_age": 18},
    ),
    *_hours_under_18("weekly_hours", "a week", Limit.UNDER_18_MOST_WEEKLY_HOURS, Decimal(40)),
    *_hours_under_18("daily_hours", "a day", Limit.UNDER_18_MOST_DAILY_HOURS, Decimal(8)),
    *_under_18(
        "under-18-nights",
        "night_work",
        lambda facts: f"People under {_adult(facts)} may not work nights.",
        lambda facts: facts.night_work is True,
        {"night_work": False},
        {"night_work": True},
        grounds=(LegalGround.NIGHTS_UNDER_18,),
    ),
)
