"""Words of the coastal county: occupations with an advert's sentence and a young person's wish, route by route."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from matching import ROUTES


class Occupation(NamedTuple):
    route: str
    name: str
    text: str
    wish: str


with (Path(__file__).parent / "coastal_occupations.csv").open(encoding="utf-8", newline="") as file:
    OCCUPATIONS = tuple(Occupation(**row) for row in csv.DictReader(file))
BY_ROUTE = {route: tuple(one for one in OCCUPATIONS if one.route == route) for route in ROUTES}
VAGUE = ("not sure yet", "anything really", "just want to earn some money")
OPENINGS = ("I want to {}", "I'd like to {}", "maybe {}", "one day I will {}", "{}")
KIN = (
    {"Care services", "Health and science", "Education and early years"},
    {"Construction and the built environment", "Engineering and manufacturing", "Transport and logistics"},
    {"Business and administration", "Legal, finance and accounting", "Sales, marketing and procurement"},
    {"Digital", "Creative and design"},
    {"Catering and hospitality", "Hair and beauty", "Sales, marketing and procurement"},
)


@cache
def occupation_titled(title: str) -> Occupation:
    """The occupation that an advert's title names."""
    return next(one for one in OCCUPATIONS if one.name.lower() in title.lower())


@cache
def occupation_wished(aspiration: str) -> Occupation | None:
    """The occupation that a young person's words are about; None where they are vague."""
    return next((one for one in OCCUPATIONS if one.wish in aspiration), None)


@cache
def likeness(aspiration: str | None, title: str) -> float:
    """1 for the occupation wished for, 0.6 for its route, 0.25 for a route of its kin, 0.15 for vague words, else 0."""
    wished, offered = occupation_wished(aspiration or ""), occupation_titled(title)
    if wished is None:
        return 0.15
    if wished == offered:
        return 1.0
    if wished.route == offered.route:
        return 0.6
    return 0.25 if any({wished.route, offered.route} <= kin for kin in KIN) else 0.0
