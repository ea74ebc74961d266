"""Some of the people of a collection, or one of them several times, with columns changed: what if they were so?"""

from typing import Any

import numpy as np

from matching.geography import Positions, expand
from matching.interests.vectors import WishVectors
from matching.profiles.lists import Ragged
from matching.profiles.people import People
from matching.profiles.reading import Columns


def versions_of(people: People, rows: Positions, changed: Columns, same_ids: bool = False) -> People:
    """The people at `rows`, in that order; `changed` columns (one value a row) stand instead of their own.

    Ids stay the same where nobody is there twice (journeys are known by them), or else are made unique by a number.
    """
    columns = {name: _taken(column, rows) for name, column in people.columns.items()} | changed
    ids = tuple(people.id[row] if same_ids else f"{people.id[row]} {at}" for at, row in enumerate(rows.tolist()))
    wishes = WishVectors(people.wishes.concept[rows], people.wishes.weight[rows], people.wishes.signature[rows])
    return People(ids, columns, wishes)


def _taken(column: Any, rows: Positions) -> Any:
    if not isinstance(column, Ragged):
        return column[rows]
    length = column.length[rows]
    values = column.values[expand(column.start[rows], length)]  # rows lie one after the other, as they do when read
    return Ragged(values, np.cumsum(length) - length, length, column.known[rows], column.words)
