"""Opportunities as columns, with a spatial index of their sites."""

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
from matching.profiles.list_types import Ragged
from matching.profiles.records import Collection, Columns, read_columns, record_error


@dataclass(frozen=True)
class SiteIndex:
    """Known sites, their spatial index, and the positions of opportunities by where they may be.

    `listing` holds positions of opportunities in the order of the spatial index, then those that may be anywhere
    (unplaced, nationwide or remote), then all; the two slices are (start, length) in it. Candidates are slices of it.
    """

    sites: Ragged
    multi_site: NDArray[np.bool_]
    index: PlaceIndex
    listing: Positions
    anywhere_slice: tuple[int, int]
    all_slice: tuple[int, int]


@dataclass(frozen=True)
class Opportunities(Collection):
    """A collection of opportunities, one array per field, with a spatial index.

    Attributes
    ----------
    id : tuple of str, length n_opportunities
        Ids in input order.
    places : ndarray of int, shape (n_opportunities,)
        Free places; 1 where unknown.
    columns : dict of ndarray
        One column per field: float with NaN for unknown (metres, minutes, hours, pounds); int with -1 for unknown
        (levels, flags, counts, codes, days as 20261122); `Ragged` for lists.
    """

    title: tuple[str, ...]
    places: NDArray[np.int64]
    site_index: SiteIndex
    content: OpportunityVectors

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Opportunities:
        """Build a collection, and the index of its sites, from records.

        Parameters
        ----------
        records : iterable of dict
            Fields as in `OPPORTUNITY_FIELDS`, else as `People.from_records` takes them, and refuses them.

        Returns
        -------
        opportunities : Opportunities
        """
        ids, columns = read_columns(records, "opportunity", OPPORTUNITY_FIELDS)
        _require_consistent(ids, columns)
        title, text = columns.pop("title"), columns.pop("text")
        columns["employer"], columns["employers"] = _employer_codes(columns.pop("employer_id"))
        site_index = _site_index(columns)
        columns["site_easting"], columns["site_northing"] = _first_sites(site_index.sites)
        places = np.where(columns["places"] < 0, 1, columns["places"]).astype(np.int64)
        return cls(ids, columns, title, places, site_index, opportunity_vectors(title, text, columns["route"]))

    @cached_property
    def by_id(self) -> Positions:
        """Positions in the order of their ids, which settles ties."""
        return np.array(sorted(range(len(self)), key=self.id.__getitem__), dtype=np.int64)

    @cached_property
    def id_rank(self) -> Positions:
        rank = np.empty(len(self), dtype=np.int64)
        rank[self.by_id] = np.arange(len(self))
        return rank


def _require_consistent(ids: tuple[str, ...], columns: Columns) -> None:
    pairs = (
        ("employer_sustained_26", "employer_starts", "cannot be more than employer_starts"),
        ("min_age", "max_age", "cannot be above max_age"),
        ("start_date", "planned_end", "cannot be after planned_end"),
    )
    for smaller, larger, reason in pairs:
        wrong = (columns[larger] >= 0) & (columns[smaller] > columns[larger])
        if wrong.any():
            raise record_error("opportunity", ids[int(wrong.argmax())], smaller, reason)


def _employer_codes(names: tuple[str | None, ...]) -> tuple[NDArray[np.int64], dict[str, int]]:
    code: dict[str, int] = {}
    column = [-1 if name is None else code.setdefault(name, len(code)) for name in names]
    return np.array(column, dtype=np.int64), code


def _site_index(columns: Columns) -> SiteIndex:
    sites = _all_sites(columns["easting"], columns["northing"], columns["sites"])
    anywhere = (sites.length == 0) | (columns["nationwide"] == 1) | (columns["remote"] == 1)
    owner = np.repeat(np.arange(len(anywhere)), sites.length)
    fixed = ~anywhere[owner]
    index = PlaceIndex(sites.values[fixed, 0], sites.values[fixed, 1])
    unplaced = np.flatnonzero(anywhere)
    listing = np.concatenate([owner[fixed][index.order], unplaced, np.arange(len(anywhere))])
    ends = int(fixed.sum()), len(unplaced), len(anywhere)
    return SiteIndex(
        sites=sites,
        multi_site=(sites.length > 1) & ~anywhere,
        index=index,
        listing=listing,
        anywhere_slice=(ends[0], ends[1]),
        all_slice=(ends[0] + ends[1], ends[2]),
    )


def _all_sites(easting: NDArray[np.float64], northing: NDArray[np.float64], sites: Ragged) -> Ragged:
    """The opportunity's own place, where known, followed by its listed sites: easting, northing, radius."""
    own = ~(np.isnan(easting) | np.isnan(northing))
    length = own + sites.length
    start = np.cumsum(length) - length
    values = np.empty((int(length.sum()), 3))
    values[start[own]] = np.column_stack([easting[own], northing[own], np.zeros(int(own.sum()))])
    row = np.repeat(np.arange(len(own)), sites.length)
    offset = np.arange(len(row)) - sites.start[row]
    values[start[row] + own[row] + offset] = sites.values
    return Ragged(values, start, length, length > 0)


def _first_sites(sites: Ragged) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    first = np.full((len(sites.length), 2), np.nan)
    first[sites.known] = sites.values[sites.start[sites.known], :2]
    return first[:, 0].copy(), first[:, 1].copy()
