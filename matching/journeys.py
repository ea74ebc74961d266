"""How a journey is said: to five minutes, or, for a home that is confidential, in bands too wide to measure it by."""

import numpy as np
from numpy.typing import NDArray


FIVE = 5
BAND_EDGES = (30, 60)
BANDS = ("under 30 minutes", "30 to 60 minutes", "over an hour")
BAND_MIDDLES = (15.0, 45.0, 75.0)


def band_of(minutes: float) -> str:
    """The band of a journey, its edges rounded down: 30 minutes are in the second."""
    return BANDS[sum(minutes >= edge for edge in BAND_EDGES)]


def round_to_five(minutes: float) -> int:
    return max(FIVE, FIVE * round(minutes / FIVE))


def journey_words(minutes: float, *, recorded: bool, confidential: bool) -> str:
    """A journey each way in words; of a confidential home never more than its band, recorded or not."""
    if confidential:
        return f"{band_of(minutes)} each way"
    if recorded:
        return f"{round(minutes)} minutes each way (recorded journey)"
    return f"about {round_to_five(minutes)} minutes each way (estimate)"


def in_middle_of_band(minutes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each journey as the middle of its band (an hour and a quarter where it has no end); NaN stays NaN."""
    band = np.digitize(np.nan_to_num(minutes), BAND_EDGES)
    middle: NDArray[np.float64] = np.where(np.isnan(minutes), np.nan, np.array(BAND_MIDDLES)[band])
    return middle
