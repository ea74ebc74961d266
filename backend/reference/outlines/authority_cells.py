"""England as a grid of cells, each of the local authority whose postcodes it holds: what outlines are drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from backend.reference.postcode_files import PostcodeRow


CELL_METRES = 250
MARGIN = 20  # cells around everything, so that no outline touches the edge
LAND_CELLS = 10  # so far from a postcode is land still; beyond, it is land where land is all around
SMOOTHING = 2.0  # cells: one street on the other side of a boundary makes no spike
NOBODY = -1

Labels = NDArray[np.int32]


@dataclass(frozen=True)
class AuthorityCells:
    """`labels[y, x]` is the position in `codes` of whose cell it is, or NOBODY; `middles`: of their postcodes."""

    codes: list[str]
    labels: Labels
    middles: list[tuple[int, int]]


def authority_cells(postcodes: Iterable[PostcodeRow]) -> AuthorityCells:
    positions: dict[str, int] = {}
    rows = [
        (row.easting, row.northing, positions.setdefault(row.local_authority_code, len(positions))) for row in postcodes
    ]
    easting, northing, authority = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    held = _most_postcodes(easting // CELL_METRES, northing // CELL_METRES, authority, len(positions))
    middles = [_middle(easting[authority == at], northing[authority == at]) for at in range(len(positions))]
    return AuthorityCells(list(positions), _smoothed(_filled(held), len(positions)), middles)


def _middle(easting: NDArray[np.int64], northing: NDArray[np.int64]) -> tuple[int, int]:
    return int(np.median(easting)), int(np.median(northing))


def _most_postcodes(x: NDArray[np.int64], y: NDArray[np.int64], authority: NDArray[np.int64], many: int) -> Labels:
    """Each cell by the authority that has most postcodes in it."""
    height, width = int(y.max()) + MARGIN, int(x.max()) + MARGIN
    found, count = np.unique((y * width + x) * many + authority, return_counts=True)
    order = np.lexsort((count, found // many))
    labels = np.full(height * width, NOBODY, dtype=np.int32)
    labels[(found // many)[order]] = (found % many)[order]  # the last of a cell has most
    return labels.reshape(height, width)


def _filled(held: Labels) -> Labels:
    """With the land between postcodes, each cell with the nearest authority."""
    has_postcodes = held != NOBODY
    away, (nearest_y, nearest_x) = ndimage.distance_transform_edt(~has_postcodes, return_indices=True)
    grown = ndimage.binary_fill_holes(away <= LAND_CELLS)
    land = (ndimage.distance_transform_edt(grown) > LAND_CELLS) | has_postcodes
    return np.where(land, held[nearest_y, nearest_x], NOBODY).astype(np.int32)


def _smoothed(labels: Labels, many: int) -> Labels:
    """Each cell of land goes to the authority that has most of what lies around it."""
    most, whose = np.zeros(labels.shape), np.full(labels.shape, NOBODY, dtype=np.int32)
    for at, box in enumerate(ndimage.find_objects(labels + 1, max_label=many)):
        if box is None:
            continue
        around = tuple(slice(max(part.start - MARGIN // 2, 0), part.stop + MARGIN // 2) for part in box)
        share = ndimage.gaussian_filter((labels[around] == at).astype(np.float64), SMOOTHING)
        ahead = share > most[around]
        most[around][ahead], whose[around][ahead] = share[ahead], at
    return np.where(labels == NOBODY, NOBODY, whose)
