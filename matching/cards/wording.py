"""Figures as they are shown."""

from datetime import date
from math import isfinite

from matching.evaluation.estimates import Estimate


NOT_GIVEN = "Not given yet."
FEW = 10


def day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def count(number: int) -> str:
    """A count of people or of what came of them; small ones are not told."""
    return f"{number:,}" if number >= FEW or number == 0 else f"fewer than {FEW}"


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
