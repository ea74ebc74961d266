"""Concerns about employers among the head's figures, for those who may read each of them: every number is shown."""

import datetime as dt

from backend.councils.viewer import Viewer
from backend.outcomes.concern_counts import ConcernCounts, concern_counts, first_day_of_year
from backend.web.kit.content import Row
from backend.web.kit.formats import day


def concern_rows(viewer: Viewer, today: dt.date) -> list[Row]:
    counts = concern_counts(viewer, today)
    since = day(first_day_of_year(today))
    return [
        Row("Open now", f"{counts.open:,}"),
        Row(f"Closed since {since}", f"{counts.closed:,}"),
        Row(
            f"Designated officer (LADO) told, of those raised since {since} that touch somebody under age",
            _told(counts),
        ),
    ]


def _told(counts: ConcernCounts) -> str:
    """Each part that is there; they add up to all of which the officer has to be told."""
    if not counts.to_tell:
        return "none has to be told"
    parts = (
        (counts.told_in_time, "told in time"),
        (counts.told_late, "told late"),
        (counts.overdue, "not told, and the time is over"),
        (counts.waiting, "not told yet, and still in time"),
    )
    said = "; ".join(f"{number:,} {words}" for number, words in parts if number)
    return f"{said}; of {counts.to_tell:,}"
