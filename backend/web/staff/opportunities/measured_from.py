"""What distances of opportunities are measured from: a place somebody typed, or the area of somebody's home."""

from dataclasses import dataclass

from backend.care_leavers.models import CareLeaver
from backend.reference.places import Extent
from backend.reference.starting_points import StartingPoint


@dataclass(frozen=True)
class MeasuredFrom:
    """`in_bands`: from a confidential home no mile is told, nothing is left out by miles, and no map has it on it."""

    words: str
    short: str  # what a map writes in its middle
    extent: Extent
    in_bands: bool = False

    @classmethod
    def of_place(cls, point: StartingPoint) -> "MeasuredFrom":
        return cls(point.words, point.words, point.extent)

    @classmethod
    def of_home(cls, person: CareLeaver) -> "MeasuredFrom | None":
        """The middle of their outward code, never their home; None where that is not recorded or not known."""
        point = person.home_district
        if point is None:
            return None
        words = f"{person.known_as}’s area"
        if person.home_is_confidential:
            return cls(words, "", point.extent, in_bands=True)
        return cls(f"{words}, {point.words}", point.words, point.extent)
