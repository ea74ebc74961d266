"""Employers of the coastal county and what they offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from typing import Any

import numpy as np
from numpy.random import Generator

from matching import ROUTES
from tests.benchmarks.foreign.coastal_places import TOWNS, Town, place_near, town_for
from tests.benchmarks.foreign.coastal_words import BY_ROUTE


OFFERED = np.array([5, 8, 14, 12, 9, 3, 4, 6, 8, 3, 7, 3, 3, 9, 8], dtype=float)
SEASONAL_ROUTES = ("Catering and hospitality", "Sales, marketing and procurement")
TYPE_SHARES = {
    "apprenticeship": 0.40,
    "foundation_apprenticeship": 0.10,
    "job": 0.33,
    "employability_programme": 0.08,
    "further_education_course": 0.09,
}
UNPAID = ("employability_programme", "further_education_course")
PLEDGES = {
    "guaranteed_interview": 0.34,
    "workplace_buddy": 0.32,
    "named_contact": 0.38,
    "work_trial": 0.26,
    "application_support": 0.30,
}
SUPPORT = {
    "mental_health": 0.26,
    "travel_confidence": 0.14,
    "reading_writing": 0.20,
    "flexible_start": 0.24,
    "mentor": 0.36,
    "childcare": 0.05,
    "equipment": 0.34,
    "esol": 0.10,
}
MATURE = timedelta(weeks=26)
PAY_GROWTH, PRICES_OF = 0.05, 2026


@dataclass(frozen=True)
class Employer:
    """Recorded: id, kind, past care leavers. Known to nobody: headcount, how well it supervises, how choosy it is."""

    id: str
    town: Town
    route: str
    private: bool
    headcount: float
    supervision: float
    strictness: float
    slowness: float
    past: tuple[tuple[date, bool], ...]

    def record(self, on: date) -> dict[str, int]:
        """Care leavers whose half year was over on the day, and how many of them had lasted."""
        known = [lasted for start, lasted in self.past if start + MATURE <= on]
        return {"employer_starts": len(known), "employer_sustained_26": sum(known)}


def draw_employer(number: int, today: date, revolving_doors: bool, draw: Generator) -> Employer:
    """`revolving_doors`: those who take on most care leavers supervise worst."""
    headcount = float(np.exp(draw.normal(3.4, 1.4)))
    supervision = float(draw.normal())
    busy = 1.6 * min(headcount / 30, 4) ** 0.6 * float(draw.gamma(1.5, 0.8))
    starts = int(draw.poisson(busy * exp(-0.9 * supervision if revolving_doors else 0.2 * supervision)))
    lasting = 1 / (1 + exp(-0.5 - 0.8 * supervision))
    past = [
        (today - timedelta(days=int(draw.integers(0, 2_200))), bool(draw.random() < lasting)) for _ in range(starts)
    ]
    return Employer(
        id=f"coast-employer-{number:03d}",
        town=town_for(draw, "jobs"),
        route=str(draw.choice(ROUTES, p=OFFERED / OFFERED.sum())),
        private=bool(draw.random() < 0.74),
        headcount=headcount,
        supervision=supervision,
        strictness=float(draw.normal()),
        slowness=float(draw.beta(1.5, 12)),
        past=tuple(past),
    )


def draw_opportunity(identifier: str, employers: Sequence[Employer], posted: date, draw: Generator) -> dict[str, Any]:
    """A record without gaps, as it stood on the day it was posted."""
    size = np.array([one.headcount**0.4 for one in employers])
    employer = employers[int(draw.choice(len(employers), p=size / size.sum()))]
    route = employer.route if draw.random() < 0.75 else str(draw.choice(ROUTES, p=OFFERED / OFFERED.sum()))
    kind = str(draw.choice(list(TYPE_SHARES), p=list(TYPE_SHARES.values())))
    town = employer.town if draw.random() < 0.8 else TOWNS[int(draw.integers(len(TOWNS)))]
    easting, northing = place_near(town, draw)
    start = posted + timedelta(days=int(draw.integers(21, 120)))
    level = int(draw.choice([2, 3, 4], p=[0.62, 0.33, 0.05])) if "apprentice" in kind else int(draw.integers(1, 4))
    return {
        "id": identifier,
        "type": kind,
        "route": route,
        "level": 2 if kind == "foundation_apprenticeship" else level,
        **_words(route, kind, draw),
        "easting": easting,
        "northing": northing,
        **_hours_and_pay(kind, level, posted.year, route, draw),
        "private_business": employer.private,
        "includes_training": kind != "job" or bool(draw.random() < 0.4),
        "start_date": start,
        "closing_date": min(posted + timedelta(days=int(draw.integers(20, 50))), start),
        "planned_end": None if kind == "job" else start + timedelta(weeks=int(draw.choice([39, 52, 65, 78]))),
        "places": int(1 + draw.poisson(min(employer.headcount / 60, 4))),
        "min_age": 18 if draw.random() < 0.12 else 16,
        "min_level": max(0, level - int(draw.choice([1, 2, 2, 3]))),
        "english_required": int(draw.choice([0, 1], p=[0.85, 0.15])),
        "dbs_required": route in ("Care services", "Education and early years", "Health and science"),
        "driving_required": bool(draw.random() < 0.03),
        "care_leavers_only": bool(draw.random() < 0.08),
        "support_offered": _chosen(SUPPORT, 0.25 * employer.supervision, draw),
        "pledges": _chosen(PLEDGES, 0.15 * employer.supervision, draw),
        "employer_id": employer.id,
        **employer.record(posted),
    }


def with_gaps(opportunity: Mapping[str, Any], draw: Generator) -> dict[str, Any]:
    """The record as it is advertised: some paid adverts call the pay competitive."""
    silent = opportunity["paid"] and draw.random() < 0.07
    return {**opportunity, "weekly_pay": None if silent else opportunity["weekly_pay"]}


def pay_in_todays_pounds(opportunity: Mapping[str, Any]) -> float:
    """Pounds a week at this year's level of pay."""
    return opportunity["weekly_pay"] * (1 + PAY_GROWTH) ** (PRICES_OF - opportunity["start_date"].year)


