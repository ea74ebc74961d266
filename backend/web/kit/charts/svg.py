"""Escaped SVG elements, scales, and the ways to tell series apart without colour."""

import textwrap
from collections.abc import Mapping
from functools import singledispatch

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from backend.web.kit.charts.shapes import CHARACTER, ENGLAND, INK, OWN, RULE, Band, Diamond, Dot, Stroke, Words
from backend.web.kit.content import escaped


FONT = "Helvetica Neue, Helvetica, Arial, sans-serif"
TEXT_SIZE = 16
COLOURS = (OWN, "#a3450e", "#12436d", "#3d3d3d", "#1f7d74")  # of series, in order; each at least 4.5:1 on white
DASHES = ("", "9 4", "2 4", "14 4 2 4", "5 5")
MOST_SERIES = len(COLOURS)


def element(tag: str, attributes: Mapping, *children) -> SafeString:
    """`tag` and the names of attributes are ours; their values and the children are escaped."""
    written = "".join(f' {name}="{escaped(_number(value))}"' for name, value in attributes.items() if value != "")
    inside = "".join(escaped(child) for child in children)
    return mark_safe(f"<{tag}{written}>{inside}</{tag}>")


def text_element(tag: str, attributes: Mapping, content: str) -> SafeString:
    return element(tag, attributes, conditional_escape(str(content)))


def words(x: float, y: float, content: str, **attributes) -> SafeString:
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return text_element("text", {"x": x, "y": y, "fill": INK, **named}, content)


def line(x1: float, y1: float, x2: float, y2: float, **attributes) -> SafeString:
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": RULE, **named})


@singledispatch
def shape_svg(shape) -> SafeString:
    raise TypeError(f"{shape!r} is no shape of a drawing")


@shape_svg.register
def _(shape: Words) -> SafeString:
    weight = "bold" if shape.is_bold else ""
    anchor = "" if shape.anchor == "start" else shape.anchor
    return words(shape.x, shape.y, shape.text, fill=shape.colour, text_anchor=anchor, font_weight=weight)


@shape_svg.register
def _(shape: Stroke) -> SafeString:
    dashes = "4 4" if shape.is_dashed else ""
    return line(
        shape.x1, shape.y1, shape.x2, shape.y2, stroke=shape.colour, stroke_width=shape.width, stroke_dasharray=dashes
    )


@shape_svg.register
def _(shape: Dot) -> SafeString:
    fill, size = ("#ffffff", 6.0) if shape.is_hollow else (OWN, 7.0)
    return element("circle", {"cx": shape.x, "cy": shape.y, "r": size, "fill": fill, "stroke": OWN, "stroke-width": 2})


@shape_svg.register
def _(shape: Diamond) -> SafeString:
    path = f"M{shape.x:.1f} {shape.y - 7:.1f}l7 7l-7 7l-7 -7z"
    return element("path", {"d": path, "fill": ENGLAND, "stroke": "#ffffff", "stroke-width": 1})


@shape_svg.register
def _(shape: Band) -> SafeString:
    frame = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
    return element("rect", {**frame, "fill": shape.colour, "stroke": shape.border})


def marker(shape: int, x: float, y: float, colour: str) -> SafeString:
    """A different outline for each series, so that it is known in black and white."""
    size = 5
    outlines = (
        f"M{x - size:g} {y:g}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0z",
        f"M{x - size:g} {y - size:g}h{2 * size}v{2 * size}h{-2 * size}z",
        f"M{x:g} {y - size - 1:g}l{size + 1} {2 * size}h{-2 * size - 2}z",
        f"M{x:g} {y - size - 1:g}l{size + 1} {size + 1}l{-size - 1} {size + 1}l{-size - 1} {-size - 1}z",
        f"M{x - size:g} {y - size:g}l{2 * size} {2 * size}m0 {-2 * size}l{-2 * size} {2 * size}",
    )
    return element("path", {"d": outlines[shape], "fill": "#ffffff", "stroke": colour, "stroke-width": 2})


def wrapped(text: str, width: float) -> list[str]:
    """The lines of a label that has so much room across."""
    return textwrap.wrap(text, max(int(width / (CHARACTER * TEXT_SIZE)), 1)) or [""]


def width_of(text: str) -> float:
    return len(text) * CHARACTER * TEXT_SIZE


def top_of_scale(highest: float) -> float:
    """The next round number at or above the highest value, with four or five steps below it."""
    if highest <= 0:
        return 1
    power = 10.0 ** (len(str(int(highest))) - 1) if highest >= 1 else 0.1
    return next(step * power for step in (1, 2, 4, 5, 10) if step * power >= highest)


def spread_apart(heights: list[float], gap: float, lowest: float) -> list[float]:
    """Label heights moved so that none covers another, in the order given, none below `lowest`."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    placed = list(heights)
    for before, index in zip([None, *order], order, strict=False):
        if before is not None:
            placed[index] = max(placed[index], placed[before] + gap)
    excess = max((placed[index] for index in order), default=0) - lowest
    return [height - max(excess, 0) for height in placed]


def _number(value):
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
