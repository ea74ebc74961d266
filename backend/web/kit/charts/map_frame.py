"""Which part of the country a map shows, and where a point of the national grid lies on the picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


WIDTH, HEIGHT = 396, 410
EDGE = 18  # of the picture, so that no pin is cut off
LEAST_METRES = 12_000  # across: closer, the outlines would say nothing


class Point(NamedTuple):
    easting: float
    northing: float


@dataclass(frozen=True)
class Frame:
    """`scale`: how much of the picture a metre takes."""

    middle: Point
    scale: float

    @classmethod
    def around(cls, points: Iterable[Point], middle: Iterable[Point] = (), radius: float = 0) -> "Frame":
        """With all these points in it, and what lies so far around a middle."""
        seen = [*points, *(Point(at.easting + side, at.northing + side) for at in middle for side in (-radius, radius))]
        west, east = min(at.easting for at in seen), max(at.easting for at in seen)
        south, north = min(at.northing for at in seen), max(at.northing for at in seen)
        scale = min(
            (WIDTH - 2 * EDGE) / max(east - west, LEAST_METRES), (HEIGHT - 2 * EDGE) / max(north - south, LEAST_METRES)
        )
        return cls(Point((west + east) / 2, (south + north) / 2), scale)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres."""
        across, up = WIDTH / 2 / self.scale, HEIGHT / 2 / self.scale
        east, north = self.middle
        return east - across, north - up, east + across, north + up

    def place(self, at: Point) -> tuple[float, float]:
        """Across and down, from the corner at the top left."""
        return (
            WIDTH / 2 + (at.easting - self.middle.easting) * self.scale,
            HEIGHT / 2 - (at.northing - self.middle.northing) * self.scale,
        )

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        return margin <= x <= WIDTH - margin and 0 <= y <= HEIGHT
