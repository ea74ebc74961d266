"""Young people as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import school_leaving_days
from matching.geography import Positions, index_ranges
from matching.interests.vectors import WishVectors, wish_vectors
from matching.profiles.fields import PERSON_FIELDS
from matching.profiles.list_types import Ragged
from matching.profiles.records import Collection, Columns, read_columns
from matching.vocabulary import ROUTES, TYPES


NOT_LISTED, NO_LIST = 99, 100


@dataclass(frozen=True)
class People(Collection):
    """A collection of people, one array per field.

    Attributes
    ----------
    id : tuple of str, length n_people
        Ids in input order.
    columns : dict of ndarray
        One column per field: float with NaN for unknown (metres, minutes, hours); int with -1 for unknown (levels,
        flags, counts, codes, days as 20261122); `Ragged` for lists.
    """

    wishes: WishVectors

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> People:
        """Build a collection from records.

        Parameters
        ----------
        records : iterable of dict
            Fields as in `PERSON_FIELDS`, each with a unique `id`; None or a missing key is unknown.

        Returns
        -------
        people : People

        Raises
        ------
        ValueError
            Naming record, field and reason.
        """
        ids, columns = read_columns(records, "person", PERSON_FIELDS)
        columns["free_from"] = np.maximum(columns["available_from"], columns["not_before"])
        columns["leaving_day"] = school_leaving_days(columns["birth_date"])
        columns["route_rank"] = _route_ranks(columns["route_interests"])
        columns["route_tried"] = _membership(columns["experience_routes"], len(ROUTES))
        columns["english_waiver_age"], columns["maths_waiver_age"] = np.zeros((2, len(ids)), dtype=np.int32)
        columns["types_mask"] = _type_bits(columns["types_wanted"])
        return cls(ids, columns, wish_vectors(columns.pop("aspiration")))


def modified_people(people: People, rows: Positions, columns: Columns, same_ids: bool = False) -> People:
    """The people at `rows`, in that order and as often as named, with `columns` (one value a row) replaced.

    `same_ids` keeps their ids, by which recorded journeys are known; else ids are made unique by a number.
    """
    selected = {name: _select(column, rows) for name, column in people.columns.items()} | columns
    ids = tuple(people.id[row] if same_ids else f"{people.id[row]} {at}" for at, row in enumerate(rows.tolist()))
    return People(ids, selected, people.wishes.select(rows))


def _select(column: Any, rows: Positions) -> Any:
    if not isinstance(column, Ragged):
        return column[rows]
    length = column.length[rows]
    values = column.values[index_ranges(column.start[rows], length)]  # rows are contiguous, as when read
    return Ragged(values, np.cumsum(length) - length, length, column.known[rows], column.words)


def _rows(lists: Ragged) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(lists.length)), lists.length)


def _route_ranks(lists: Ragged) -> NDArray[np.uint8]:
    """Person by route: 0 for the best liked, NOT_LISTED, or NO_LIST where wishes are unknown or none are named."""
    ranks = np.full((len(lists.length), len(ROUTES)), NOT_LISTED, dtype=np.uint8)
    ranks[lists.length == 0] = NO_LIST
    row = _rows(lists)
    rank = np.arange(len(row)) - lists.start[row]
    np.minimum.at(ranks, (row, lists.values.astype(np.int64)), np.minimum(rank, NOT_LISTED - 1).astype(np.uint8))
    return ranks


def _membership(lists: Ragged, size: int) -> NDArray[np.int8]:
    """Row by option: 1 where listed, 0 where not, -1 where the list is unknown."""
    listed = np.where(lists.known, 0, -1).astype(np.int8)[:, None].repeat(size, axis=1)
    listed[_rows(lists), lists.values.astype(np.int64)] = 1
    return listed


def _type_bits(lists: Ragged) -> NDArray[np.int32]:
    """The types wanted as bits; all of them where the list is empty (any will do); -1 where it is unknown."""
    mask = np.zeros(len(lists.length), dtype=np.int32)
    np.bitwise_or.at(mask, _rows(lists), np.int32(1) << lists.values.astype(np.int32))
    mask[lists.length == 0] = (1 << len(TYPES)) - 1
    mask[~lists.known] = -1
    return mask
