"""What a drawing is made of. A page writes it as SVG, a file writes the same shapes in its own way."""

from dataclasses import dataclass


INK, QUIET, RULE, WASH = "#0b0c0c", "#484949", "#858686", "#f0f1f2"
OWN, OWN_PALE = "#00545c", "#d5e6e7"  # our own figures, in every chart
ENGLAND = "#7d1f5b"  # England's, always a diamond and always in a key; nothing else has this colour
CHARACTER = 0.56  # of the size of the text, on average and a little more


@dataclass(frozen=True)
class Place:
    x: float
    y: float


@dataclass(frozen=True)
class Words(Place):
    text: str
    colour: str = INK
    anchor: str = "start"
    is_bold: bool = False


@dataclass(frozen=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = RULE
    width: float = 1
    is_dashed: bool = False


@dataclass(frozen=True)
class Dot(Place):
    """A figure of our own; hollow where it is of a part of a year."""

    is_hollow: bool = False


@dataclass(frozen=True)
class Diamond(Place):
    """A figure of England's."""


@dataclass(frozen=True)
class Band(Place):
    width: float
    height: float
    colour: str = WASH
    border: str = ""


Shape = Words | Stroke | Dot | Diamond | Band
