from decimal import Decimal

import pytest

from backend.opportunities.choices import WagePeriod
from backend.opportunities.models import Opportunity
from backend.opportunities.pay import hourly_pay, weekly_pay


@pytest.mark.parametrize(
    ("amount", "period", "hours", "week"),
    [
        ("8.00", WagePeriod.HOUR, "37.5", "300.00"),
        ("8.00", WagePeriod.HOUR, None, None),
        ("288", WagePeriod.WEEK, None, "288.00"),
        ("1300", WagePeriod.MONTH, None, "300.00"),
        ("14976", WagePeriod.YEAR, None, "288.00"),
        ("15000", WagePeriod.YEAR, "36", "288.46"),
        ("15000", "", "36", None),
        (None, "", "36", None),
        (None, WagePeriod.WEEK, "36", None),
    ],
)
def test_the_weekly_pay_follows_from_what_is_recorded_or_is_not_known(amount, period, hours, week):
    post = Opportunity(
        wage_text="Up to £900 a week",
        wage_from=amount and Decimal(amount),
        wage_to=amount and Decimal(amount) * 2,
        wage_period=period,
        weekly_hours=hours and Decimal(hours),
    )
    assert weekly_pay(post) == (week and Decimal(week))


def test_an_hourly_figure_is_not_rounded_up_to_the_minimum():
    pay = hourly_pay(amount=Decimal("14975.99"), period=WagePeriod.YEAR, weekly_hours=Decimal(36))
    assert Decimal("7.99") < pay < Decimal("8.00")


def test_no_hours_give_no_hourly_figure():
    for hours in (None, Decimal(0)):
        assert hourly_pay(amount=Decimal(300), period=WagePeriod.WEEK, weekly_hours=hours) is None
