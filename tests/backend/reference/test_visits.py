"""How long nobody may have reached somebody follows the dated row of the law, whatever a council set."""

import datetime as dt

import pytest

from backend.councils.models import Council
from backend.reference import limits
from backend.reference.choices import Confidence
from backend.reference.choices import StatutoryLimit as Limit
from backend.reference.visits import months_between_visits, most_weeks_between_visits, silence_weeks_on


D = dt.date
NOW, FROM_APRIL = D(2026, 11, 30), D(2027, 4, 1)


@pytest.fixture
def _one_month_is_left_from_april(monkeypatch):
    rows = limits._rows_by_limit()
    (row,) = rows[Limit.PERSONAL_ADVISER_MOST_MONTHS_BETWEEN_VISITS]
    earlier = type(row)(**vars(row) | {"valid_until": FROM_APRIL - dt.timedelta(days=1)})
    later = type(row)(**vars(row) | {"valid_from": FROM_APRIL, "number": 1})
    changed = rows | {Limit.PERSONAL_ADVISER_MOST_MONTHS_BETWEEN_VISITS: [earlier, later]}
    monkeypatch.setattr(limits, "_rows_by_limit", lambda: changed)


def test_two_months_are_eight_whole_weeks_whichever_months_they_are():
    row = limits.limit_on(NOW, Limit.PERSONAL_ADVISER_MOST_MONTHS_BETWEEN_VISITS)
    assert (row.paragraph, row.confidence) == ("regulation 8", Confidence.TO_CHECK)
    assert (months_between_visits(NOW), most_weeks_between_visits(NOW)) == (2, 8)


@pytest.mark.parametrize(("weeks", "counted"), [(2, 2), (8, 8), (9, 8), (52, 8)])
def test_a_council_may_be_sooner_than_the_law_and_never_later(weeks, counted):
    assert silence_weeks_on(Council(silence_weeks=weeks), NOW) == counted


@pytest.mark.usefixtures("_one_month_is_left_from_april")
def test_a_new_row_of_the_law_counts_from_its_first_day_and_no_sooner():
    council = Council(silence_weeks=8)
    assert silence_weeks_on(council, FROM_APRIL - dt.timedelta(days=1)) == 8
    assert silence_weeks_on(council, FROM_APRIL) == 4


def test_what_is_installed_is_within_the_law():
    assert silence_weeks_on(Council(), NOW) == Council().silence_weeks
