"""Whether a place may lie in an area somebody avoids: the one circle arithmetic of safety."""

import numpy as np
from numpy.typing import NDArray

from matching.geography import Positions, distance, index_ranges
from matching.profiles.list_types import Ragged


def clear_places(
    areas: Ragged, person: Positions, places: Ragged, opportunity: Positions
) -> tuple[Positions, NDArray[np.bool_]]:
    """For every place of every pair, the row of its pair and whether the place lies outside all the person's areas.

    A place is a circle too, of radius 0 where its point is known: it is outside only if no part of it may be inside
    or on the edge, `|place - area| > r_place + r_area`.

    Parameters
    ----------
    areas, places : Ragged
        Rows of (easting, northing, radius) in metres, by person and by opportunity.
    person, opportunity : ndarray of int, shape (n_pairs,)
        Positions of the two sides of every pair.

    Returns
    -------
    row : ndarray of int, shape (n_places,)
        Pair of the place, rising.
    clear : ndarray of bool, shape (n_places,)
    """
    row = np.repeat(np.arange(len(opportunity)), places.length[opportunity])
    place = places.values[index_ranges(places.start[opportunity], places.length[opportunity])]
    many = areas.length[person[row]]
    at = np.repeat(np.arange(len(row)), many)
    area, other = areas.values[index_ranges(areas.start[person[row]], many)], place[at]
    apart = distance(area[:, 0], area[:, 1], other[:, 0], other[:, 1])
    clear = np.ones(len(row), dtype=np.bool_)
    clear[at[apart <= area[:, 2] + other[:, 2]]] = False
    return row, clear
