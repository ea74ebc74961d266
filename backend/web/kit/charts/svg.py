"""Escaped SVG elements, scales, and the ways to tell series apart without colour."""

from collections.abc import Mapping

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


FONT = "Helvetica Neue, Helvetica, Arial, sans-serif"
TEXT_SIZE = 16
INK, RULE = "#0b0c0c", "#858686"
COLOURS = ("#12436d", "#801650", "#1f7d74", "#a3450e", "#3d3d3d")  # each at least 4.5:1 on white
DASHES = ("", "9 4", "2 4", "14 4 2 4", "5 5")
MOST_SERIES = len(COLOURS)


def element(tag: str, attributes: Mapping, *children) -> SafeString:
    written = format_html_join(
        "", ' {}="{}"', ((name, _number(value)) for name, value in attributes.items() if value != "")
    )
    inside = mark_safe("".join(conditional_escape(child) for child in children))
    return format_html("<{}{}>{}</{}>", mark_safe(tag), written, inside, mark_safe(tag))


def text_element(tag: str, attributes: Mapping, content: str) -> SafeString:
    return element(tag, attributes, conditional_escape(str(content)))


def words(x: float, y: float, content: str, **attributes) -> SafeString:
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return text_element("text", {"x": x, "y": y, "fill": INK, **named}, content)


def line(x1: float, y1: float, x2: float, y2: float, **attributes) -> SafeString:
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": RULE, **named})


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


def hatch(name: str, kind: int, colour: str) -> SafeString:
    """A fill whose lines differ by kind; the first is plain."""
    strokes = ("", "M0 8L8 0", "M4 0v8", "M0 4h8", "M0 0L8 8M0 8L8 0")[kind]
    return element(
        "pattern",
        {"id": name, "width": 8, "height": 8, "patternUnits": "userSpaceOnUse"},
        element("rect", {"width": 8, "height": 8, "fill": colour}),
        element("path", {"d": strokes, "stroke": "#ffffff", "stroke-width": 1.5, "fill": "none"}),
    )


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
