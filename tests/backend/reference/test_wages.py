"""The hourly minimum, against the published rates copied out by hand."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError

from backend.reference.models import WageFloor
from backend.reference.wages import wage_band, wage_floor


D = dt.date
LATER = False

RATES = [
    # start date, age, apprentice, first year, pounds an hour
    (D(2024, 4, 1), 17, True, True, "6.40"),
    (D(2025, 3, 31), 17, False, LATER, "6.40"),
    (D(2025, 3, 31), 18, False, LATER, "8.60"),
    (D(2025, 3, 31), 21, False, LATER, "11.44"),
    (D(2025, 4, 1), 16, True, True, "7.55"),
    (D(2025, 4, 1), 17, False, LATER, "7.55"),
    (D(2025, 4, 1), 20, False, LATER, "10.00"),
    (D(2026, 3, 31), 21, False, LATER, "12.21"),
    (D(2026, 4, 1), 17, False, LATER, "8.00"),
    (D(2026, 4, 1), 18, False, LATER, "10.85"),
    (D(2026, 4, 1), 20, False, LATER, "10.85"),
    (D(2026, 4, 1), 21, False, LATER, "12.71"),
    (D(2026, 4, 1), 25, False, LATER, "12.71"),
    (D(2027, 3, 31), 24, True, True, "8.00"),
    (D(2027, 3, 31), 18, True, LATER, "8.00"),
    (D(2027, 3, 31), 19, True, LATER, "10.85"),
    (D(2027, 3, 31), 21, True, LATER, "12.71"),
    (D(2027, 1, 11), None, True, True, "8.00"),
]


@pytest.mark.parametrize(("start", "age", "apprentice", "first_year", "pounds"), RATES)
def test_the_hourly_minimum_on_its_first_and_last_days_and_at_each_birthday(
    facts, start, age, apprentice, first_year, pounds
):
    answer = wage_floor(start_date=start, age=age, apprentice=apprentice, first_year=first_year)
    assert answer.amount == Decimal(pounds)
    assert f"£{pounds} an hour" in answer.reason
    assert answer.source
    assert answer.confidence == "reported"


@pytest.mark.parametrize("start", [D(2028, 4, 1), D(2029, 1, 1)])
@pytest.mark.parametrize("age", [16, 20, 25])
@pytest.mark.parametrize("apprentice", [True, False])
def test_a_rate_that_is_not_published_is_said_not_to_be_and_never_assumed(facts, start, age, apprentice):
    answer = wage_floor(start_date=start, age=age, apprentice=apprentice)
    assert answer.amount is None
    assert answer.reason == "The hourly minimum for starts after 31 March 2028 is not published yet."


def test_a_start_before_our_first_rate_has_no_amount(facts):
    answer = wage_floor(start_date=D(2024, 3, 31), age=18, apprentice=False)
    assert answer.amount is None
    assert answer.reason == "No hourly minimum is recorded for a start on 31 March 2024."


def test_without_an_age_the_answer_is_a_question(facts):
    answer = wage_floor(start_date=D(2026, 9, 1), age=None, apprentice=False)
    assert (answer.amount, answer.reason) == (
        None,
        "The hourly minimum depends on age, which is not recorded yet.",
    )
    assert wage_floor(start_date=D(2026, 9, 1), age=None, apprentice=True, first_year=False).amount is None


def test_nobody_under_school_leaving_age_is_given_an_amount(facts):
    assert wage_floor(start_date=D(2026, 9, 1), age=15, apprentice=True).amount is None


@pytest.mark.django_db
def test_without_reference_data_the_answer_says_what_to_do():
    answer = wage_floor(start_date=D(2026, 9, 1), age=18, apprentice=False)
    assert answer.amount is None
    assert "load the reference data" in answer.reason


@pytest.mark.parametrize(
    ("age", "first_year", "band"),
    [(18, False, "apprentice"), (19, True, "apprentice"), (19, False, "18_20"), (None, False, None)],
)
def test_an_apprentice_of_19_moves_to_the_rate_for_their_age_after_the_first_year(age, first_year, band):
    assert wage_band(age=age, apprentice=True, first_year=first_year) == band


def test_two_rates_for_one_band_cannot_be_in_force_on_one_day(facts):
    with pytest.raises(IntegrityError, match="wage_floors_of_a_band_do_not_overlap"):
        WageFloor.objects.create(
            band="18_20",
            hourly="11.00",
            valid_from=D(2027, 3, 31),
            valid_until=D(2028, 3, 31),
            source="GOV.UK",
            confidence="reported",
            as_of=D(2026, 11, 21),
            check_by=D(2029, 1, 1),
        )
