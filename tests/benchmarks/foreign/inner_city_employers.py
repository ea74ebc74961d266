"""Employers of the inner city and what they offer."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.random import Generator

from matching import ROUTES
from tests.benchmarks.foreign.inner_city_draws import (
    CENTRE,
    FIRST_DAY,
    TODAY,
    draw_one,
    draw_some,
    generator,
    lognormal,
)
from tests.benchmarks.foreign.inner_city_words import (
    BUILDING,
    CARE,
    DIGITAL,
    FOOD,
    HAIR,
    HEALTH,
    MONEY,
    MOVING,
    OCCUPATIONS_OF_ROUTE,
    OFFICE,
    SELLING,
    TEACHING,
    TITLES,
)


TEACHER, BUSY, FORMAL, FAMILY = "teacher", "busy", "formal", "family"
EMPLOYER_SHARES = {TEACHER: 0.28, BUSY: 0.32, FORMAL: 0.22, FAMILY: 0.18}

OFFERED = {
    "mental_health": {TEACHER: 0.5, BUSY: 0.1, FORMAL: 0.45, FAMILY: 0.1},
    "travel_confidence": {TEACHER: 0.4, BUSY: 0.05, FORMAL: 0.1, FAMILY: 0.15},
    "reading_writing": {TEACHER: 0.5, BUSY: 0.1, FORMAL: 0.2, FAMILY: 0.1},
    "flexible_start": {TEACHER: 0.5, BUSY: 0.25, FORMAL: 0.15, FAMILY: 0.35},
    "mentor": {TEACHER: 0.7, BUSY: 0.15, FORMAL: 0.4, FAMILY: 0.3},
    "childcare": {TEACHER: 0.2, BUSY: 0.1, FORMAL: 0.3, FAMILY: 0.1},
    "equipment": {TEACHER: 0.5, BUSY: 0.3, FORMAL: 0.4, FAMILY: 0.3},
    "esol": {TEACHER: 0.4, BUSY: 0.15, FORMAL: 0.1, FAMILY: 0.1},
}
PLEDGED = {
    "guaranteed_interview": {TEACHER: 0.4, BUSY: 0.15, FORMAL: 0.45, FAMILY: 0.05},
    "workplace_buddy": {TEACHER: 0.5, BUSY: 0.15, FORMAL: 0.35, FAMILY: 0.1},
    "named_contact": {TEACHER: 0.6, BUSY: 0.2, FORMAL: 0.4, FAMILY: 0.5},
    "work_trial": {TEACHER: 0.3, BUSY: 0.4, FORMAL: 0.05, FAMILY: 0.5},
    "application_support": {TEACHER: 0.4, BUSY: 0.1, FORMAL: 0.3, FAMILY: 0.05},
}
USUAL_ROUTES = {
    TEACHER: (CARE, HEALTH, TEACHING, OFFICE),
    BUSY: (FOOD, SELLING, MOVING, CARE),
    FORMAL: (OFFICE, MONEY, DIGITAL, HEALTH),
    FAMILY: (BUILDING, HAIR, FOOD),
}
WELCOMES = (
    "No experience needed.",
    "We are a friendly team.",
    "You must be punctual.",
    "Training is given.",
    "Some weekends.",
    "Ask for Sam.",
)
TYPES = {
    "apprenticeship": {TEACHER: 0.34, BUSY: 0.24, FORMAL: 0.52, FAMILY: 0.4},
    "foundation_apprenticeship": {TEACHER: 0.08, BUSY: 0.03, FORMAL: 0.06, FAMILY: 0.04},
    "supported_internship": {TEACHER: 0.05, FORMAL: 0.02},
    "t_level_placement": {TEACHER: 0.03, FORMAL: 0.05, FAMILY: 0.02},
    "employability_programme": {TEACHER: 0.18, BUSY: 0.05, FORMAL: 0.08},
    "work_experience": {TEACHER: 0.08, BUSY: 0.08, FORMAL: 0.05, FAMILY: 0.12},
    "job": {TEACHER: 0.14, BUSY: 0.58, FORMAL: 0.18, FAMILY: 0.42},
    "further_education_course": {TEACHER: 0.09, BUSY: 0.02, FORMAL: 0.03},
    "higher_education_course": {TEACHER: 0.01, FORMAL: 0.01},
}
HUBS = ((0, 0, 900), (2_200, -600, 700), (-2_800, 1_500, 800), (900, 3_400, 1_000), (-15_000, -2_000, 900))


@dataclass(frozen=True)
class Firm:
    """An employer: its latent class, how hard its supervisor is to stay with, how open its door is."""

    id: str
    seed: int
    kind: str

    @cached_property
    def _rng(self) -> Generator:
        return generator(self.seed, 21, self.id)

    @cached_property
    def _hidden(self) -> tuple[str, float, float]:
        return draw_one(self._rng, EMPLOYER_SHARES), lognormal(self._rng, 0.4), lognormal(self._rng, 0.2)

    latent = property(lambda self: self._hidden[0])
    strain = property(lambda self: self._hidden[1])
    openness = property(lambda self: self._hidden[2])

    @cached_property
    def face(self) -> dict:
        """What the city sees of it."""
        rng = generator(self.seed, 22, self.id)
        size = {TEACHER: 2.6, BUSY: 3.3, FORMAL: 2.8, FAMILY: 0.9}[self.latent]
        starts = int(rng.poisson(np.exp(rng.normal(size, 0.7))))
        lasting = float(np.clip(0.6 * self.strain**-0.8, 0.12, 0.92)) if self.kind == "kind" else rng.uniform(0.3, 0.85)
        return {
            "routes": [self._route(rng) for _ in "ab"],
            "lasted": np.cumsum(rng.random(starts) < lasting),
            "hub": HUBS[int(rng.choice(5, p=(0.36, 0.22, 0.18, 0.16, 0.08)))],
            "support": draw_some(rng, OFFERED, self.latent),
            "pledges": draw_some(rng, PLEDGED, self.latent),
        }

    def _route(self, rng: Generator) -> str:
        usual = USUAL_ROUTES[self.latent] if rng.random() < 0.75 else ROUTES
        return usual[int(rng.integers(len(usual)))]

    def record(self, on: date) -> dict:
        """Starts and stays of care leavers by that day."""
        lasted = self.face["lasted"]
        starts = int(len(lasted) * (0.25 + 0.75 * (on - FIRST_DAY) / (TODAY - FIRST_DAY)))
        return {"employer_starts": starts, "employer_sustained_26": int(lasted[starts - 1]) if starts else 0}


PAID = ("apprenticeship", "foundation_apprenticeship", "job")
COURSES = ("further_education_course", "higher_education_course")


def draw_opportunity(seed: int, name: str, firm: Firm, on: date) -> dict:
    """What an employer offers on that day, as it is advertised."""
    rng = generator(seed, 31, name)
    kind = draw_one(rng, {name: row.get(firm.latent, 0.0) for name, row in TYPES.items()})
    route = firm.face["routes"][int(rng.random() < 0.3)]
    occupation = OCCUPATIONS_OF_ROUTE[route][int(rng.integers(len(OCCUPATIONS_OF_ROUTE[route])))]
    start = on + timedelta(days=int(rng.gamma(2.0, 18))) if rng.random() > 0.12 else None
    return {
        "id": name,
        "type": kind,
        "route": route,
        "title": TITLES[kind].format(occupation.name),
        "text": f"{occupation.text} {WELCOMES[int(rng.integers(len(WELCOMES)))]}",
        "employer_id": firm.id,
        "start_date": start,
        "closing_date": on + timedelta(days=int(rng.integers(5, 50))),
        "places": 1 + int(rng.poisson(1.6 if firm.latent == BUSY else 0.6)),
        "planned_end": (start or on) + timedelta(days=540) if kind in PAID[:2] else None,
        "dbs_required": route in (CARE, TEACHING),
        "care_leavers_only": bool(firm.latent == TEACHER and rng.random() < 0.25),
        "private_business": firm.latent in (BUSY, FAMILY),
        "support_offered": [one for one in firm.face["support"] if rng.random() < 0.9],
        "pledges": [one for one in firm.face["pledges"] if rng.random() < 0.9],
        **_sites(rng, firm),
        **_terms(rng, firm, kind),
        **_entry(rng, firm, kind),
        **(firm.record(on) if rng.random() > 0.08 else {}),
    }


def _sites(rng: Generator, firm: Firm) -> dict:
    if rng.random() < 0.03:
        return {"remote": True}
    east, north, spread = firm.face["hub"]
    places = rng.normal((CENTRE[0] + east, CENTRE[1] + north), spread, size=(3 if rng.random() < 0.06 else 1, 2))
    own = {"easting": round(float(places[0, 0])), "northing": round(float(places[0, 1]))}
    further = [(round(float(east)), round(float(north))) for east, north in places[1:]]
    return own | ({"sites": further} if further else {})


def _terms(rng: Generator, firm: Firm, kind: str) -> dict:
    """Hours, nights and pay: by the hour, more in a large office, less for an apprentice."""
    paid = kind in PAID
    hours = float(rng.choice((16, 20, 25, 30, 35, 37.5, 40), p=(0.08, 0.08, 0.1, 0.2, 0.2, 0.24, 0.1)))
    hours = max(30.0, hours) if kind in PAID[:2] else min(hours, 40.0 if kind == "job" else 25.0)
    hourly = 8.0 + rng.gamma(2.0, 1.2) if kind in PAID[:2] else 12.2 + rng.gamma(1.5, 0.9)
    return {
        "weekly_hours": hours,
        "daily_hours": round(hours / 5, 1),
        "night_work": bool(firm.latent == BUSY and kind == "job" and rng.random() < 0.25),
        "paid": paid,
        "weekly_pay": round(hours * (hourly + 1.2 * (firm.latent == FORMAL)), 2) if paid else 0.0,
        "includes_training": kind != "job",
    }


def _entry(rng: Generator, firm: Firm, kind: str) -> dict:
    """Level, ages and what is asked at the door."""
    strict = firm.latent == FORMAL
    level = {"job": None, "employability_programme": 1, "work_experience": None, "higher_education_course": 4}.get(
        kind, 2
    )
    level = 3 if kind in ("apprenticeship", "t_level_placement") and rng.random() < 0.3 + 0.25 * strict else level
    asked = min(2, max(0, (level or 1) - 1)) if strict or rng.random() < 0.2 else 0
    return {
        "level": level,
        "min_age": 18 if rng.random() < (0.35 if kind == "job" else 0.05) else 16,
        "max_age": 24 if kind in ("employability_programme", "foundation_apprenticeship") else None,
        "min_level": asked,
        "english_required": asked if rng.random() < 0.6 else 0,
        "maths_required": asked if rng.random() < 0.4 else 0,
        "ehcp_required": kind == "supported_internship",
        "driving_required": bool(firm.latent == FAMILY and rng.random() < 0.08),
    }
