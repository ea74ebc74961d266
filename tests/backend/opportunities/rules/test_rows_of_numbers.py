"""Every number that a posting rule reads: well within, the number itself, and the next one beyond it.

The numbers here are written by hand. The last test moves the row and sees the answer move along, so that none is
written into the code as well.
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from backend.core import clock
from backend.opportunities.choices import OpportunityType
from backend.opportunities.posting_rules import check
from backend.reference import limits
from backend.reference.choices import StatutoryLimit as Limit
from backend.reference.services import load_reference
from tests.backend.opportunities.posts import lawful


D = dt.date
APPRENTICE, FOUNDATION = OpportunityType.APPRENTICESHIP, OpportunityType.FOUNDATION_APPRENTICESHIP
JOB, EXPERIENCE = OpportunityType.JOB, OpportunityType.WORK_EXPERIENCE
LONG = {"duration_months": 24}
UNPAID = {"paid": False, "wage_from": None, "wage_period": ""}
YOUNG, ADULT = {"min_age": 16}, {"min_age": 18}
SHADOWING = UNPAID | {"unpaid_because": "shadowing", "start_date": D(2026, 9, 1)}

# limit: rule, type, other facts, field, well within, the number, beyond it
NUMBERS = {
    Limit.APPRENTICESHIP_YOUNGEST_AGE: ("apprentices-have-left-school", APPRENTICE, {}, "min_age", 18, 16, 15),
    Limit.APPRENTICESHIP_LOWEST_LEVEL: ("apprenticeship-level", APPRENTICE, {}, "level", 4, 2, 1),
    Limit.APPRENTICESHIP_HIGHEST_LEVEL: ("apprenticeship-level", APPRENTICE, {}, "level", 4, 7, 8),
    Limit.FOUNDATION_APPRENTICESHIP_LEVEL: ("foundation-level", FOUNDATION, {}, "level", 2, 2, 3),
    Limit.APPRENTICESHIP_LEAST_WEEKLY_HOURS: ("apprenticeship-hours", APPRENTICE, LONG, "weekly_hours", 30, 16, 15.9),
    Limit.APPRENTICESHIP_MOST_WEEKLY_HOURS: ("apprenticeship-hours", APPRENTICE, LONG, "weekly_hours", 30, 48, 48.1),
    Limit.MOST_WEEKLY_HOURS_WITHOUT_AGREEMENT: ("long-week", JOB, ADULT, "weekly_hours", 37, 48, 48.1),
    Limit.UNDER_18_MOST_WEEKLY_HOURS: ("under-18-weekly-hours", JOB, YOUNG, "weekly_hours", 30, 40, 40.1),
    Limit.UNDER_18_MOST_DAILY_HOURS: ("under-18-daily-hours", JOB, YOUNG, "daily_hours", 7, 8, 8.1),
    Limit.YOUNG_WORKER_AGE: ("under-18-nights", JOB, {"night_work": True}, "min_age", 21, 18, 17),
    Limit.UNPAID_COURSE_MOST_MONTHS: (
        *("unpaid-in-a-course-for-a-year-at-most", EXPERIENCE, UNPAID | {"unpaid_because": "course"}),
        *("duration_months", 6, 12, 13),
    ),
    Limit.UNPAID_SHADOWING_MOST_DAYS: (
        *("unpaid-shadowing-for-a-few-days", EXPERIENCE, SHADOWING),
        *("planned_end", D(2026, 9, 3), D(2026, 9, 14), D(2026, 9, 15)),
    ),
}
# What the number becomes for the last test, where what was beyond it is lawful.
MOVED = {
    **dict.fromkeys(NUMBERS, 60),
    Limit.APPRENTICESHIP_YOUNGEST_AGE: 15,
    Limit.APPRENTICESHIP_LOWEST_LEVEL: 1,
    Limit.FOUNDATION_APPRENTICESHIP_LEVEL: 3,
    Limit.APPRENTICESHIP_LEAST_WEEKLY_HOURS: 15,
    Limit.YOUNG_WORKER_AGE: 17,
}


@pytest.fixture(autouse=True)
def facts(db):
    load_reference()
    with clock.moved_to(D(2026, 6, 1)):
        yield


def breaks(limit: Limit, value) -> bool:
    code, type, others, field, *_ = NUMBERS[limit]
    number = Decimal(str(value)) if isinstance(value, float) else value
    post = {**lawful(type), "sites": 1, **others, field: number}
    return code in {finding.code for finding in check(post)}


@pytest.mark.parametrize("limit", NUMBERS)
def test_a_number_of_the_law_is_lawful_itself_and_the_next_one_is_not(limit):
    within, number, beyond = NUMBERS[limit][-3:]
    assert [breaks(limit, value) for value in (within, number, beyond)] == [False, False, True]


@pytest.mark.parametrize("limit", NUMBERS)
def test_the_answer_moves_with_the_row(limit, monkeypatch):
    rows = limits._rows_by_limit()
    moved = rows | {limit: [replace(row, number=Decimal(MOVED[limit])) for row in rows[limit]]}
    monkeypatch.setattr(limits, "_rows_by_limit", lambda: moved)
    assert not breaks(limit, NUMBERS[limit][-1])
