"""Distances on the national grid, the travel estimate, and a spatial index of strips."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]
Positions = NDArray[np.int64]

STRIP_METRES = 4_000.0
ROUNDING_METRES = 0.01
MIN_MINUTES_PER_KM = 0.01  # keeps distances finite


@dataclass(frozen=True)
class TravelEstimate:
    """Minutes from home to site as a piecewise linear function of straight-line distance, fitted on London journeys.

    `walk_minutes_per_km * km` below `walk_km`; else `fixed_minutes + near_minutes_per_km * min(km, near_km) +
    far_minutes_per_km * max(km - near_km, 0)`. A recorded journey overrides it; outside London a council should set its
    own constants.

    Parameters
    ----------
    walk_minutes_per_km, near_minutes_per_km, far_minutes_per_km : float, default=12.0, 4.4, 2.5
        Minutes per kilometre on foot, up to `near_km`, and beyond.
    walk_km, near_km : float, default=1.5, 10.0
        Kilometres walked at most; kilometres at the slower speed.
    fixed_minutes : float, default=12.0
        Minutes of access and waiting.
    tolerance_minutes : float, default=5.0
        Minutes beyond the limit that still meet it.

    Raises
    ------
    ValueError
        Naming the constant that is out of range.
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
        if min(self.walk_minutes_per_km, self.near_minutes_per_km, self.far_minutes_per_km) < MIN_MINUTES_PER_KM:
            raise ValueError(f"Settings travel minutes per kilometre must be {MIN_MINUTES_PER_KM} or more")

    def minutes(self, metres: Floats) -> Floats:
        km = metres / 1000.0
        near = self.near_minutes_per_km * np.minimum(km, self.near_km)
        ride = self.fixed_minutes + near + self.far_minutes_per_km * np.maximum(km - self.near_km, 0.0)
        return np.where(km < self.walk_km, self.walk_minutes_per_km * km, ride)

    def reach_metres(self, limit: Floats) -> Floats:
        """Greatest distance (metres) within a limit (minutes); NaN where it is unknown, negative where none is."""
        minutes = limit + self.tolerance_minutes
        walk = np.minimum(minutes / self.walk_minutes_per_km, self.walk_km)
        left = minutes - self.fixed_minutes
        near = left / self.near_minutes_per_km
        far = self.near_km + (left - self.near_minutes_per_km * self.near_km) / self.far_minutes_per_km
        return 1000.0 * np.maximum(walk, np.where(near <= self.near_km, near, far)) + ROUNDING_METRES


def distance(easting: Floats, northing: Floats, other_easting: Floats, other_northing: Floats) -> Floats:
    """Straight-line metres; NaN where a coordinate is unknown."""
    east, north = easting - other_easting, northing - other_northing
    east *= east
    north *= north
    east += north
    return np.sqrt(east, out=east)


def index_ranges(start: Positions, length: Positions) -> Positions:
    """Concatenated ranges start..start+length-1 of each row."""
    total = int(length.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    length_before = np.cumsum(length) - length
    positions: Positions = np.arange(total) + np.repeat(start - length_before, length)
    return positions


class PlaceIndex:
    """Spatial index: points sorted by strip of northing, then easting; a neighbourhood is a few slices of `order`.

    Slices hold every point within the radius, and some beyond it near the edges of strips.
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
        """Slices near each query point (row of the query, start, length), grouped by row in order."""
        north = northing - self._north0
        low = np.maximum(np.floor((north - radius) / STRIP_METRES), 0).astype(np.int64)
        high = np.minimum(np.floor((north + radius) / STRIP_METRES), self._last).astype(np.int64)
        strips = np.where(radius < 0, 0, np.maximum(high - low + 1, 0))
        row = np.repeat(np.arange(len(strips)), strips)
        strip = index_ranges(low, strips)
        edge = strip * STRIP_METRES - north[row]
        rise = np.maximum(np.maximum(edge, -edge - STRIP_METRES), 0.0)
        half = np.sqrt(np.maximum(radius[row] ** 2 - rise**2, 0.0)) + ROUNDING_METRES
        start, stop = self._slice(strip, easting[row] - self._east0, half)
        return row, start, stop - start

    def _slice(self, strip: Positions, east: Floats, half: Floats) -> tuple[Positions, Positions]:
        base = strip * (self._span + 2.0)
        west = base + np.clip(east - half, -0.5, self._span + 0.5)
        stop_key = base + np.clip(east + half, -0.5, self._span + 0.5)
        return np.searchsorted(self._keys, west), np.searchsorted(self._keys, stop_key, side="right")
