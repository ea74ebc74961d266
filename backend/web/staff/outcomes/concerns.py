"""Concerns about employers among the head's figures: numbers alone, and small ones not shown."""

import datetime as dt

from backend.councils.models import Council
from backend.outcomes.concern_counts import concern_counts, first_day_of_year
from backend.web.kit.content import Row
from backend.web.kit.formats import day, shown_count, shown_share


def concern_rows(council: Council, today: dt.date) -> list[Row]:
    counts = concern_counts(council, today)
    since = day(first_day_of_year(today))
    return [
        Row("Open now", shown_count(counts.open)),
        Row(f"Closed since {since}", shown_count(counts.closed)),
        Row(
            f"Designated officer (LADO) told in time, of those raised since {since} that touch somebody under age",
            shown_share(counts.told_in_time, counts.to_tell) if counts.to_tell else "none had to be told",
        ),
    ]
