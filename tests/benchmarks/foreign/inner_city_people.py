"""Young people of the inner city: what is so, and what of it is written down."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.random import Generator

from matching import ROUTES
from tests.benchmarks.foreign.inner_city_draws import CENTRE, draw_one, draw_some, generator, lognormal
from tests.benchmarks.foreign.inner_city_words import OCCUPATIONS_OF_ROUTE, SAYINGS


SETTLED, UPROOTED, BURDENED, PARENT, NEWCOMER = "settled", "uprooted", "burdened", "parent", "newcomer"
PERSON_SHARES = {SETTLED: 0.34, UPROOTED: 0.22, BURDENED: 0.18, PARENT: 0.10, NEWCOMER: 0.16}

READINESS = {  # shares of 1 to 5
    SETTLED: (0.03, 0.12, 0.33, 0.34, 0.18),
    UPROOTED: (0.10, 0.28, 0.34, 0.20, 0.08),
    BURDENED: (0.22, 0.36, 0.27, 0.12, 0.03),
    PARENT: (0.08, 0.24, 0.36, 0.24, 0.08),
    NEWCOMER: (0.03, 0.13, 0.32, 0.32, 0.20),
}
MEAN_MOVES = {SETTLED: 0.6, UPROOTED: 3.2, BURDENED: 1.5, PARENT: 1.4, NEWCOMER: 1.9}
MEAN_MONTHS = {SETTLED: 5, UPROOTED: 9, BURDENED: 17, PARENT: 15, NEWCOMER: 5}
NEEDS = {
    "mental_health": {SETTLED: 0.15, UPROOTED: 0.35, BURDENED: 0.8, PARENT: 0.3, NEWCOMER: 0.3},
    "travel_confidence": {SETTLED: 0.08, UPROOTED: 0.12, BURDENED: 0.35, PARENT: 0.08, NEWCOMER: 0.15},
    "reading_writing": {SETTLED: 0.1, UPROOTED: 0.2, BURDENED: 0.2, PARENT: 0.15, NEWCOMER: 0.2},
    "flexible_start": {SETTLED: 0.05, UPROOTED: 0.2, BURDENED: 0.4, PARENT: 0.3, NEWCOMER: 0.05},
    "mentor": {SETTLED: 0.2, UPROOTED: 0.35, BURDENED: 0.4, PARENT: 0.2, NEWCOMER: 0.3},
    "childcare": {PARENT: 0.92},
    "equipment": {SETTLED: 0.15, UPROOTED: 0.3, BURDENED: 0.2, PARENT: 0.2, NEWCOMER: 0.3},
    "esol": {NEWCOMER: 0.8},
}
UNWRITTEN = {  # how often a fact about a young person is not written down
    "readiness": 0.08,
    "months_since_eet": 0.06,
    "home_moves_3y": 0.10,
    "early_ends": 0.10,
    "support_needs": 0.06,
    "experience_routes": 0.08,
    "english_level": 0.08,
    "max_travel_minutes": 0.05,
    "can_drive": 0.2,
}


@dataclass(frozen=True)
class Inner:
    """What nobody records of a young person: a latent class, how easily they go, how readily they begin."""

    latent: str
    frailty: float
    keenness: float


@cache
def inner(seed: int, person: str) -> Inner:
    rng = generator(seed, 11, person)
    return Inner(draw_one(rng, PERSON_SHARES), lognormal(rng, 0.5), lognormal(rng, 0.2))


def draw_person(seed: int, name: str, on: date) -> dict:
    """A young person on that day, every fact known."""
    rng, latent = generator(seed, 12, name), inner(seed, name).latent
    age = rng.uniform(17, 22) if latent == NEWCOMER else rng.uniform(18 if latent == PARENT else 16.2, 24.8)
    away = rng.random() < (0.3 if latent == NEWCOMER else 0.15)
    distance, angle = (rng.uniform(7_000, 26_000) if away else abs(rng.normal(0, 2_600))), rng.uniform(0, 2 * np.pi)
    level = int(rng.choice(4, p=(0.16, 0.34, 0.34, 0.16))) if age > 17.5 else int(rng.choice(3, p=(0.25, 0.45, 0.3)))
    return {
        "id": name,
        "birth_date": on - timedelta(days=int(age * 365.25)),
        "easting": round(CENTRE[0] + distance * np.cos(angle)),
        "northing": round(CENTRE[1] + distance * np.sin(angle)),
        "max_travel_minutes": int(rng.choice((30, 45, 60, 75, 90), p=(0.1, 0.28, 0.36, 0.16, 0.1))),
        "highest_level": level,
        "english_level": int(rng.choice(2)) if latent == NEWCOMER else min(2, max(0, level - int(rng.random() < 0.3))),
        "maths_level": min(2, max(0, level - int(rng.random() < 0.45))),
        "right_to_work": True,
        "funding_residence": True,
        "has_ehcp": bool(rng.random() < 0.12),
        "entitlement": ("former_relevant" if rng.random() < 0.85 else "qualifying") if age >= 18 else "eligible",
        "can_drive": bool(age > 18 and rng.random() < 0.12),
        "months_since_eet": 0 if rng.random() < 0.14 else int(rng.exponential(MEAN_MONTHS[latent])),
        "home_moves_3y": int(rng.poisson(MEAN_MOVES[latent])),
        "readiness": int(rng.choice(5, p=READINESS[latent])) + 1,
        "early_ends": int(rng.poisson(0.9 if latent in (UPROOTED, BURDENED) else 0.4)),
        "support_needs": draw_some(rng, NEEDS, latent),
        "experience_routes": sorted({ROUTES[int(one)] for one in rng.integers(15, size=int(rng.poisson(0.9)))}),
        "types_wanted": _types_wanted(rng),
        "max_weekly_hours": int(rng.choice((20, 25, 30))) if latent == PARENT and rng.random() < 0.5 else None,
        "available_from": on + timedelta(days=int(rng.integers(7, 60))) if rng.random() < 0.06 else None,
        "right_to_work_until": on + timedelta(days=int(rng.integers(500, 1700)))
        if latent == NEWCOMER and rng.random() < 0.4
        else None,
        **_wishes(rng),
    }


def _types_wanted(rng: Generator) -> list[str]:
    if rng.random() < 0.6:
        return []
    work = ["apprenticeship", "foundation_apprenticeship", "job"]
    return work if rng.random() < 0.5 else [*work[:2], "further_education_course", "employability_programme"]


def _wishes(rng: Generator) -> dict:
    popular = rng.permutation(15)[: int(rng.choice((0, 1, 2, 3, 4), p=(0.08, 0.17, 0.3, 0.3, 0.15)))]
    routes = [ROUTES[int(one)] for one in popular]
    if rng.random() < 0.15:
        return {"route_interests": routes, "aspiration": None}
    place = int(rng.choice(3, p=(0.66, 0.2, 0.14)))
    route = routes[place] if place < min(len(routes), 2) else ROUTES[int(rng.integers(15))]
    occupations = OCCUPATIONS_OF_ROUTE[route]
    wish = occupations[int(rng.integers(len(occupations)))].wishes[int(rng.integers(2))]
    return {"route_interests": routes, "aspiration": SAYINGS[int(rng.integers(len(SAYINGS)))].format(wish)}


def as_written(rng: Generator, person: dict) -> dict:
    """The record an adviser has: some facts are not in it."""
    written = {k: None if rng.random() < UNWRITTEN.get(k, 0.0) else v for k, v in person.items()}
    return written if rng.random() > 0.02 else {**written, "easting": None, "northing": None}
