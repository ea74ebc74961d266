"""The wage parser against a reader written another way: by cutting the text up, without regular expressions."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from backend.intake.readers.wages import LEAST_YEARLY_AMOUNT, MOST_PLAUSIBLE_AMOUNT, WIDEST_RANGE, parse_wage


PERIODS = {"an hour": "hour", "per week": "week", "a month": "month", "per annum": "year", "a year": "year", "": None}
LEADS = ("", "From ", "Up to ")


def read(text: str) -> tuple[Decimal | None, Decimal | None, str | None]:
    """What a person reads, word by word."""
    words = text.replace("£", "").replace(",", "").split()
    amounts = [Decimal(word) for word in words if word[0].isdigit()]
    last = max(index for index, word in enumerate(words) if word[0].isdigit())
    period = PERIODS[" ".join(words[last + 1 :])] or ("year" if min(amounts) >= LEAST_YEARLY_AMOUNT else None)
    low, high = min(amounts), max(amounts)
    if not 0 < low <= high <= min(MOST_PLAUSIBLE_AMOUNT, low * WIDEST_RANGE):
        return None, None, None
    if len(amounts) == 1 and words[0] == "From":
        high = None
    if len(amounts) == 1 and words[0] == "Up":
        low = None
    return low, high, period


pounds = st.integers(1, 200_000_000).map(lambda pence: Decimal(pence) / 100)


@given(pounds, st.none() | pounds, st.sampled_from(sorted(PERIODS)), st.sampled_from(LEADS), st.booleans())
def test_amounts_and_periods_are_those_a_person_reads(first, second, period, lead, commas):
    write = "£{:,.2f}".format if commas else "£{:.2f}".format
    amounts = write(first) if second is None else f"{write(first)} to {write(second)}"
    text = f"{lead if second is None else ''}{amounts} {period}".strip()
    wage = parse_wage(text)
    assert (wage.amount_from, wage.amount_to, wage.period) == read(text)
    assert wage.text == text
