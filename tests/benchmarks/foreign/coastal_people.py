"""Young people of the coastal county, as the virtual school records them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.random import Generator

from matching import ROUTES
from tests.benchmarks.foreign.coastal_places import place_near, town_for
from tests.benchmarks.foreign.coastal_words import BY_ROUTE, OPENINGS, VAGUE


# Those of November 2026 in their order: one more would draw another world.
TYPES = (
    "apprenticeship",
    "foundation_apprenticeship",
    "supported_internship",
    "t_level_placement",
    "employability_programme",
    "work_experience",
    "job",
    "further_education_course",
    "higher_education_course",
)


NEEDS = {
    "mental_health": 0.34,
    "travel_confidence": 0.18,
    "reading_writing": 0.17,
    "flexible_start": 0.16,
    "mentor": 0.28,
    "childcare": 0.07,
    "equipment": 0.22,
    "esol": 0.09,
}
LIKED = np.array([4, 5, 8, 9, 11, 6, 8, 9, 9, 6, 6, 3, 4, 7, 6], dtype=float)
WORK, APPRENTICE, COURSE = "job", "apprenticeship", "further_education_course"
READINESS_SHARES = (0.12, 0.22, 0.30, 0.24, 0.12)
MOVES_SHARES = (0.26, 0.25, 0.19, 0.13, 0.09, 0.05, 0.03)
UNRECORDED = {"readiness": 0.08, "home_moves_3y": 0.07, "maths_level": 0.04}


def draw_person(identifier: str, on: date, draw: Generator) -> dict[str, Any]:
    """A record without gaps, as the person stood on the day."""
    age = int(draw.choice(np.arange(16, 25), p=[0.10, 0.15, 0.18, 0.17, 0.14, 0.10, 0.07, 0.05, 0.04]))
    easting, northing = place_near(town_for(draw, "people"), draw)
    out_of_work = 0 if draw.random() < 0.22 else int(1 + draw.gamma(1.3, 6.5))
    return {
        "id": identifier,
        "birth_date": on - timedelta(days=int(365.25 * age + draw.integers(1, 365))),
        "easting": easting,
        "northing": northing,
        "max_travel_minutes": int(draw.choice([30, 45, 60, 75, 90], p=[0.12, 0.30, 0.36, 0.12, 0.10])),
        **_qualifications(draw),
        "right_to_work": True,
        "funding_residence": True,
        "has_ehcp": bool(draw.random() < 0.2),
        "entitlement": _entitlement(age, draw),
        "available_from": on - timedelta(days=int(draw.integers(0, 60))),
        "max_weekly_hours": float(draw.choice([16, 25, 30, 40], p=[0.05, 0.08, 0.12, 0.75])),
        **_wishes(draw),
        "support_needs": [need for need, share in NEEDS.items() if draw.random() < share],
        "avoid_areas": [],
        "avoid_employers": [],
        "can_drive": bool(age >= 18 and draw.random() < 0.12),
        "dbs_clear": True,
        "months_since_eet": min(out_of_work, 12 * (age - 15)),
        "home_moves_3y": int(draw.choice(len(MOVES_SHARES), p=MOVES_SHARES)),
        "readiness": 1 + int(draw.choice(5, p=READINESS_SHARES)),
        "early_ends": int(min(draw.poisson(0.25 + 0.12 * (age - 16)), 6)),
    }


def with_gaps(person: Mapping[str, Any], draw: Generator) -> dict[str, Any]:
    """The record as it is kept: some facts were never written down."""
    return {
        field: None if field in UNRECORDED and draw.random() < UNRECORDED[field] else value
        for field, value in person.items()
    }


def _entitlement(age: int, draw: Generator) -> str:
    if draw.random() < 0.08:
        return "qualifying"
    return "former_relevant" if age >= 18 else str(draw.choice(["eligible", "relevant"], p=[0.8, 0.2]))


def _qualifications(draw: Generator) -> dict[str, int]:
    level = int(draw.choice([0, 1, 2, 3, 4], p=[0.17, 0.34, 0.34, 0.13, 0.02]))
    near = [min(max(level + int(draw.choice([-1, 0, 0, 1])), 0), 2) for _ in range(2)]
    return {"highest_level": level, "english_level": near[0], "maths_level": min(near[1], near[0] + 1)}


def _wishes(draw: Generator) -> dict[str, Any]:
    count = int(draw.choice([0, 1, 2, 3, 4], p=[0.08, 0.27, 0.34, 0.23, 0.08]))
    routes = [str(one) for one in draw.choice(ROUTES, size=count, replace=False, p=LIKED / LIKED.sum())]
    dream = routes[0] if routes and draw.random() < 0.7 else str(draw.choice(ROUTES, p=LIKED / LIKED.sum()))
    tried = [one for one in routes[:2] if draw.random() < 0.25]
    if draw.random() < 0.25:
        tried.append(str(draw.choice(ROUTES)))
    return {
        "route_interests": routes,
        "aspiration": _in_own_words(dream, draw),
        "experience_routes": list(dict.fromkeys(tried)),
        "types_wanted": [] if draw.random() < 0.55 else _types_wanted(draw),
    }


def _types_wanted(draw: Generator) -> list[str]:
    shares = {
        APPRENTICE: 0.75,
        "foundation_apprenticeship": 0.4,
        WORK: 0.75,
        COURSE: 0.35,
        "employability_programme": 0.3,
    }
    return [one for one in TYPES if draw.random() < shares.get(one, 0)] or [APPRENTICE]


def _in_own_words(route: str, draw: Generator) -> str | None:
    kind = draw.random()
    if kind < 0.1:
        return None
    if kind < 0.2:
        return str(draw.choice(VAGUE))
    options = BY_ROUTE[route]
    return str(draw.choice(OPENINGS)).format(options[int(draw.integers(len(options)))].wish)
