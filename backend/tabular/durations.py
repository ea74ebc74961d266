"""Reads "1 year 6 months" as 18; says nothing rather than guess."""

import re
from decimal import ROUND_HALF_UP, Decimal


LONGEST_MONTHS = 120
LONGEST_TEXT = 100  # characters
WEEKS_A_YEAR = Decimal(52)

_NUMBER = r"([0-9]{1,3}(?:\.[0-9]{1,2})?)"
_DURATION = re.compile(
    rf"(?:{_NUMBER}\s*(?:years?|yrs?))?\s*(?:,|and)?\s*(?:{_NUMBER}\s*(?:months?|mths?))?\s*(?:,|and)?\s*"
    rf"(?:{_NUMBER}\s*(?:weeks?|wks?))?\.?",
    re.IGNORECASE,
)


def parse_duration(text: str) -> int | None:
    """Whole months, or None where the text is anything but a number of years, months and weeks."""
    written = " ".join(text.split())
    match = _DURATION.fullmatch(written) if len(written) <= LONGEST_TEXT else None
    if not match:
        return None
    years, months, weeks = (Decimal(part or 0) for part in match.groups())
    total = (years * 12 + months + weeks * 12 / WEEKS_A_YEAR).quantize(Decimal(1), ROUND_HALF_UP)
    return int(total) if 0 < total <= LONGEST_MONTHS else None
