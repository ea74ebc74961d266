import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.tabular.durations import parse_duration


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1 year 6 months", 18),
        ("1 Year 6 Months", 18),
        ("1 year", 12),
        ("2 years", 24),
        ("18 months", 18),
        ("8 months", 8),
        ("1 year and 3 months", 15),
        ("1 year, 3 months", 15),
        ("1.5 years", 18),
        ("52 weeks", 12),
        ("78 weeks", 18),
        ("  1 month ", 1),
    ],
)
def test_a_written_duration_is_read(text, months):
    assert parse_duration(text) == months


@pytest.mark.parametrize(
    "text",
    ["", "18", "12-18 months", "about a year", "0 months", "1 week", "900 years", "18 months plus assessment", "a"],
)
def test_anything_else_is_not_guessed(text):
    assert parse_duration(text) is None


@given(st.integers(0, 8), st.integers(0, 11))
def test_years_have_twelve_months(years, months):
    text = f"{years} year{'s' * (years != 1)} {months} months"
    assert parse_duration(text) == (years * 12 + months or None)


@given(st.text())
def test_any_text_gives_whole_months_or_nothing(text):
    assert parse_duration(text) is None or 1 <= parse_duration(text) <= 120