def _words(route: str, kind: str, draw: Generator) -> dict[str, str]:
    options = BY_ROUTE[route]
    one = options[int(draw.integers(len(options)))]
    title = {"job": one.name, "further_education_course": f"Course: {one.name.lower()}"}.get(kind)
    cheer = draw.choice(["", " A friendly team.", " No experience needed.", " Close to the sea."])
    return {"title": title or f"{one.name} ({kind.replace('_', ' ')})", "text": f"{one.text}{cheer}"}


def _hours_and_pay(kind: str, level: int, year: int, route: str, draw: Generator) -> dict[str, Any]:
    hours = float(draw.choice([16, 20, 24]) if kind in UNPAID else draw.choice([20, 30, 35, 37.5, 40]))
    hourly = draw.gamma(2.0, 0.9)
    hourly += 12.8 + 0.5 * (level - 1) if kind == "job" else 8.3 + 0.6 * (level - 2)
    hourly /= (1 + PAY_GROWTH) ** (PRICES_OF - year)
    late = route in ("Catering and hospitality", "Transport and logistics", "Care services", "Protective services")
    return {
        "weekly_hours": hours,
        "daily_hours": min(hours / 5 if hours > 24 else hours / 3, 8.0),
        "night_work": bool(kind == "job" and draw.random() < (0.3 if late else 0.03)),
        "paid": kind not in UNPAID,
        "weekly_pay": 0.0 if kind in UNPAID else round(hourly * hours, 2),
    }


def _chosen(shares: Mapping[str, float], lean: float, draw: Generator) -> list[str]:
    """Options drawn by share; an employer that supervises well leans towards more of them."""
    return [one for one, share in shares.items() if draw.random() < share * exp(min(lean, 0.8))]
