"""Where people live, coarsely: a label given by the caller, or the 10 km square of the national grid."""

from collections.abc import Mapping

from matching.profiles.people import People


SQUARE, LETTERED = 10_000, 100_000
ALPHABET = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # the grid leaves out I
WIDTH, HEIGHT = 7, 13  # squares of 100 km


def labels(people: People, areas: Mapping[str, str] | None) -> list[str | None]:
    """One label a person, None where their area is not known."""
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
    if not (0 <= easting < WIDTH * LETTERED and 0 <= northing < HEIGHT * LETTERED):
        return None
    east, north = int(easting // LETTERED), 19 - int(northing // LETTERED)
    letters = ALPHABET[north - north % 5 + (east + 10) // 5] + ALPHABET[north * 5 % 25 + east % 5]
    return f"{letters}{int(easting % LETTERED // SQUARE)}{int(northing % LETTERED // SQUARE)}"
