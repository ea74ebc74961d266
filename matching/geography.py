"""Distances on the national grid, the travel estimate, and an index of places cut into strips."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]
Positions = NDArray[np.int64]

STRIP_METRES = 4_000.0
SLACK_METRES = 0.01
FASTEST = 0.01  # minutes per kilometre: nothing goes faster, and distances stay finite


@dataclass(frozen=True)
class TravelEstimate:
    """Door-to-door minutes from straight-line kilometres, fitted on London journeys.

    Walking below `walk_km`; else `fixed + near * min(km, near_km) + far * max(km - near_km, 0)`. It is an estimate: a
    recorded journey always overrides it, and outside London a council should set its own constants.
    """

    walk_minutes_per_km: float = 12.0
    walk_km: float = 1.5
    fixed_minutes: float = 12.0
    near_minutes_per_km: float = 4.4
    near_km: float = 10.0
    far_minutes_per_km: float = 2.5
    tolerance_minutes: float = 5.0

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
                raise ValueError(f"Settings travel {name} must be a number of 0 or more")
        if min(self.walk_minutes_per_km, self.near_minutes_per_km, self.far_minutes_per_km) < FASTEST:
            raise ValueError(f"Settings travel minutes per kilometre must be {FASTEST} or more")

    def minutes(self, metres: Floats) -> Floats:
        km = metres / 1000.0
        near = self.near_minutes_per_km * np.minimum(km, self.near_km)
        ride = self.fixed_minutes + near + self.far_minutes_per_km * np.maximum(km - self.near_km, 0.0)
        return np.where(km < self.walk_km, self.walk_minutes_per_km * km, ride)

    def reach_metres(self, limit: Floats) -> Floats:
        """The furthest distance that can be within a limit; NaN where the limit is unknown, negative where none is."""
        minutes = limit + self.tolerance_minutes
        walk = np.minimum(minutes / self.walk_minutes_per_km, self.walk_km)
        left = minutes - self.fixed_minutes
        near = left / self.near_minutes_per_km
        far = self.near_km + (left - self.near_minutes_per_km * self.near_km) / self.far_minutes_per_km
        return 1000.0 * np.maximum(walk, np.where(near <= self.near_km, near, far)) + SLACK_METRES


def distance(easting: Floats, northing: Floats, other_easting: Floats, other_northing: Floats) -> Floats:
    """Straight-line metres; NaN where a coordinate is unknown."""
    east, north = easting - other_easting, northing - other_northing
    east *= east
    north *= north
    east += north
    return np.sqrt(east, out=east)


def expand(start: Positions, length: Positions) -> Positions:
    """The whole numbers start..start+length-1 of each row, one row after the other."""
    total = int(length.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    length_before = np.cumsum(length) - length
    positions: Positions = np.arange(total) + np.repeat(start - length_before, length)
    return positions


class PlaceIndex:
    """Places sorted by strips of northing, then easting: everything near a point is a few slices of `order`.

    Slices are exact along the strip and generous at its edge, so they hold every place within the radius and some more.
    """

    def __init__(self, easting: ArrayLike, northing: ArrayLike) -> None:
        east, north = np.asarray(easting, dtype=np.float64), np.asarray(northing, dtype=np.float64)
        self._east0, self._north0 = (float(east.min()), float(north.min())) if len(east) else (0.0, 0.0)
        self._span = float(east.max()) - self._east0 if len(east) else 0.0
        strip = np.floor((north - self._north0) / STRIP_METRES)
        self._last = int(strip.max()) if len(east) else -1
        keys = strip * (self._span + 2.0) + (east - self._east0)
        self.order: Positions = np.argsort(keys, kind="stable")
        self._keys = keys[self.order]

    def near(self, easting: Floats, northing: Floats, radius: Floats) -> tuple[Positions, Positions, Positions]:
        """Slices (row of the point asked about, start, length), grouped by row in order."""
        north = northing - self._north0
        low = np.maximum(np.floor((north - radius) / STRIP_METRES), 0).astype(np.int64)
        high = np.minimum(np.floor((north + radius) / STRIP_METRES), self._last).astype(np.int64)
        strips = np.where(radius < 0, 0, np.maximum(high - low + 1, 0))
        row = np.repeat(np.arange(len(strips)), strips)
        strip = expand(low, strips)
        edge = strip * STRIP_METRES - north[row]
        rise = np.maximum(np.maximum(edge, -edge - STRIP_METRES), 0.0)
        half = np.sqrt(np.maximum(radius[row] ** 2 - rise**2, 0.0)) + SLACK_METRES
        start, stop = self._slice(strip, easting[row] - self._east0, half)
        return row, start, stop - start

    def _slice(self, strip: Positions, east: Floats, half: Floats) -> tuple[Positions, Positions]:
        base = strip * (self._span + 2.0)
        west = base + np.clip(east - half, -0.5, self._span + 0.5)
        rest = base + np.clip(east + half, -0.5, self._span + 0.5)
        return np.searchsorted(self._keys, west), np.searchsorted(self._keys, rest, side="right")
