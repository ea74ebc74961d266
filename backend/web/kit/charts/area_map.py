"""A map of opportunities over the outlines of local authorities: our own, so that nobody learns what is looked at.

It says nothing that the list beside it does not: each pin leads to its row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.utils.safestring import SafeString

from backend.reference.outlines.authority_cells import CELL_METRES
from backend.reference.outlines.outline_files import Outline, outlines_within
from backend.web.kit.charts.map_frame import HEIGHT, WIDTH, Frame, Point
from backend.web.kit.charts.svg import FONT, element, text_element
from backend.web.kit.formats import listed


PIN, SEVERAL = 12, 32  # half of what a finger needs; the width of a pin with a count
TOGETHER = 20  # pins closer than this cover each other
NAME_SIZE, NAME_SPACE = 13, 8
NARROWEST_NAMED = 44  # of an authority on the picture


@dataclass(frozen=True)
class Marked:
    """A place of the map, and what is said of it."""

    words: str
    at: Point


@dataclass(frozen=True)
class Pin(Marked):
    """One place of the row with that number."""

    number: int


@dataclass(frozen=True)
class Middle(Marked):
    """The area from which distances are measured, and circles around it in miles."""

    circles: Sequence[tuple[str, float]] = ()  # what is written at it, and its metres


@dataclass
class PinsTogether:
    """Pins of one spot, drawn as one."""

    x: float
    y: float
    pins: list[Pin] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        return sorted({pin.number for pin in self.pins})

    @property
    def is_one_row(self) -> bool:
        return len(self.numbers) == 1


@dataclass(frozen=True)
class Name:
    text: str
    x: float
    y: float

    @property
    def half(self) -> float:
        return len(self.text) * NAME_SIZE / 4

    def covers(self, other: "Name") -> bool:
        is_beside = abs(self.x - other.x) > self.half + other.half + NAME_SPACE
        return not is_beside and abs(self.y - other.y) <= NAME_SIZE + NAME_SPACE


@dataclass(frozen=True)
class AreaMap:
    svg: SafeString
    numbers: frozenset[int]  # of the rows that have a pin
    several: list[PinsTogether]  # for the key: which rows stand behind a pin with a count


def area_map(pins: Sequence[Pin], *, name: str, framed: Iterable[Point], middle: Middle | None = None) -> AreaMap:
    """`framed`: what has to be on it; `name`: the id of the words below it, which are its name."""
    frame = Frame.around(framed, *_to_be_seen(middle))
    together = _together(frame, pins)
    shapes = [_ground(frame), *_circles(frame, middle), *_names(frame), *_middle(frame, middle)]
    shapes += [_pin(each) for each in reversed(together)]
    svg = element(
        "svg",
        {
            "class": "onward-map",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "role": "group",
            "aria-labelledby": name,
            "font-family": FONT,
        },
        *shapes,
    )
    numbers = frozenset(number for each in together for number in each.numbers)
    return AreaMap(svg, numbers, [each for each in together if not each.is_one_row])


def _to_be_seen(middle: Middle | None) -> tuple[list[Point], float]:
    return ([middle.at], max((metres for _, metres in middle.circles), default=0)) if middle else ([], 0)


def _together(frame: Frame, pins: Iterable[Pin]) -> list[PinsTogether]:
    """In the order of their rows; each stands with the first that it would cover."""
    found: list[PinsTogether] = []
    for pin in pins:
        x, y = frame.place(pin.at)
        if not frame.holds(x, y):
            continue
        near = (each for each in found if abs(each.x - x) < TOGETHER and abs(each.y - y) < TOGETHER)
        spot = next(near, None)
        if spot is None:
            found.append(spot := PinsTogether(x, y))
        spot.pins.append(pin)
    return found


def _ground(frame: Frame) -> SafeString:
    areas = [_area(each) for each in outlines_within(*frame.bounds)]
    scale = frame.scale * CELL_METRES
    left, top = frame.place(Point(0, 0))
    matrix = f"matrix({scale:.5f} 0 0 {-scale:.5f} {left:.1f} {top:.1f})"
    return element("g", {"transform": matrix, "fill-rule": "evenodd"}, *areas)


@cache
def _area(outline: Outline) -> SafeString:
    """Whatever the map shows, an outline is written the same."""
    return element("path", {"d": outline.path, "class": "onward-map__area", "vector-effect": "non-scaling-stroke"})


def _names(frame: Frame) -> Iterable[SafeString]:
    """Of the authorities that are large enough to be read, none over another."""
    written: list[Name] = []
    for each in outlines_within(*frame.bounds):
        name = Name(each.name, *frame.place(Point(each.easting, each.northing)))
        is_free = not any(name.covers(other) for other in written)
        if is_free and _is_wide(frame, each) and frame.holds(name.x, name.y, margin=name.half):
            written.append(name)
            yield text_element("text", {"x": name.x, "y": name.y, "class": "onward-map__name"}, name.text)


def _is_wide(frame: Frame, outline: Outline) -> bool:
    return (outline.east - outline.west) * CELL_METRES * frame.scale >= NARROWEST_NAMED


def _circles(frame: Frame, middle: Middle | None) -> Iterable[SafeString]:
    for words, metres in middle.circles if middle else ():
        x, y = frame.place(middle.at)
        radius = metres * frame.scale
        yield element("circle", {"cx": x, "cy": y, "r": radius, "class": "onward-map__circle"})
        yield text_element("text", {"x": x, "y": y + radius - 4, "class": "onward-map__miles"}, words)


def _middle(frame: Frame, middle: Middle | None) -> Iterable[SafeString]:
    if middle:
        x, y = frame.place(middle.at)
        yield element("circle", {"cx": x, "cy": y, "r": 15, "class": "onward-map__middle"})
        yield text_element("text", {"x": x, "y": y + 4, "class": "onward-map__middle-name"}, middle.words)


def _pin(together: PinsTogether) -> SafeString:
    x, y, numbers = together.x, together.y, together.numbers
    if together.is_one_row:
        label, written = f"{numbers[0]}: {together.pins[0].words}", str(numbers[0])
        shape = element("circle", {"cx": x, "cy": y, "r": PIN})
    else:
        label, written = f"{len(numbers)} together: rows {listed(numbers)}", f"×{len(numbers)}"
        box = {"x": x - SEVERAL / 2, "y": y - PIN, "width": SEVERAL, "height": 2 * PIN, "rx": 4}
        shape = element("rect", {**box, "class": "onward-map__several"})
    text = text_element("text", {"x": x, "y": y + 5, "class": "onward-map__number", "aria-hidden": "true"}, written)
    return element("a", {"href": f"#row-{numbers[0]}", "aria-label": label}, shape, text)
