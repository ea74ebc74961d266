import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.opportunities.choices import OpportunityType
from backend.opportunities.posting_rules import PostingFacts
from backend.opportunities.posting_rules.time import advised_months, least_months


BEFORE, AFTER = dt.date(2025, 7, 31), dt.date(2025, 8, 1)


@pytest.mark.parametrize(
    ("start", "hours", "months"),
    [
        (BEFORE, None, 12),
        (AFTER, None, 8),
        (AFTER, "30", 8),
        (AFTER, "37.5", 8),
        (BEFORE, "37.5", 12),
        (AFTER, "24", 8),
        (AFTER, "16", 8),
        (AFTER, "29.9", 8),
        (BEFORE, "29.9", 13),
        (BEFORE, "18", 20),  # 30 / 18 rounded first would give 21
        (BEFORE, "20", 18),
    ],
)
def test_the_shortest_apprenticeship(start, hours, months):
    assert least_months(start_date=start, weekly_hours=hours and Decimal(hours)) == months


@given(tenths=st.integers(160, 480), start=st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)))
def test_it_is_the_smallest_whole_number_that_holds_the_same_hours(tenths, start):
    shortest = advised_months if start >= AFTER else least_months
    months = shortest(start_date=start, weekly_hours=Decimal(tenths) / 10)
    hours, full_time = Fraction(tenths, 10), 8 if start >= AFTER else 12
    if hours >= 30:
        assert months == full_time
    else:
        assert months * hours >= 30 * full_time > (months - 1) * hours


@given(tenths=st.integers(160, 480), start=st.dates(AFTER, dt.date(2030, 1, 1)))
def test_fewer_hours_make_no_apprenticeship_unlawful_any_more(tenths, start):
    assert least_months(start_date=start, weekly_hours=Decimal(tenths) / 10) == 8


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (dt.date(2026, 9, 1), dt.date(2027, 8, 31), 12),
        (dt.date(2026, 9, 1), dt.date(2027, 8, 30), 11),
        (dt.date(2026, 9, 14), dt.date(2027, 5, 13), 8),
        (dt.date(2026, 9, 1), dt.date(2026, 9, 1), 0),
    ],
)
def test_whole_months_are_counted_when_no_length_is_given(first, last, months):
    facts = PostingFacts(type=OpportunityType.APPRENTICESHIP, start_date=first, planned_end=last)
    assert facts.months == months


def test_a_length_that_is_given_counts_for_more_than_the_dates():
    facts = PostingFacts(
        type=OpportunityType.APPRENTICESHIP, start_date=AFTER, planned_end=BEFORE.replace(year=2026), duration_months=9
    )
    assert facts.months == 9
