"""Lines over time, or the share still there after so many weeks, each with the range it may lie in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from backend.web.kit.charts.chart import Chart, Drawing, Plot, Room, chart_of
from backend.web.kit.charts.svg import (
    COLOURS,
    DASHES,
    MOST_SERIES,
    element,
    line,
    marker,
    spread_apart,
    top_of_scale,
    width_of,
    words,
)
from backend.web.kit.content import Column, Table
from backend.web.kit.formats import TOO_FEW, percent


TOP, BELOW = 36, 70
FOR_NAMES = 170  # at the right of a wide drawing; a narrow one has a key above
KEY = 24
MOST_MARKERS = 16
CAP = 5


@dataclass(frozen=True)
class Point:
    """`y` None leaves a gap: too few people to show."""

    x: float
    y: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Series:
    """`whiskers` draws the range of each point by itself, for points that are no stretch of one line."""

    name: str
    points: Sequence[Point]
    whiskers: bool = False


@dataclass(frozen=True)
class Frame(Plot):
    height, margins = 274, (48, 64)

    first: float
    last: float
    highest: float

    @property
    def right(self) -> float:
        return self.room.width - (12 if self.room.is_narrow else FOR_NAMES)

    def x(self, value: float) -> float:
        return self.left + (value - self.first) / ((self.last - self.first) or 1) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - value / self.highest * self.height


def line_chart(
    *,
    title: str,
    finding: str,
    series: Sequence[Series],
    x_label: str,
    y_label: str,
    x_text: Callable[[float], str] = lambda value: f"{value:g}",
    y_text: Callable[[float], str] = percent,
    x_ticks: Sequence[float] = (),
    y_top: float | None = None,
    steps: bool = False,
    csv_url: str = "",
    note: str = "",
) -> Chart:
    """`steps` draws the value as holding until the next point, as a sustainment curve must."""
    if len(series) > MOST_SERIES:
        raise ValueError(f"A chart shows at most {MOST_SERIES} lines; put the rest in the table.")
    points = [point for one in series for point in one.points]
    places = sorted({point.x for point in points}) or [0]
    highest = max((point.high or point.y or 0 for point in points), default=1)
    highest = y_top or (1 if y_text is percent else top_of_scale(highest))

    def draw(room: Room) -> Drawing:
        top = TOP + KEY * len(series) if room.is_narrow else TOP
        frame = Frame(room, top, places[0], places[-1], highest)
        parts = [*_axes(frame, x_ticks or places, x_text, y_text, (x_label, y_label))]
        for index, one in enumerate(series):
            parts += _draw_series(index, one, frame, steps)
        parts += _key(series) if room.is_narrow else _labels(series, frame)
        return Drawing(frame.bottom + BELOW, parts)

    table = _table(title, series, places, (x_label, x_text, y_text))
    return chart_of(draw, title=title, finding=finding, table=table, csv_url=csv_url, note=note)


def _axes(frame, ticks, x_text, y_text, labels):
    for step in range(5):
        value = frame.highest * step / 4
        height = frame.y(value)
        yield line(frame.left, height, frame.right, height, stroke="#cecece" if step else "#0b0c0c")
        yield words(frame.left - 8, height + 5, y_text(value), text_anchor="end")
    for tick in _apart(frame, ticks, x_text):
        yield line(frame.x(tick), frame.bottom, frame.x(tick), frame.bottom + 6)
        yield words(frame.x(tick), frame.bottom + 24, x_text(tick), text_anchor="middle")
    yield words((frame.left + frame.right) / 2, frame.bottom + 52, labels[0], text_anchor="middle")
    yield words(0, frame.top - 20, labels[1])


def _apart(frame, ticks, x_text):
    """Of the ticks those whose words leave room for each other, from the first on."""
    kept = []
    for tick in ticks:
        room = width_of(x_text(tick)) + 4
        if not kept or frame.x(tick) - frame.x(kept[-1]) >= room:
            kept.append(tick)
    return kept


def _key(series):
    for index, one in enumerate(series):
        y = 12 + KEY * index
        yield line(0, y, 28, y, stroke=COLOURS[index], stroke_width=3, stroke_dasharray=DASHES[index])
        yield marker(index, 14, y, COLOURS[index])
        yield words(36, y + 5, one.name, fill=COLOURS[index], font_weight="bold")


def _draw_series(index, series, frame, steps):
    colour = COLOURS[index]
    for run in _runs(series.points):
        for stretch in _with_range(run):
            yield from _whiskers(stretch, frame, colour) if series.whiskers else [_band(stretch, frame, steps, colour)]
        path = _path([(frame.x(point.x), frame.y(point.y)) for point in run], steps)
        yield element(
            "path",
            {"d": f"M{path}", "fill": "none", "stroke": colour, "stroke-width": 3, "stroke-dasharray": DASHES[index]},
        )
    shown = [point for point in series.points if point.y is not None]
    for point in shown if len(shown) <= MOST_MARKERS else shown[-1:]:
        yield marker(index, frame.x(point.x), frame.y(point.y), colour)


def _band(run, frame, steps, colour):
    upper = _path([(frame.x(point.x), frame.y(point.high)) for point in run], steps)
    lower = [(frame.x(point.x), frame.y(point.low)) for point in run]
    corners = _stepped(lower) if steps else lower
    back = "L".join(f"{x:.1f} {y:.1f}" for x, y in reversed(corners))
    return element("path", {"d": f"M{upper}L{back}z", "fill": colour, "fill-opacity": "0.15"})


def _whiskers(run, frame, colour):
    for point in run:
        across, low, high = frame.x(point.x), frame.y(point.low), frame.y(point.high)
        ends = "".join(f"M{across - CAP:.1f} {height:.1f}h{2 * CAP}" for height in (low, high))
        yield element("path", {"d": f"M{across:.1f} {low:.1f}V{high:.1f}{ends}", "stroke": colour, "stroke-width": 2})


def _path(corners, steps):
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in (_stepped(corners) if steps else corners))


def _stepped(corners):
    return corners[:1] + [corner for (_, before), (x, y) in pairwise(corners) for corner in ((x, before), (x, y))]


def _runs(points):
    """Stretches without a gap."""
    run = []
    for point in points:
        if point.y is not None:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _with_range(run):
    """Stretches whose range is known; while nobody has left there is none."""
    for has_range, stretch in groupby(run, key=lambda point: point.low is not None and point.high is not None):
        if has_range:
            yield list(stretch)


def _labels(series, frame):
    """Each line named at its end, so that nobody has to match a legend."""
    ends = [
        (index, one.name, last) for index, one in enumerate(series) if (last := _last_shown(one.points)) is not None
    ]
    heights = spread_apart([frame.y(last.y) + 5 for _, _, last in ends], 20, frame.bottom)
    for (index, name, last), height in zip(ends, heights, strict=True):
        yield line(frame.x(last.x) + 7, frame.y(last.y), frame.right + 16, height - 5, stroke=COLOURS[index])
        yield words(frame.right + 20, height, name, fill=COLOURS[index], font_weight="bold")


def _last_shown(points):
    return next((point for point in reversed(points) if point.y is not None), None)


def _table(title, series, places, labels):
    x_label, x_text, y_text = labels
    by_place = [{point.x: point for point in one.points} for one in series]
    rows = [[x_text(place), *(_cell(points.get(place), y_text) for points in by_place)] for place in places]
    columns = [Column(x_label), *(Column(one.name, numeric=True) for one in series)]
    return Table(title, columns, rows, caption_size="s")


def _cell(point, y_text):
    if point is None:
        return "no figure"
    if point.y is None:
        return TOO_FEW
    if point.low is None or point.high is None:
        return y_text(point.y)
    return f"{y_text(point.y)} ({y_text(point.low)} to {y_text(point.high)})"
