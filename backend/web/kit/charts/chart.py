"""A chart as a page shows it: the finding in words, one drawing for a desk and one for a phone, and the figures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString
from django.utils.text import slugify

from backend.web.kit.charts.shapes import Shape
from backend.web.kit.charts.svg import FONT, TEXT_SIZE, element, shape_svg, text_element
from backend.web.kit.content import Table


@dataclass(frozen=True)
class Room:
    """What a drawing has across, in units of which its text is 16 high."""

    name: str
    width: int

    @property
    def is_narrow(self) -> bool:
        return self.width < 500


@dataclass(frozen=True)
class Plot:
    """The field of a drawing, from the units of its data to places; below `top`, to the right of the scale's words."""

    height: ClassVar[float]
    margins: ClassVar[tuple[float, float]]  # left of it, in a narrow drawing and in a wide one

    room: Room
    top: float

    @property
    def left(self) -> float:
        narrow, wide = self.margins
        return narrow if self.room.is_narrow else wide

    @property
    def bottom(self) -> float:
        return self.top + self.height


WIDE, NARROW = Room("wide", 720), Room("narrow", 300)


@dataclass(frozen=True)
class Chart:
    """What `{% chart %}` shows; the style sheet shows one of the drawings, and a screen reader reads that one."""

    finding: str
    title: str
    wide: SafeString
    narrow: SafeString
    table: Table
    csv_url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Drawing:
    height: float
    parts: Iterable[SafeString | Shape]


def chart_of(
    draw: Callable[[Room], Drawing], *, title: str, finding: str, table: Table, csv_url: str = "", note: str = ""
) -> Chart:
    """`title` must be unlike that of any other chart on the page: ids are made from it."""
    wide, narrow = (_picture(title, finding, room, draw(room)) for room in (WIDE, NARROW))
    return Chart(finding, title, wide, narrow, table, csv_url, note)


def _picture(title: str, description: str, room: Room, drawing: Drawing) -> SafeString:
    name = f"chart-{slugify(title)}-{room.name}"
    return element(
        "svg",
        {
            "viewBox": f"0 0 {room.width} {drawing.height:g}",
            "width": room.width,
            "height": f"{drawing.height:g}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-family": FONT,
            "font-size": TEXT_SIZE,
        },
        text_element("title", {"id": f"{name}-title"}, title),
        text_element("desc", {"id": f"{name}-description"}, description),
        *(part if isinstance(part, SafeString) else shape_svg(part) for part in drawing.parts),
    )
