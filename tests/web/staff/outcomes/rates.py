"""Series of rates, made by hand; `shapes` reads headline_shapes.txt."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from backend.outcomes.rate_series import Period, Published
from backend.outcomes.shares import Share
from backend.web.staff.outcomes.headline import Measure


IN_EET = Measure("in EET", "19 to 21")
SHAPES = Path(__file__).with_name("headline_shapes.txt")


class Shape(NamedTuple):
    series: list[Period]
    heading: str
    sentences: tuple[str, ...]
    chart_title: str
    last_by_itself: str


def period(year, share, *, begun=False, england=None):
    """The year to 31 March of that year, or its part up to 30 November."""
    last = dt.date(year - 1, 11, 30) if begun else dt.date(year, 3, 31)
    published = [Published(value, dt.date(ended, 3, 31)) for ended, value in sorted((england or {}).items())]
    known = [each for each in published if each.year_ending <= last]
    return Period(dt.date(year - 1, 4, 1), last, not begun, share, known[-1] if known else None)


def shapes() -> Iterator[tuple[str, Shape]]:
    blocks = SHAPES.read_text().split("\n\n")
    for lines in (block.splitlines() for block in blocks if not block.startswith("#")):
        name, figures, england, heading, *sentences, title, by_itself = lines
        published = [pair.split() for pair in england.removeprefix("England:").split(",") if pair.strip()]
        values = {int(year): int(value.rstrip("%")) / 100 for year, value in published}
        series = [_read(figure, values) for figure in figures.split(" | ") if figure != "no years"]
        said = (title.removeprefix("Chart: "), by_itself.removeprefix("By itself: "))
        yield name, Shape(series, heading, tuple(sentences), *said)


def _read(figure: str, england: dict[int, float]) -> Period:
    kind, year, share = figure.split(" ", 2)
    counted = None if share == "too few" else Share(*map(int, share.split(" of ")))
    return period(int(year), counted, begun=kind == "begun", england=england)
