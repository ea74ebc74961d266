"""Where people live, coarsely: a label given by the caller, or the 10 km square of the national grid."""

from collections.abc import Mapping

from matching.profiles.people import People


CELL_METRES, SQUARE_METRES = 10_000, 100_000
GRID_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # the grid leaves out I
SQUARES_EAST, SQUARES_NORTH = 7, 13  # squares of 100 km


def area_labels(people: People, areas: Mapping[str, str] | None) -> list[str | None]:
    """One label per person, None where the area is unknown."""
    if areas is None:
        places = zip(people.columns["easting"].tolist(), people.columns["northing"].tolist(), strict=True)
        return [grid_square(easting, northing) for easting, northing in places]
    if not isinstance(areas, Mapping):
        raise ValueError("areas must map ids of people to labels")
    for identifier, label in areas.items():
        if identifier not in people.position:
            raise ValueError(f"areas: {identifier!r} is not one of the people")
        if not isinstance(label, str) or not label:
            raise ValueError(f"areas: the label of {identifier!r} must be text that is not empty")
    return [areas.get(identifier) for identifier in people.id]


def grid_square(easting: float, northing: float) -> str | None:
    """The Ordnance Survey's name of the 10 km square, such as TQ38; None off the grid or where unknown (NaN)."""
    if not (0 <= easting < SQUARES_EAST * SQUARE_METRES and 0 <= northing < SQUARES_NORTH * SQUARE_METRES):
        return None
    east, north = int(easting // SQUARE_METRES), 19 - int(northing // SQUARE_METRES)
    letters = GRID_LETTERS[north - north % 5 + (east + 10) // 5] + GRID_LETTERS[north * 5 % 25 + east % 5]
    return f"{letters}{int(easting % SQUARE_METRES // CELL_METRES)}{int(northing % SQUARE_METRES // CELL_METRES)}"
