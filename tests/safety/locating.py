"""A solver that places a home from what somebody reads of its journeys to places whose position they know.

Whatever is read of a journey is turned into a ring around the place: a number of minutes into a thin one (as much as it
is rounded by), a band into a wide one, "within reach" and "out of reach" into the inside and outside of a circle. The
home may be wherever all rings meet; the grid tells how wide that is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from matching.geography import TravelEstimate


TRAVEL = TravelEstimate()
FAR = 1_000.0  # minutes; no end
CELL_METRES = 250
_MINUTES = re.compile(
    r"(?:\b([1-3]) hours? )?\b(\d+(?:\.\d+)?) minutes(?! more| longer)|\b([1-3]) hours?(?! a week| \d)"
)
BANDS = {
    "under 30 minutes": (0, 30),
    "30 to 60 minutes": (30, 60),
    "over an hour": (60, FAR),
}


@dataclass(frozen=True)
class Ring:
    """The journey to this place takes from `least` to `most` minutes."""

    easting: float
    northing: float
    least: float
    most: float


def ring_of_minutes(place, minutes: float, *, around: float) -> Ring:
    return Ring(*place, max(0.0, minutes - around), minutes + around)


def rings_in_text(place, text: str) -> list[Ring]:
    """Every phrase of a journey in a text that is about one place; numbers are told to five minutes, or exactly."""
    rings = []
    for words, (least, most) in BANDS.items():
        if words in text.lower():
            rings.append(Ring(*place, least, most))
            text = re.sub(re.escape(words), "", text, flags=re.IGNORECASE)
    for found in _MINUTES.finditer(text):
        whole = 60 * float(found[1] or found[3] or 0) + float(found[2] or 0)
        around = 2.5 if whole % 5 == 0 else 0.5
        rings.append(ring_of_minutes(place, whole, around=around))
    return rings


def reach(minutes: float) -> float:
    """Metres of a journey of so many minutes, by bisection."""
    low, high = 0.0, 400_000.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if TRAVEL.minutes(np.array([middle]))[0] <= minutes else (low, middle)
    return low


def feasible(rings: Iterable[Ring], *, around: tuple[float, float], width: float) -> np.ndarray:
    """Cells of a square in which the home may lie, as rows of (easting, northing)."""
    steps = np.arange(-width / 2, width / 2, CELL_METRES)
    eastings, northings = (grid.ravel() for grid in np.meshgrid(around[0] + steps, around[1] + steps))
    alive = np.ones(len(eastings), dtype=bool)
    for ring in rings:
        metres = np.hypot(eastings - ring.easting, northings - ring.northing)
        slack = CELL_METRES  # a cell counts if any of it may be meant
        alive &= metres <= reach(ring.most) + slack
        alive &= metres >= reach(ring.least) - slack
    return np.column_stack([eastings[alive], northings[alive]])


def uncertainty(cells: np.ndarray) -> float:
    """Radius in metres of the disc around the middle of what is left: how far off a guess may be."""
    if not len(cells):
        raise AssertionError("Nothing fits what was read: the solver understands it wrongly.")
    middle = cells.mean(axis=0)
    return float(np.hypot(*(cells - middle).T).max())
