"""Formats of figures in cards."""

from datetime import date
from math import isfinite

from matching.evaluation.estimates import Estimate


NOT_GIVEN = "Not given yet."
LEAST_SHOWN = 10


def day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def count(number: int) -> str:
    """A count of people or of what came of them; small ones are not told."""
    return f"{number:,}" if number >= LEAST_SHOWN or number == 0 else f"fewer than {LEAST_SHOWN}"


def figure(estimate: Estimate, digits: int = 2) -> str:
    if not isfinite(estimate.value):
        return "cannot be told"
    if not (isfinite(estimate.low) and isfinite(estimate.high)):
        return f"{estimate.value:.{digits}f} (range unknown)"
    return f"{estimate.value:.{digits}f} ({estimate.low:.{digits}f} to {estimate.high:.{digits}f})"


def share(number: float) -> str:
    return f"{100 * number:.0f}%"


def signed(number: float) -> str:
    return f"{number:+.2f}"
