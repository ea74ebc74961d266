"""A rate year by year: each figure with its likely range, England's beside it, and the figures in rows under the axis.

Points and not a line: a line between two years would tell of a way from one to the other, which chance alone may have
made.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backend.web.kit.charts.chart import Chart, Drawing, Plot, Room, chart_of
from backend.web.kit.charts.shapes import ENGLAND, OWN, QUIET, Band, Diamond, Dot, Shape, Stroke, Words
from backend.web.kit.content import Column, Table
from backend.web.kit.formats import TOO_FEW, percent


STEP = 20  # percent between two lines of the scale
ROW = 24
OURS = "Here"
BESIDE = 18  # how far England's mark stands from ours


@dataclass(frozen=True)
class YearRate:
    """`value` None: too few to show, or nothing recorded. `england` is the figure of this very year."""

    label: str
    short_label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    england: float | None = None
    is_part: bool = False


@dataclass(frozen=True)
class _Frame(Plot):
    """Of years across and shares upwards."""

    height, margins = 190, (62, 96)

    years: int
    lowest: int
    highest: int

    @property
    def column(self) -> float:
        return (self.room.width - self.left) / max(self.years, 1)

    def x(self, place: int) -> float:
        return self.left + self.column * (place + 0.5)

    def y(self, share: float) -> float:
        return self.bottom - (100 * share - self.lowest) / (self.highest - self.lowest) * self.height


def rate_chart(*, title: str, finding: str, years: Sequence[YearRate], csv_url: str = "", note: str = "") -> Chart:
    table = Table(
        title,
        [Column("Year"), Column(OURS, numeric=True), Column("England", numeric=True)],
        [[each.label, _cell(each), "no figure" if each.england is None else percent(each.england)] for each in years],
        caption_size="s",
    )
    return chart_of(
        lambda room: rate_drawing(years, room), title=title, finding=finding, table=table, csv_url=csv_url, note=note
    )


def _cell(year: YearRate) -> str:
    if year.value is None:
        return TOO_FEW
    if year.low is None or year.high is None:
        return percent(year.value)
    return f"{percent(year.value)} ({percent(year.low)} to {percent(year.high)})"


def rate_drawing(years: Sequence[YearRate], room: Room) -> Drawing:
    """Of shapes alone, so that a file can draw the same."""
    has_england = any(each.england is not None for each in years)
    top = 36.0 + (ROW if room.is_narrow and has_england else 0)
    frame = _Frame(room, top, len(years), *_scale(years))
    shapes = [*_part_of_a_year(frame, years), *_keys(frame, has_england), *_axis(frame), *_headings(frame)]
    for place, year in enumerate(years):
        shapes += [*_marks(frame, frame.x(place), year), *_figures(frame, frame.x(place), year)]
    return Drawing(frame.bottom + 3 * ROW + 8, shapes)


def _scale(years: Sequence[YearRate]) -> tuple[int, int]:
    """Whole steps around all that is shown."""
    figures = [each for year in years for each in (year.value, year.low, year.high, year.england) if each is not None]
    lowest = math.floor(100 * min(figures, default=0) / STEP) * STEP
    highest = math.ceil(100 * max(figures, default=1) / STEP) * STEP
    return lowest, max(highest, lowest + STEP)


def _part_of_a_year(frame: _Frame, years: Sequence[YearRate]) -> Iterator[Shape]:
    for place, year in enumerate(years):
        if year.is_part:
            left = frame.x(place) - frame.column / 2
            yield Band(left, frame.top - 2, frame.column, frame.height + 3 * ROW + 10)
            said = "part" if frame.room.is_narrow else "part of a year"
            yield Words(frame.x(place), frame.top + 14, said, QUIET, "middle")


def _keys(frame: _Frame, has_england: bool) -> Iterator[Shape]:
    left = 8.0
    yield Stroke(left, 1, left, 23, OWN, 2)
    yield Dot(left, 12)
    yield Words(left + 14, 17, f"{OURS}, with its likely range")
    if has_england:
        x, y = (left, 12 + ROW) if frame.room.is_narrow else (frame.room.width / 2, 12)
        yield Diamond(x, y)
        yield Words(x + 14, y + 5, "England")


def _axis(frame: _Frame) -> Iterator[Shape]:
    for value in range(frame.lowest, frame.highest + 1, STEP):
        y = frame.y(value / 100)
        yield Stroke(frame.left, y, frame.room.width, y, "#cecece")
        yield Words(frame.left - 8, y + 5, f"{value}%", QUIET, "end")


def _headings(frame: _Frame) -> Iterator[Shape]:
    yield Words(0, frame.bottom + ROW, "Year", QUIET)
    yield Words(0, frame.bottom + 2 * ROW, OURS, OWN, is_bold=True)
    yield Words(0, frame.bottom + 3 * ROW, "England", ENGLAND)


def _marks(frame: _Frame, x: float, year: YearRate) -> Iterator[Shape]:
    if year.value is not None:
        if year.low is not None and year.high is not None:
            yield Stroke(x, frame.y(year.low), x, frame.y(year.high), OWN, 2, is_dashed=year.is_part)
        yield Dot(x, frame.y(year.value), is_hollow=year.is_part)
    if year.england is not None:
        yield Diamond(x + BESIDE, frame.y(year.england))


def _figures(frame: _Frame, x: float, year: YearRate) -> Iterator[Shape]:
    label = year.short_label if frame.room.is_narrow else year.label
    yield Words(x, frame.bottom + ROW, label, anchor="middle")
    if year.value is None:
        yield Words(x, frame.bottom + 2 * ROW, "too few", QUIET, "middle")
    else:
        yield Words(x, frame.bottom + 2 * ROW, percent(year.value), OWN, "middle", is_bold=True)
    if year.england is None:
        yield Words(x, frame.bottom + 3 * ROW, "–" if frame.room.is_narrow else "no figure", QUIET, "middle")
    else:
        yield Words(x, frame.bottom + 3 * ROW, percent(year.england), ENGLAND, "middle")
