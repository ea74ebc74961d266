import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.intake.readers.wages import parse_wage


READ = [
    # text, from, to, period, weekly pay at 40 hours
    ("£20,400 a year", "20400", "20400", "year", "392.31"),
    ("£16,640 to £26,436.80 a year", "16640", "26436.80", "year", "320.00"),
    ("£24071.00 to £25674.00 a year", "24071", "25674", "year", "462.90"),
    ("£37578.60 to £39709.50", "37578.60", "39709.50", "year", "722.67"),
    ("£10295.00", "10295", "10295", "year", "197.98"),
    ("£14,976 for your first year, then could increase depending on your age", "14976", "14976", "year", "288.00"),
    ("£8.00 an hour", "8", "8", "hour", "320.00"),
    ("£8.60 per hour", "8.60", "8.60", "hour", "344.00"),
    ("£320 a week", "320", "320", "week", "320.00"),
    ("£1,300 a month", "1300", "1300", "month", "300.00"),
    ("£60 a day", "60", "60", "day", None),
    ("£18,000 per annum plus benefits", "18000", "18000", "year", "346.15"),
    ("£18,000pa", "18000", "18000", "year", "346.15"),
    ("From £18,000 a year", "18000", None, "year", "346.15"),
    ("£18,000+ a year", "18000", None, "year", "346.15"),
    ("Up to £18,000 a year", None, "18000", "year", None),
    ("£320", "320", "320", None, None),
    ("16,640 – 18,000 a year", "16640", "18000", "year", "320.00"),
    ("£18,000 to £16,640 a year", "16640", "18000", "year", "320.00"),
]


@pytest.mark.parametrize(("text", "low", "high", "period", "weekly"), READ, ids=[row[0] for row in READ])
def test_written_pay_is_read(text, low, high, period, weekly):
    wage = parse_wage(text)
    found = (wage.amount_from, wage.amount_to, wage.period, wage.weekly(Decimal(40)))
    assert found == (low and Decimal(low), high and Decimal(high), period, weekly and Decimal(weekly))
    assert (wage.kind, wage.text) == ("stated", text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Negotiable",
        "Depending on experience",
        "4 days a week",
        "2 years",
        "£20k a year",
        "£20-25,000",
        "£9 million",
        "£99,999,999 a year",
        "£18,000 a year rising to £20,000",
        "£8 an hour, then £10 an hour",
        "£25,674 a year pro rata",
        "£25,674 (full time equivalent)",
        "£1.234.567 a year",
        "Band 3: £24,071",
    ],
)
def test_what_is_not_one_clear_amount_is_kept_as_text_only(text):
    wage = parse_wage(text)
    assert (wage.kind, wage.amount_from, wage.amount_to, wage.period) == ("not_stated", None, None, None)
    assert wage.text == text
    assert wage.weekly(Decimal(40)) is None


def test_competitive_has_no_amount():
    assert parse_wage("Competitive salary").kind == "competitive"
    assert parse_wage("Competitive", kind="competitive").amount_from is None


def test_pay_by_the_hour_needs_the_hours():
    assert parse_wage("£8.00 an hour").weekly(None) is None


pence = st.integers(min_value=1, max_value=99_999_999)


@given(pence, st.sampled_from(["hour", "day", "week", "month", "year"]), st.booleans())
def test_any_single_amount_comes_back_as_written(amount, period, commas):
    pounds = Decimal(amount) / 100
    wage = parse_wage(f"£{pounds:,.2f} a {period}" if commas else f"£{pounds:.2f} a {period}")
    assert (wage.amount_from, wage.amount_to, wage.period) == (pounds, pounds, period)


@given(pence, pence)
def test_an_upper_bound_is_never_above_what_is_written(first, second):
    low, high = sorted((Decimal(first) / 100, Decimal(second) / 100))
    wage = parse_wage(f"£{low:,.2f} to £{high:,.2f} a year")
    assert (wage.amount_from, wage.amount_to) in {(low, high), (None, None)}


@given(st.text(alphabet=st.sampled_from("£0123456789.,-–+ toafpuyearmonthkFU%\n"), max_size=60) | st.text())
def test_any_text_is_kept_and_no_figure_appears_that_is_not_in_it(text):
    wage = parse_wage(text)
    assert wage.text == text or (not wage.text and not re.search("[1-9]", text))
    digits = text.replace(",", "")
    for amount in (wage.amount_from, wage.amount_to):
        assert amount is None or str(amount) in digits
