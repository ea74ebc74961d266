"""People and opportunities of an invented borough, as records of the public contract."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from matching.experiments.simulation.scenarios import Nature
from matching.experiments.simulation.truth import employer_effects
from matching.vocabulary import ENTITLEMENTS, ROUTES


Record = dict[str, Any]

# For every route a title, and a wish as a young person would say it.
TITLES_AND_WISHES = (
    ("Animal care assistant", "working outdoors with animals"),
    ("Business administrator", "something in an office"),
    ("Adult care worker", "helping old people"),
    ("Commis chef", "I want to be a chef"),
    ("Bricklayer", "building houses"),
    ("Broadcast assistant", "music or film"),
    ("IT support technician", "something with computers"),
    ("Early years educator", "looking after little kids"),
    ("Motor vehicle technician", "fixing cars or motorbikes"),
    ("Hairdressing professional", "hair and beauty"),
    ("Healthcare support worker", "working in a hospital"),
    ("Accounts assistant", "something with money and numbers"),
    ("Security officer", "being a police officer"),
    ("Retail assistant", "working in a shop"),
    ("Warehouse operative", "driving vans and lorries"),
)
SUPPORT = ("mentor", "travel costs", "quiet room", "flexible start", "interview practice", "kit")
PLEDGES = ("guaranteed interview", "workplace buddy", "named contact", "work trial")
TOWN_CENTRES = ((530_000, 180_000), (536_000, 183_000), (525_000, 186_000), (533_000, 174_000))
SPREAD_METRES, UNKNOWN, EMPLOYERS = 2_500, 0.07, 60
USUAL_LASTING = 0.6
DAYS_AHEAD = (7, 20, 45, 100, 200)


class SyntheticColumns:
    """Seeded columns; a fact is left unknown with the chance UNKNOWN."""

    def __init__(self, draw: np.random.Generator, count: int) -> None:
        self.draw, self.count = draw, count

    def pick(self, options: Sequence[Any], p: Sequence[float] | None = None) -> list[Any]:
        return [options[i] for i in self.draw.choice(len(options), size=self.count, p=p).tolist()]

    def integers(self, low: int, high: int) -> list[int]:
        numbers: list[int] = self.draw.integers(low, high, size=self.count, endpoint=True).tolist()
        return numbers

    def subsets(self, options: Sequence[str], most: int) -> list[list[str]]:
        order = self.draw.random((self.count, len(options))).argsort(axis=1)
        return [[options[i] for i in row[:size]] for row, size in zip(order, self.integers(0, most), strict=True)]

    def points(self) -> list[list[float]]:
        centre = np.array(TOWN_CENTRES)[self.draw.integers(len(TOWN_CENTRES), size=self.count)]
        places: list[list[float]] = (centre + self.draw.normal(size=centre.shape) * SPREAD_METRES).round().tolist()
        return places

    def with_unknowns(self, column: Sequence[Any]) -> list[Any]:
        unknown = (self.draw.random(self.count) < UNKNOWN).tolist()
        return [None if missing else value for value, missing in zip(column, unknown, strict=True)]


def people(draw: np.random.Generator, count: int, prefix: str, day: date) -> list[Record]:
    drawn = SyntheticColumns(draw, count)
    routes = drawn.subsets(ROUTES, 3)
    points = drawn.points()
    columns: dict[str, list[Any]] = {
        "id": [f"{prefix}{number:05}" for number in range(count)],
        "birth_date": [day - timedelta(days=days) for days in drawn.integers(17 * 366, 25 * 365)],
        "easting": [point[0] for point in points],
        "northing": [point[1] for point in points],
        "max_travel_minutes": drawn.pick((45, 60, 75, 90), (0.2, 0.4, 0.2, 0.2)),
        "highest_level": drawn.pick((0, 1, 2, 3), (0.1, 0.3, 0.4, 0.2)),
        "english_level": drawn.pick((0, 1, 2), (0.15, 0.4, 0.45)),
        "maths_level": drawn.pick((0, 1, 2), (0.2, 0.4, 0.4)),
        "right_to_work": [True] * count,
        "entitlement": drawn.pick(ENTITLEMENTS, (0.15, 0.1, 0.65, 0.1)),
        "route_interests": drawn.with_unknowns(routes),
        "aspiration": [_wish(draw, liked) for liked in routes],
        "experience_routes": drawn.with_unknowns(drawn.subsets(ROUTES, 4)),
        "support_needs": drawn.with_unknowns(drawn.subsets(SUPPORT, 3)),
        "months_since_eet": drawn.with_unknowns(drawn.integers(0, 36)),
        "home_moves_3y": drawn.with_unknowns(drawn.integers(0, 6)),
        "readiness": drawn.with_unknowns(drawn.integers(1, 5)),
        "early_ends": drawn.with_unknowns(drawn.pick((0, 1, 2, 3), (0.45, 0.3, 0.15, 0.1))),
    }
    return _rows(columns)


def _wish(draw: np.random.Generator, liked: Sequence[str]) -> str | None:
    """Mostly about the route liked best; one in four says nothing that is about it."""
    number = ROUTES.index(liked[0]) if liked and draw.random() < 0.75 else int(draw.integers(len(ROUTES)))
    return TITLES_AND_WISHES[number][1] if draw.random() < 0.85 else None


def opportunities(
    draw: np.random.Generator, count: int, prefix: str, day: date, seed: int, nature: Nature
) -> list[Record]:
    drawn = SyntheticColumns(draw, count)
    route = drawn.integers(0, len(ROUTES) - 1)
    points = drawn.points()
    ahead = drawn.pick(DAYS_AHEAD, (0.2, 0.25, 0.25, 0.2, 0.1))
    names = [f"employer {number:03}" for number in drawn.integers(0, EMPLOYERS - 1)]
    columns = {
        "id": [f"{prefix}{number:05}" for number in range(count)],
        "type": drawn.pick(("apprenticeship", "job", "employability_programme"), (0.6, 0.25, 0.15)),
        "route": [ROUTES[number] for number in route],
        "level": drawn.pick((2, 3, 4), (0.6, 0.32, 0.08)),
        "title": [TITLES_AND_WISHES[number][0] for number in route],
        "easting": [point[0] for point in points],
        "northing": [point[1] for point in points],
        "weekly_hours": drawn.pick((30, 35, 37.5)),
        "paid": [True] * count,
        "weekly_pay": drawn.with_unknowns(drawn.integers(460, 620)),
        "start_date": drawn.with_unknowns([day + timedelta(days=days) for days in ahead]),
        "places": drawn.integers(1, 6),
        "english_required": drawn.pick((0, 1, 2), (0.6, 0.25, 0.15)),
        "maths_required": drawn.pick((0, 1, 2), (0.65, 0.25, 0.1)),
        "care_leavers_only": drawn.pick((False, True), (0.85, 0.15)),
        "support_offered": drawn.with_unknowns(drawn.subsets(SUPPORT, 4)),
        "pledges": drawn.with_unknowns(drawn.subsets(PLEDGES, 3)),
        "employer_id": names,
    }
    records = _rows(columns)
    for record, past in zip(records, _employer_history(names, seed, nature), strict=True):
        record.update(past)
    return records


def _employer_history(names: list[str], seed: int, nature: Nature) -> list[Record]:
    """An employer's past follows from what the employer adds, so that it says something about it."""
    every = [f"employer {number:03}" for number in range(EMPLOYERS)]
    draw = np.random.default_rng([seed, 2])
    start, stay = employer_effects(seed, every, nature)
    starts = draw.poisson(4 * np.exp(start))
    odds = USUAL_LASTING / (1 - USUAL_LASTING) * np.exp(stay)
    lasted = draw.binomial(starts, odds / (1 + odds))
    known = draw.random(EMPLOYERS) >= UNKNOWN
    past = {
        name: {"employer_starts": int(begun), "employer_sustained_26": int(stayed)} if recorded else {}
        for name, begun, stayed, recorded in zip(every, starts, lasted, known, strict=True)
    }
    return [past[name] for name in names]


def _rows(columns: dict[str, list[Any]]) -> list[Record]:
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return [{name: value for name, value in row.items() if value is not None} for row in rows]
