"""What is open to a council, as a process has read it, kept until anything it was read from has changed."""

import datetime as dt
from collections.abc import Hashable
from typing import NamedTuple

from django.db.models import Func, TextField

from backend.opportunities.models import within_reach_of
from backend.placements.employer_records import employer_records
from backend.ranking.matching_input import OpenOpportunities
from backend.ranking.records import own_employer_ids
from backend.shortlists.models import OpportunitySnapshot
from backend.shortlists.snapshots import store_opportunity_snapshots


MOST_COUNCILS = 4  # whose opportunities a process keeps


class Opened(NamedTuple):
    opportunities: OpenOpportunities
    snapshots: list[int]


class RowWithSites(Func):
    """A digest of every column of an opportunity and of its places."""

    template = (
        """md5("opportunities_opportunity"::text || coalesce((SELECT string_agg(site::text, ',' ORDER BY site.id)"""
        """ FROM opportunities_site AS site WHERE site.opportunity_id = "opportunities_opportunity".id), ''))"""
    )
    output_field = TextField()


_kept: dict[tuple[int, dt.date], tuple[Hashable, Opened]] = {}


def opened_to(council_id: int, day: dt.date) -> Opened:
    """Read anew unless every row that it follows from is as it was, and every snapshot is still there."""
    before, (version, opened) = _version(council_id, day), _kept.get((council_id, day), (None, None))
    if opened and version == before and are_there(opened.snapshots):
        return opened
    read = OpenOpportunities.of_council(council_id, day)
    rows = list(zip(read.rows, read.records, strict=True))
    opened = Opened(read, store_opportunity_snapshots(council_id, rows))
    _keep((council_id, day), _version(council_id, day), before, opened)
    return opened


def _keep(key: tuple[int, dt.date], version: Hashable, before: Hashable, opened: Opened) -> None:
    """Not what was changed by somebody while it was read."""
    _kept.pop(key, None)
    if version == before:
        _kept[key] = version, opened
    for oldest in list(_kept)[:-MOST_COUNCILS]:
        del _kept[oldest]


def _version(council_id: int, day: dt.date) -> Hashable:
    opened = within_reach_of(council_id).open_on(day).order_by("id").annotate(row=RowWithSites())
    rows = list(opened.values_list("id", "council_id", "employer_id", "row", named=True))
    own = own_employer_ids(rows, council_id)
    history = employer_records({own.get(each.employer_id, each.employer_id) for each in rows}, day)
    return tuple(rows), tuple(sorted(own.items())), tuple(sorted(history.items()))


def are_there(snapshots: list[int]) -> bool:
    """Snapshots that no ranking points to are let go."""
    return OpportunitySnapshot.objects.filter(id__in=snapshots).count() == len(set(snapshots))
