"""Pay brought to one period, from a recorded amount and never from a guess."""

from decimal import ROUND_HALF_UP, Decimal

from backend.opportunities.choices import WagePeriod


WEEKS_A_YEAR = Decimal(52)  # the year DfE's own wage check uses
MONTHS_A_YEAR = Decimal(12)
PENNY = Decimal("0.01")


def weekly_pay(opportunity) -> Decimal | None:
    """The least it pays a week, in pounds; None where amount, period or the hours it needs are not recorded."""
    exact = _a_week(opportunity.wage_from, opportunity.wage_period, opportunity.weekly_hours)
    return None if exact is None else exact.quantize(PENNY, ROUND_HALF_UP)


def hourly_pay(*, amount: Decimal | None, period: str, weekly_hours: Decimal | None) -> Decimal | None:
    """Unrounded, because a rounded figure could pass a minimum the real one fails."""
    if period == WagePeriod.HOUR:
        return amount
    week = _a_week(amount, period, weekly_hours)
    return week / weekly_hours if week is not None and weekly_hours else None


def _a_week(amount: Decimal | None, period: str, weekly_hours: Decimal | None) -> Decimal | None:
    if amount is None:
        return None
    if period == WagePeriod.HOUR:
        return amount * weekly_hours if weekly_hours else None
    if period == WagePeriod.WEEK:
        return amount
    if period == WagePeriod.MONTH:
        return amount * MONTHS_A_YEAR / WEEKS_A_YEAR
    return amount / WEEKS_A_YEAR if period == WagePeriod.YEAR else None
