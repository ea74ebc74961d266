"""Bars that lie flat, each under its name, with its figure behind it, so that long names stay readable."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from backend.web.kit.charts.chart import Chart, Drawing, Room, chart_of
from backend.web.kit.charts.shapes import INK, OWN, OWN_PALE, Band, Diamond, Shape, Stroke, Words
from backend.web.kit.charts.svg import top_of_scale, words, wrapped
from backend.web.kit.content import Column, Table
from backend.web.kit.formats import TOO_FEW, percent


LINE, BAR, BETWEEN = 20, 24, 14
KEY = 30
FOR_FIGURES = 72  # behind the longest bar


@dataclass(frozen=True)
class Bar:
    """`value` None means too few people to show. `compare` is the figure to measure it against, say England's."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    compare: float | None = None

    @property
    def has_range(self) -> bool:
        return self.low is not None and self.high is not None


def bar_chart(
    *,
    title: str,
    finding: str,
    bars: Sequence[Bar],
    group: str = "Group",
    value_name: str = "Share",
    compare_name: str = "",
    value_text: Callable[[float], str] = percent,
    top: float | None = None,
    csv_url: str = "",
    note: str = "",
) -> Chart:
    highest = max((max(bar.value or 0, bar.high or 0, bar.compare or 0) for bar in bars), default=0)
    top = top or (1 if value_text is percent else top_of_scale(highest))

    def draw(room: Room) -> Drawing:
        keys = list(_keys(bars, compare_name, room))
        y = 4.0 + (KEY if keys else 0)
        parts = [*keys]
        for bar in bars:
            below, drawn = _draw_bar(bar, y, (room.width - FOR_FIGURES) / top, value_text, room)
            y, parts = below, [*parts, *drawn]
        return Drawing(y, parts)

    table = _table(title, bars, (group, value_name, compare_name), value_text)
    return chart_of(draw, title=title, finding=finding, table=table, csv_url=csv_url, note=note)


def _keys(bars: Sequence[Bar], compare_name: str, room: Room) -> Iterator[Shape]:
    """What each mark on a bar is, above the first of them."""
    if compare_name:
        yield Diamond(8, 12)
        yield Words(22, 18, compare_name)
    if any(bar.has_range for bar in bars):
        left = room.width / 2 if compare_name else 0
        yield from _interval(left, left + 26, 12)
        yield Words(left + 36, 18, "likely range")


def _draw_bar(bar: Bar, y: float, scale: float, value_text, room: Room) -> tuple[float, list]:
    """How far down it reaches, and what is drawn."""
    lines = wrapped(bar.label, room.width)
    parts: list = [Words(0, y + 16 + LINE * number, text) for number, text in enumerate(lines)]
    top = y + LINE * len(lines) + 4
    if bar.value is None:
        return top + BAR + BETWEEN, [*parts, words(0, top + 18, TOO_FEW, font_style="italic")]
    length = bar.value * scale
    parts.append(Band(0, top, max(length, 1.0), BAR, OWN_PALE, OWN))
    ends = [length]
    if bar.low is not None and bar.high is not None:
        parts += _interval(bar.low * scale, bar.high * scale, top + BAR / 2)
        ends.append(bar.high * scale)
    if bar.compare is not None:
        parts.append(Diamond(bar.compare * scale, top + BAR / 2))
        ends.append(bar.compare * scale + 7)
    parts.append(Words(max(ends) + 10, top + 18, value_text(bar.value), is_bold=True))
    return top + BAR + BETWEEN, parts


def _interval(start: float, end: float, y: float) -> list[Shape]:
    caps = [Stroke(x, y - 5, x, y + 5, INK, 2) for x in (start, end)]
    return [Stroke(start, y, end, y, INK, 2), *caps]


def _table(title, bars, names, value_text):
    group, value_name, compare_name = names
    columns = [Column(group), Column(value_name, numeric=True)]
    columns += [Column(compare_name, numeric=True)] if compare_name else []
    rows = [[bar.label, _value(bar, value_text), *_compare_cell(bar, compare_name, value_text)] for bar in bars]
    return Table(title, columns, rows, caption_size="s")


def _value(bar, value_text):
    if bar.value is None:
        return TOO_FEW
    if not bar.has_range:
        return value_text(bar.value)
    return f"{value_text(bar.value)} ({value_text(bar.low)} to {value_text(bar.high)})"


def _compare_cell(bar, compare_name, value_text):
    if not compare_name:
        return []
    return ["no figure" if bar.compare is None else value_text(bar.compare)]
