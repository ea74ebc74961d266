"""What the law of this autumn lets through and what it stops, each on the day before and on the day it begins."""

import datetime as dt
from decimal import Decimal

import pytest

from backend.activities.codes import code_for
from backend.core import clock
from backend.opportunities.choices import OpportunityType, WagePeriod
from backend.opportunities.posting_rules import check
from backend.reference.choices import StandardStatus
from backend.reference.models import ApprenticeshipStandard
from backend.reference.services import load_reference
from tests.backend.opportunities.posts import lawful
from tests.kept_worlds import fresh, kept
from tests.today import today_is


D = dt.date
TODAY = D(2026, 11, 29)
APPRENTICE = OpportunityType.APPRENTICESHIP
WRITTEN = {"closing_date": D(2027, 1, 31), "start_date": D(2027, 3, 1)}


_today = today_is(TODAY)
loaded = kept(lambda council: load_reference(), TODAY)
facts = fresh("loaded", autouse=True)


def post(type=APPRENTICE, **facts) -> dict:
    return {**lawful(type), "sites": 1, "lars_code": 196, "level": 3} | WRITTEN | facts


def hard(facts) -> list[str]:
    return [finding.code for finding in check(facts) if finding.hard]


def advised(facts) -> list[str]:
    return [finding.code for finding in check(facts) if not finding.hard]


REFUSED_BEFORE = {
    "eight months at 20 hours a week, for a parent": {"weekly_hours": Decimal(20), "duration_months": 8},
    "twelve months at 16 hours a week, for a carer": {"weekly_hours": Decimal(16), "duration_months": 12},
    "nine months at 24 hours a week, while getting well": {"weekly_hours": Decimal(24), "duration_months": 9},
}


@pytest.mark.parametrize("words", REFUSED_BEFORE)
def test_posts_that_were_refused_and_are_lawful_now(words):
    facts = REFUSED_BEFORE[words]
    assert hard(post(**facts)) == []
    assert advised(post(**facts)) == ["apprenticeship-part-time-length"]
    before = post(**facts, start_date=D(2025, 7, 31), closing_date=None)
    assert "apprenticeship-least-length" in hard(before)


@pytest.mark.parametrize(
    ("start", "hours", "months", "refused", "told"),
    [
        (D(2025, 7, 31), 20, 17, True, False),
        (D(2025, 7, 31), 20, 18, False, False),
        (D(2025, 8, 1), 20, 11, False, True),
        (D(2025, 8, 1), 20, 12, False, False),
        (D(2025, 8, 1), 20, 8, False, True),
        (D(2025, 8, 1), 20, 7, True, False),
        (D(2025, 8, 1), 30, 8, False, False),
    ],
)
def test_the_length_of_a_part_time_apprenticeship_follows_the_rules_of_its_start(start, hours, months, refused, told):
    facts = post(start_date=start, closing_date=None, weekly_hours=Decimal(hours), duration_months=months)
    with clock.moved_to(D(2025, 6, 1)):
        codes = {finding.code for finding in check(facts)}
    assert ("apprenticeship-least-length" in codes) is refused
    assert ("apprenticeship-part-time-length" in codes) is told


@pytest.mark.parametrize(
    ("start", "age", "pay", "broken"),
    [
        (D(2027, 3, 31), 25, "12.71", False),
        (D(2027, 3, 31), 25, "12.70", True),
        (D(2027, 4, 1), 25, "13.20", True),
        (D(2027, 4, 1), 25, "13.21", False),
        (D(2027, 4, 1), 20, "11.26", True),
        (D(2027, 4, 1), 20, "11.27", False),
        (D(2027, 4, 1), 17, "8.30", True),
        (D(2027, 4, 1), 17, "8.31", False),
        (D(2028, 3, 31), 17, "8.31", False),
    ],
)
def test_the_rates_from_april_2027_hold_from_their_first_day_to_their_last(start, age, pay, broken):
    facts = post(OpportunityType.JOB, start_date=start, max_age=age, min_age=16, wage_from=Decimal(pay))
    codes = {finding.code for finding in check(facts)}
    assert ("wage-floor" in codes) is broken
    assert "wage-floor-not-published" not in codes


@pytest.mark.parametrize(
    ("last", "broken"), [(None, False), (D(2027, 3, 1), False), (D(2027, 2, 28), True), (D(2026, 8, 31), True)]
)
def test_a_standard_takes_starts_to_its_last_day(last, broken):
    ApprenticeshipStandard.objects.filter(lars_code=196).update(last_start_on=last)
    found = [finding for finding in check(post()) if finding.code == "standard-open-for-starts"]
    assert bool(found) is broken
    if broken:
        assert f"{last:%-d %B %Y}" in found[0].message
    ApprenticeshipStandard.objects.filter(lars_code=196).update(status=StandardStatus.RETIRED)
    assert "standard-open-for-starts" in hard(post())


UNIT = OpportunityType.APPRENTICESHIP_UNIT


def test_a_unit_is_no_apprenticeship_to_any_posting_rule():
    facts = post(UNIT, duration_months=None, weekly_hours=Decimal(6), lars_code=None, level=None)
    assert check(facts) == []
    assert hard(post(UNIT, paid=False)) == ["must-be-paid"]


