"""A county of its own make: three towns, many blanks, a truth that is no sum of the engine's terms."""

import math
from datetime import date, timedelta
from random import Random

from matching import ROUTES
from matching import TYPES as ALL_TYPES


DAY = date(2025, 3, 3)
TOWNS = ((412_300, 233_100, 2_500), (428_900, 229_400, 900), (405_000, 247_700, 6_000))
NEEDS = ("laptop", "driving lessons", "quiet room", "mentor", "flexible start")
SAY = ("i want to fix motorbikes", "nails and lashes", "something with animals tbh", "be a paramedic", "coding games")
TITLES = ("Motorcycle technician", "Beauty therapist", "Kennel assistant", "Trainee paramedic", "Warehouse operative")


TYPES = ALL_TYPES[:9]  # those there were when its numbers were pinned


class County:
    def __init__(self, seed, people=60, opportunities=90):
        self.draw = Random(seed)
        self.people = [self._known(self._person(n)) for n in range(people)]
        self.opportunities = [self._known(self._opportunity(n)) for n in range(opportunities)]

    def _known(self, record):
        """A quarter of the facts are not recorded: None, or not there."""
        blanks = {name for name in record if name != "id" and self.draw.random() < 0.25}
        return {
            name: None if name in blanks else value for name, value in record.items() if self.draw.random() < 0.9
        } | {"id": record["id"]}

    def _where(self):
        x, y, spread = self.draw.choice(TOWNS)
        return round(x + self.draw.gauss(0, spread), 1), round(y + self.draw.gauss(0, spread), 1)

    def _some(self, options, most):
        return self.draw.sample(options, self.draw.randint(0, most))

    def _person(self, n):
        draw, (easting, northing) = self.draw, self._where()
        return {
            "id": f"yp/{n:03d}",
            "birth_date": DAY - timedelta(days=draw.randint(16 * 366, 25 * 365)),
            "easting": easting,
            "northing": northing,
            "max_travel_minutes": draw.choice([15, 25, 40, 75, 120]),
            "highest_level": min(7, int(draw.expovariate(0.6))),
            "english_level": draw.randint(0, 2),
            "maths_level": draw.randint(0, 2),
            "available_from": DAY + timedelta(days=draw.randint(-90, 120)),
            "max_weekly_hours": draw.choice([12, 20, 30.5, 40, 60]),
            "route_interests": self._some(ROUTES, 5),
            "aspiration": draw.choice(SAY),
            "experience_routes": self._some(ROUTES, 2),
            "support_needs": self._some(NEEDS, 3),
            "avoid_areas": [(*self._where(), 800)] if draw.random() < 0.15 else [],
            "can_drive": draw.random() < 0.2,
            "months_since_eet": int(draw.expovariate(0.1)),
            "home_moves_3y": draw.randint(0, 7),
            "readiness": draw.randint(1, 5),
            "early_ends": draw.choice([0, 0, 1, 3]),
            "types_wanted": self._some(TYPES, 6),
        }

    def _opportunity(self, n):
        draw, (easting, northing), starts = self.draw, self._where(), int(self.draw.expovariate(0.3))
        return {
            "id": f"V-{n}",
            "type": draw.choice(TYPES),
            "route": draw.choice(ROUTES),
            "level": draw.choice([1, 2, 2, 3, 4, 6]),
            "title": draw.choice(TITLES),
            "easting": easting,
            "northing": northing,
            "sites": [self._where() for _ in range(draw.randint(0, 2))],
            "nationwide": draw.random() < 0.05,
            "weekly_hours": draw.choice([8, 16, 30, 37.5, 42]),
            "weekly_pay": round(draw.lognormvariate(5.8, 0.4), 2),
            "start_date": DAY + timedelta(days=draw.randint(-20, 240)),
            "places": draw.choice([0, 1, 1, 2, 5, 30]),
            "min_level": draw.randint(0, 3),
            "english_required": draw.randint(0, 2),
            "care_leavers_only": draw.random() < 0.3,
            "driving_required": draw.random() < 0.15,
            "support_offered": self._some(NEEDS, 4),
            "pledges": self._some(("interview", "buddy", "contact"), 3),
            "employer_id": f"emp{draw.randint(0, 24)}",
            "employer_starts": starts,
            "employer_sustained_26": starts // 2,
        }

    def referrals(self, n):
        return [self._referral(self.draw.choice(self.people), self.draw.choice(self.opportunities)) for _ in range(n)]

    def _referral(self, person, opportunity):
        far = math.dist([person.get(axis) or 0 for axis in ("easting", "northing")], (415_000, 235_000)) / 30_000
        fond = opportunity.get("route") in (person.get("route_interests") or [])
        ready = (person.get("readiness") or 3) - 3
        chance = 1 / (1 + math.exp(0.4 + min(far, 2) - fond - 0.4 * ready))
        ago, started = self.draw.randint(1, 500), self.draw.random() < chance
        leaves, seen = self.draw.expovariate(0.02 if fond else 0.035), ago / 7 * self.draw.random()
        return {
            "person": person,
            "opportunity": opportunity,
            "on": DAY - timedelta(days=ago),
            "started": started,
            "weeks_observed": min(leaves, seen) if started else None,
            "left": started and leaves < seen,
        }
