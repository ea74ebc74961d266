"""Opportunities as columns, with their places on the map indexed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.geography import PlaceIndex, Positions
from matching.interests.vectors import OpportunityVectors, opportunity_vectors
from matching.profiles.fields import OPPORTUNITY_FIELDS
from matching.profiles.lists import Ragged
from matching.profiles.records import Columns, read, refuse


@dataclass(frozen=True)
class Places:
    """Every known site, and who may be reached from where.

    `listing` holds positions of opportunities in the order of the spatial index, then those that may be anywhere (place
    unknown, nationwide or remote), then all. A person's candidates are slices of it.
    """

    sites: Ragged
    several: NDArray[np.bool_]
    index: PlaceIndex
    listing: Positions
    anywhere: tuple[int, int]
    everything: tuple[int, int]


@dataclass(frozen=True)
class Opportunities:
    """A collection of opportunities in input order; `places` counts free places (1 where unknown)."""

    id: tuple[str, ...]
    columns: Columns
    title: tuple[str, ...]
    places: NDArray[np.int64]
    map: Places
    content: OpportunityVectors

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Opportunities:
        """Read opportunity records; an impossible one raises `ValueError` naming record, field and reason."""
        ids, columns = read(records, "opportunity", OPPORTUNITY_FIELDS)
        _refuse_contradictions(ids, columns)
        title, text = columns.pop("title"), columns.pop("text")
        columns["employer"], columns["employers"] = _codes(columns.pop("employer_id"))
        atlas = _places(columns)
        columns["site_easting"], columns["site_northing"] = _first_sites(atlas.sites)
        places = np.where(columns["places"] < 0, 1, columns["places"]).astype(np.int64)
        return cls(ids, columns, title, places, atlas, opportunity_vectors(title, text, columns["route"]))

    def __len__(self) -> int:
        return len(self.id)

    @cached_property
    def position(self) -> dict[str, int]:
        return {identifier: position for position, identifier in enumerate(self.id)}

    @cached_property
    def by_id(self) -> Positions:
        """Positions in the order of their ids, which settles ties."""
        return np.array(sorted(range(len(self)), key=self.id.__getitem__), dtype=np.int64)

    @cached_property
    def id_rank(self) -> Positions:
        rank = np.empty(len(self), dtype=np.int64)
        rank[self.by_id] = np.arange(len(self))
        return rank


def _refuse_contradictions(ids: tuple[str, ...], columns: Columns) -> None:
    pairs = (
        ("employer_sustained_26", "employer_starts", "cannot be more than employer_starts"),
        ("min_age", "max_age", "cannot be above max_age"),
        ("start_date", "planned_end", "cannot be after planned_end"),
    )
    for smaller, larger, reason in pairs:
        wrong = (columns[larger] >= 0) & (columns[smaller] > columns[larger])
        if wrong.any():
            raise refuse("opportunity", ids[int(wrong.argmax())], smaller, reason)


def _codes(names: tuple[str | None, ...]) -> tuple[NDArray[np.int64], dict[str, int]]:
    code: dict[str, int] = {}
    column = [-1 if name is None else code.setdefault(name, len(code)) for name in names]
    return np.array(column, dtype=np.int64), code


def _places(columns: Columns) -> Places:
    sites = _all_sites(columns["easting"], columns["northing"], columns["sites"])
    adrift = (sites.length == 0) | (columns["nationwide"] == 1) | (columns["remote"] == 1)
    owner = np.repeat(np.arange(len(adrift)), sites.length)
    fixed = ~adrift[owner]
    index = PlaceIndex(sites.values[fixed, 0], sites.values[fixed, 1])
    anywhere = np.flatnonzero(adrift)
    listing = np.concatenate([owner[fixed][index.order], anywhere, np.arange(len(adrift))])
    ends = int(fixed.sum()), len(anywhere), len(adrift)
    return Places(
        sites=sites,
        several=(sites.length > 1) & ~adrift,
        index=index,
        listing=listing,
        anywhere=(ends[0], ends[1]),
        everything=(ends[0] + ends[1], ends[2]),
    )


def _all_sites(easting: NDArray[np.float64], northing: NDArray[np.float64], sites: Ragged) -> Ragged:
    """The opportunity's own place, where known, followed by its listed sites."""
    own = ~(np.isnan(easting) | np.isnan(northing))
    length = own + sites.length
    start = np.cumsum(length) - length
    values = np.empty((int(length.sum()), 2))
    values[start[own]] = np.column_stack([easting[own], northing[own]])
    row = np.repeat(np.arange(len(own)), sites.length)
    offset = np.arange(len(row)) - sites.start[row]
    values[start[row] + own[row] + offset] = sites.values
    return Ragged(values, start, length, length > 0)


def _first_sites(sites: Ragged) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    first = np.full((len(sites.length), 2), np.nan)
    first[sites.known] = sites.values[sites.start[sites.known]]
    return first[:, 0].copy(), first[:, 1].copy()
