"""The map of the coastal county: towns on the shore, a city inland, an estuary without a bridge near the sea."""

from collections.abc import Mapping
from math import hypot
from typing import Any, NamedTuple

from numpy.random import Generator


class Town(NamedTuple):
    name: str
    easting: float
    northing: float
    people: float
    jobs: float
    seasonal: float


TOWNS = (
    Town("harbour", 602_000, 118_000, 0.24, 0.20, 0.2),
    Town("resort", 621_000, 122_000, 0.20, 0.14, 0.8),
    Town("pier", 583_000, 114_000, 0.14, 0.09, 0.6),
    Town("point", 641_000, 131_000, 0.08, 0.05, 0.5),
    Town("city", 604_000, 146_000, 0.22, 0.38, 0.0),
    Town("market", 628_000, 151_000, 0.07, 0.08, 0.1),
    Town("villages", 590_000, 136_000, 0.05, 0.06, 0.1),
)
CITY = TOWNS[4]
ESTUARY_EASTING, ESTUARY_HEAD_NORTHING = 611_000, 134_000
RAIL_NORTHING_SHORE, SPREAD_METRES = 124_000, 2_400


def place_near(town: Town, draw: Generator) -> tuple[int, int]:
    """Easting and northing, in metres, of an address of the town."""
    east, north = draw.normal(0, SPREAD_METRES, 2)
    return round(town.easting + east), round(town.northing + north)


def town_for(draw: Generator, weight: str) -> Town:
    """A town drawn by `people` or by `jobs`."""
    weights = [getattr(town, weight) for town in TOWNS]
    return TOWNS[int(draw.choice(len(TOWNS), p=[one / sum(weights) for one in weights]))]


def kilometres(person: Mapping[str, Any], opportunity: Mapping[str, Any]) -> float:
    """Kilometres by road: round the head of the estuary where it lies between, else a fifth more than straight."""
    ends = (person["easting"], person["northing"]), (opportunity["easting"], opportunity["northing"])
    straight = hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1])
    between = (ends[0][0] < ESTUARY_EASTING) != (ends[1][0] < ESTUARY_EASTING)
    if between and min(ends[0][1], ends[1][1]) < ESTUARY_HEAD_NORTHING:
        round_it = sum(hypot(east - ESTUARY_EASTING, north - ESTUARY_HEAD_NORTHING) for east, north in ends)
        straight = max(straight, round_it)
    return 1.2 * straight / 1000


def minutes(person: Mapping[str, Any], opportunity: Mapping[str, Any]) -> float:
    """Minutes door to door: by car for a driver, else on foot, by bus, or along the shore by train."""
    distance = kilometres(person, opportunity)
    if person["can_drive"]:
        return 4 + distance / 0.75
    if distance < 2:
        return 12 * distance
    shore = max(person["northing"], opportunity["northing"]) < RAIL_NORTHING_SHORE
    by_bus, by_train = 12 + distance / 0.42, 22 + distance / 0.9
    return min(by_bus, by_train) if shore else by_bus
