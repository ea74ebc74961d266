"""When a review is due: against a walk through every day, and by a table made by hand."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.plans.choices import ChangeKind
from backend.plans.review_dates import Change, review_due
from tests.sampling import examples


DAY = dt.timedelta(days=1)
ENDED, MOVED = ChangeKind.PLACEMENT_ENDED, ChangeKind.HOME_MOVED
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))
CHANGES = st.lists(st.builds(Change, DAYS, st.sampled_from(ChangeKind)), max_size=6)


def due(last_on, *changes, months=6, days=28):
    return review_due(last_on=last_on, changes=changes, months=months, days_after_change=days)


@pytest.mark.parametrize(
    ("last_on", "changes", "by", "because"),
    [
        (dt.date(2026, 1, 31), [], dt.date(2026, 7, 31), []),
        (dt.date(2025, 8, 31), [], dt.date(2026, 2, 28), []),  # a month without the 31st ends a day sooner
        (dt.date(2026, 1, 10), [(dt.date(2026, 3, 1), ENDED)], dt.date(2026, 3, 29), [ENDED]),
        (dt.date(2026, 1, 10), [(dt.date(2026, 1, 10), ENDED)], dt.date(2026, 7, 10), []),  # known that day
        (dt.date(2026, 1, 10), [(dt.date(2026, 1, 9), ENDED)], dt.date(2026, 7, 10), []),
        (dt.date(2026, 1, 10), [(dt.date(2026, 7, 5), ENDED)], dt.date(2026, 7, 10), [ENDED]),  # its time comes first
        (
            dt.date(2026, 1, 10),
            [(dt.date(2026, 4, 1), MOVED), (dt.date(2026, 3, 1), ENDED)],
            dt.date(2026, 3, 29),
            [ENDED, MOVED],
        ),
    ],
)
def test_a_review_is_due(last_on, changes, by, because):
    found = due(last_on, *(Change(*each) for each in changes))
    assert (found.on, [each.kind for each in found.changes]) == (by, because)


@given(DAYS, CHANGES, st.integers(1, 12), st.integers(1, 60))
@settings(max_examples=examples(5000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_is_the_first_day_that_a_walk_day_by_day_finds(last_on, changes, months, days):
    """Oracle: from the last review on, each day asks whether the time is up or a change is as old as may be."""
    found = due(last_on, *changes, months=months, days=days)
    day = last_on
    while True:
        day += DAY
        old = any(each.on > last_on and (day - each.on).days == days for each in changes)
        if old or clock.months_between(last_on, day) == months or _is_last_day_of_its_month(last_on, day, months):
            break
    assert found.on == day
    assert set(found.changes) == {each for each in changes if each.on > last_on}


def _is_last_day_of_its_month(first, day, months):
    """A month too short for the day of the first ends the time on its last day."""
    whole = (day.year - first.year) * 12 + day.month - first.month
    return whole == months and (day + DAY).month != day.month and day.day < first.day


def test_it_is_overdue_the_day_after():
    found = due(dt.date(2026, 1, 10))
    assert not found.is_overdue(dt.date(2026, 7, 10))
    assert found.is_overdue(dt.date(2026, 7, 11))
