import datetime as dt
from decimal import Decimal

import pytest

from backend.opportunities.choices import OpportunityType, WagePeriod
from backend.opportunities.posting_rules import check
from tests.backend.opportunities.posts import lawful


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_facts")]
JOB, APPRENTICESHIP = OpportunityType.JOB, OpportunityType.APPRENTICESHIP
WAGE_CODES = {"wage-floor", "wage-floor-not-published", "pay-not-checked", "wage-floor-unless-exempt", "must-be-paid"}


def wage_findings(type, **facts):
    found = check({**lawful(type), "sites": 1, **facts})
    return {finding.code: finding.message for finding in found if finding.code in WAGE_CODES}


@pytest.mark.parametrize(
    ("type", "oldest", "amount", "period", "hours", "lawful_pay"),
    [
        (JOB, 17, "8.00", WagePeriod.HOUR, "37", True),
        (JOB, 17, "7.99", WagePeriod.HOUR, "37", False),
        (JOB, 18, "10.85", WagePeriod.HOUR, "37", True),
        (JOB, 20, "10.84", WagePeriod.HOUR, "37", False),
        (JOB, 21, "12.71", WagePeriod.HOUR, "37", True),
        (JOB, 21, "12.70", WagePeriod.HOUR, "37", False),
        (JOB, None, "12.70", WagePeriod.HOUR, "37", False),  # no oldest age: everybody may apply
        (JOB, 60, "12.70", WagePeriod.HOUR, "37", False),
        (APPRENTICESHIP, None, "8.00", WagePeriod.HOUR, "37", True),  # the first year has one rate for all ages
        (APPRENTICESHIP, None, "7.99", WagePeriod.HOUR, "37", False),
        (APPRENTICESHIP, None, "14976.00", WagePeriod.YEAR, "36", True),  # 36 x 8.00 x 52
        (APPRENTICESHIP, None, "14975.99", WagePeriod.YEAR, "36", False),
        (APPRENTICESHIP, None, "1248.00", WagePeriod.MONTH, "36", True),
        (APPRENTICESHIP, None, "1247.99", WagePeriod.MONTH, "36", False),
        (APPRENTICESHIP, None, "288.00", WagePeriod.WEEK, "36", True),
        (APPRENTICESHIP, None, "287.99", WagePeriod.WEEK, "36", False),
    ],
)
def test_pay_is_held_against_the_oldest_band_the_post_admits(type, oldest, amount, period, hours, lawful_pay):
    found = wage_findings(
        type, max_age=oldest, wage_from=Decimal(amount), wage_period=period, weekly_hours=Decimal(hours)
    )
    assert set(found) == (set() if lawful_pay else {"wage-floor"})


def test_the_message_names_the_least_yearly_pay():
    found = wage_findings(
        APPRENTICESHIP, wage_from=Decimal(14000), wage_period=WagePeriod.YEAR, weekly_hours=Decimal(36)
    )
    assert "£8.00 an hour, which is £14,976 a year at 36 hours a week" in found["wage-floor"]


def test_a_start_after_the_published_rates_is_a_warning_and_never_a_pass():
    found = wage_findings(JOB, wage_from=Decimal("1.00"), start_date=dt.date(2027, 4, 1))
    assert set(found) == {"wage-floor-not-published"}
    assert "not published yet" in found["wage-floor-not-published"]


def test_pay_in_words_only_is_a_warning():
    assert set(wage_findings(JOB, wage_from=None, wage_period="")) == {"pay-not-checked"}
    assert set(wage_findings(JOB, wage_period=WagePeriod.YEAR, weekly_hours=None)) == {"pay-not-checked"}


def test_without_a_start_the_rate_of_today_counts():
    assert set(wage_findings(JOB, wage_from=Decimal("12.70"), start_date=None)) == {"wage-floor"}


def test_an_unpaid_placement_of_a_course_is_lawful():
    unpaid = {"paid": False, "wage_from": None, "wage_period": ""}
    assert check({**lawful(OpportunityType.T_LEVEL_PLACEMENT), "sites": 1, **unpaid}) == []
