"""Bars that lie flat, so that long names stay readable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.text import slugify

from backend.web.kit.charts.chart import Chart, picture
from backend.web.kit.charts.svg import COLOURS, INK, MOST_SERIES, element, hatch, line, top_of_scale, words
from backend.web.kit.content import Column, Table
from backend.web.kit.formats import TOO_FEW, percent


WIDTH, LONGEST = 720, 560
ROW, BAR = 62, 24
BAR_FILL = "#5c8ab8"  # 3:1 on white, and the interval drawn over it still shows


@dataclass(frozen=True)
class Bar:
    """`value` None means too few people to show. `compare` is the figure to measure it against, say England's."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    compare: float | None = None


@dataclass(frozen=True)
class StackedBar:
    label: str
    values: Sequence[float | None]


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
    start = 34 if compare_name else 4
    parts = [_compare_key(compare_name)] if compare_name else []
    for index, bar in enumerate(bars):
        parts += _draw_bar(bar, start + index * ROW, LONGEST / top, value_text)
    svg = picture(title, finding, WIDTH, start + len(bars) * ROW, *parts)
    return Chart(
        finding, title, svg, _bar_table(title, bars, (group, value_name, compare_name), value_text), csv_url, note
    )


def stacked_bars(
    *,
    title: str,
    finding: str,
    parts: Sequence[str],
    bars: Sequence[StackedBar],
    group: str = "Group",
    csv_url: str = "",
    note: str = "",
) -> Chart:
    """Counts as shares of their whole. A bar with a part too small to show is left out: the rest would tell it."""
    if len(parts) > MOST_SERIES:
        raise ValueError(f"A bar shows at most {MOST_SERIES} parts; join the smallest.")
    name = slugify(title)
    shapes = [element("defs", {}, *(hatch(f"{name}-{index}", index, COLOURS[index]) for index in range(len(parts))))]
    shapes += _keys(name, parts)
    start = 8 + 28 * len(parts)
    for index, bar in enumerate(bars):
        shapes += _draw_stack(name, bar, start + index * ROW)
    svg = picture(title, finding, WIDTH, start + len(bars) * ROW, *shapes)
    return Chart(finding, title, svg, _stack_table(title, parts, bars, group), csv_url, note)


def _draw_bar(bar, y, scale, value_text):
    yield words(0, y + 16, bar.label)
    top = y + 24
    if bar.value is None:
        yield words(0, top + 18, TOO_FEW, font_style="italic")
        return
    length = bar.value * scale
    yield element("rect", {"x": 0, "y": top, "width": max(length, 1.0), "height": BAR, "fill": BAR_FILL})
    if bar.low is not None and bar.high is not None:
        yield _interval(bar.low * scale, bar.high * scale, top + BAR / 2)
    if bar.compare is not None:
        yield _compare_mark(bar.compare * scale, top)
    end = max(length, (bar.high or 0) * scale, (bar.compare or 0) * scale)
    yield words(end + 10, top + 18, value_text(bar.value), font_weight="bold")


def _interval(start, end, y):
    path = f"M{start:.1f} {y - 5:g}v10m0 -5H{end:.1f}m0 -5v10"
    halo = element("path", {"d": path, "stroke": "#ffffff", "stroke-width": 5, "fill": "none"})
    return element("g", {}, halo, element("path", {"d": path, "stroke": INK, "stroke-width": 2, "fill": "none"}))


def _compare_mark(x, top):
    halo = line(x, top - 4, x, top + BAR + 4, stroke="#ffffff", stroke_width=6)
    return element(
        "g", {}, halo, line(x, top - 4, x, top + BAR + 4, stroke=COLOURS[1], stroke_width=3, stroke_dasharray="6 3")
    )


def _compare_key(name):
    return element("g", {}, _compare_mark(4, 4), words(16, 22, name))


def _bar_table(title, bars, names, value_text):
    group, value_name, compare_name = names
    columns = [Column(group), Column(value_name, numeric=True)]
    columns += [Column(compare_name, numeric=True)] if compare_name else []
    rows = [[bar.label, _bar_value(bar, value_text), *_compare_cell(bar, compare_name, value_text)] for bar in bars]
    return Table(title, columns, rows, caption_size="s")


def _bar_value(bar, value_text):
    if bar.value is None:
        return TOO_FEW
    if bar.low is None or bar.high is None:
        return value_text(bar.value)
    return f"{value_text(bar.value)} ({value_text(bar.low)} to {value_text(bar.high)})"


def _compare_cell(bar, compare_name, value_text):
    if not compare_name:
        return []
    return ["no figure" if bar.compare is None else value_text(bar.compare)]


def _keys(name, parts):
    for index, part in enumerate(parts):
        yield element("rect", {"x": 0, "y": 4 + 28 * index, "width": 24, "height": 20, "fill": f"url(#{name}-{index})"})
        yield words(34, 20 + 28 * index, part)


def _draw_stack(name, bar, y):
    yield words(0, y + 16, bar.label)
    total = sum(value or 0 for value in bar.values)
    if total == 0 or None in bar.values:
        yield words(0, y + 42, TOO_FEW if None in bar.values else "nobody in this group", font_style="italic")
        return
    x = 0.0
    for index, value in enumerate(bar.values):
        width = value / total * WIDTH
        frame = {"x": x, "y": y + 24, "width": width, "height": BAR}
        yield element("rect", {**frame, "fill": f"url(#{name}-{index})", "stroke": "#ffffff"})
        if width > 60:
            yield _share(x, y + 24, percent(value / total))
        x += width


def _share(x, y, text):
    plate = element("rect", {"x": x + 4, "y": y + 3, "width": 42, "height": 18, "fill": "#ffffff"})
    return element("g", {}, plate, words(x + 8, y + 18, text, font_size=15))


def _stack_table(title, parts, bars, group):
    columns = [Column(group), *(Column(part, numeric=True) for part in parts)]
    rows = [[bar.label, *_stack_cells(bar)] for bar in bars]
    return Table(title, columns, rows, caption_size="s")


def _stack_cells(bar):
    total = sum(value or 0 for value in bar.values)
    if None in bar.values or not total:
        return [TOO_FEW if None in bar.values else "0"] * len(bar.values)
    return [f"{value:,g} ({percent(value / total)})" for value in bar.values]