def test_a_unit_is_paid_by_age_and_not_at_the_apprentice_rate():
    apprentice_rate = {"wage_from": Decimal("8.00"), "wage_period": WagePeriod.HOUR, "max_age": 25}
    assert hard(post(**apprentice_rate, duration_months=12)) == []
    assert hard(post(UNIT, **apprentice_rate)) == ["wage-floor"]


def test_a_unit_counts_in_returns_as_training_and_not_as_an_apprenticeship():
    on = D(2026, 11, 29)
    assert {code_for(UNIT, hours, on=on).value for hours in (None, 37, 16, 15)} == {"F5", "P5"}
    assert code_for(APPRENTICE, 37, on=on) == "F4"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Do you have any spent convictions?", True),
        ("Please list all convictions, including spent ones.", True),
        ("Tell us of cautions or convictions, whether spent or unspent.", True),
        ("Have you ever been convicted of an offence?", True),
        ("Any previous convictions must be declared.", True),
        ("Tell us about unspent convictions.", False),
        ("Tell us about convictions that are not spent.", False),
        ("A criminal record does not rule you out. Time spent in training is paid.", False),
        ("No money is spent on travel.", False),
    ],
)
def test_nobody_is_asked_about_convictions_that_are_spent(text, asked):
    facts = post(OpportunityType.JOB, description=text, dbs_required=False)
    assert ("no-question-about-spent-convictions" in hard(facts)) is asked
    assert "no-question-about-spent-convictions" not in hard(facts | {"dbs_required": True})


@pytest.mark.parametrize(
    ("oldest", "youngest", "refused"), [(17, None, True), (17, 16, True), (18, None, False), (18, 18, False)]
)
def test_nights_are_refused_where_only_people_under_18_can_apply(oldest, youngest, refused):
    facts = post(OpportunityType.JOB, night_work=True, max_age=oldest, min_age=youngest, start_date=D(2027, 3, 1))
    assert ("under-18-nights" in hard(facts)) is refused


@pytest.mark.parametrize(
    ("type", "start", "pay", "broken"),
    [
        (OpportunityType.JOB, D(2029, 9, 1), "2.00", True),
        (OpportunityType.JOB, D(2029, 9, 1), "8.30", True),
        (OpportunityType.JOB, D(2029, 9, 1), "8.31", False),
        (APPRENTICE, D(2029, 9, 1), "8.30", True),
        (APPRENTICE, D(2029, 9, 1), "8.31", False),
    ],
)
def test_pay_that_no_published_rate_allows_is_refused_before_its_own_rate_is_known(type, start, pay, broken):
    facts = post(type, start_date=start, wage_from=Decimal(pay), duration_months=12)
    assert ("wage-below-every-rate" in hard(facts)) is broken
    assert "wage-floor-not-published" in advised(facts)


@pytest.mark.parametrize(("end", "broken"), [(D(2028, 2, 29), False), (D(2028, 3, 31), False), (D(2028, 4, 30), True)])
def test_a_planned_end_up_to_a_month_off_is_the_same_length(end, broken):
    facts = post(duration_months=12, planned_end=end, start_date=D(2027, 3, 1))
    assert ("planned-end-fits-the-length" in hard(facts)) is broken


@pytest.mark.parametrize(
    ("facts", "broken"),
    [
        ({"duration_months": 1}, True),
        ({"duration_months": None}, False),
        ({"planned_end": D(2027, 3, 14)}, False),
        ({"planned_end": D(2027, 3, 15)}, True),
    ],
)
def test_unpaid_shadowing_is_for_days_and_not_for_weeks(facts, broken):
    unpaid = {"paid": False, "wage_from": None, "wage_period": "", "unpaid_because": "shadowing"}
    found = hard(post(OpportunityType.WORK_EXPERIENCE, **unpaid, **facts))
    assert ("unpaid-shadowing-for-a-few-days" in found) is broken


@pytest.mark.parametrize(
    ("needed", "level", "refused"),
    [(True, "basic", True), (True, "standard", False), (True, "enhanced", False), (True, "", False), (False, "", True)],
)
def test_a_basic_check_exempts_nobody_from_leaving_spent_convictions_unsaid(needed, level, refused):
    facts = post(OpportunityType.JOB, description="Tell us of any spent convictions.")
    found = hard(facts | {"dbs_required": needed, "dbs_level": level})
    assert ("no-question-about-spent-convictions" in found) is refused


@pytest.mark.parametrize(
    ("needed", "level", "refused", "told"),
    [
        (True, "", [], ["dbs-level-not-answered"]),
        (True, "basic", [], []),
        (True, "standard", [], ["deeper-dbs-check-to-be-lawful"]),
        (True, "barred_list", [], ["deeper-dbs-check-to-be-lawful"]),
        (False, "", [], []),
        (False, "basic", ["dbs-level-of-a-check-that-is-needed"], []),
        (None, "basic", ["dbs-level-of-a-check-that-is-needed"], ["dbs-required-not-answered"]),
    ],
)
def test_a_dbs_check_has_a_level_and_a_deeper_one_a_reason_in_law(needed, level, refused, told):
    facts = post(OpportunityType.JOB, dbs_required=needed, dbs_level=level)
    assert (hard(facts), advised(facts)) == (refused, told)
