"""An England-like world of any size: seeded towns weighted by population, people and opportunities as records."""

from datetime import date, timedelta

import numpy as np

from matching import ENTITLEMENTS, ROUTES, TYPES


ON = date(2026, 11, 22)
ENGLAND = (600, (200_000, 80_000), (640_000, 560_000))  # towns, south-west and north-east corner
LONDON = (40, (510_000, 165_000), (550_000, 195_000))
SPREAD_METRES = (1_500, 10_000)  # of a small town and of the largest
LIMITS = (30, 45, 45, 60, 60, 75, 90, 120)
SUPPORT = ("mentor", "travel costs", "quiet room", "flexible start", "interview practice", "kit")
PLEDGES = ("guaranteed interview", "workplace buddy", "named contact", "work trial")
WISHES = (
    "looking after little kids",
    "fixing cars or motorbikes",
    "I want to be a chef",
    "something with computers",
    "helping old people",
    "hair and beauty",
    "being outdoors with animals",
    "building houses",
    "music or film",
    "",
)
TITLES = (
    "Early years educator",
    "Motor vehicle technician",
    "Commis chef",
    "IT support technician",
    "Adult care worker",
    "Hairdressing professional",
    "Animal care assistant",
    "Bricklayer",
    "Broadcast assistant",
    "Warehouse operative",
    "Business administrator",
    "Accounts assistant",
)


class World:
    """`reach` multiplies the distance that people's travel limits allow."""

    def __init__(self, seed: int = 2026, reach: float = 1.0, land=ENGLAND) -> None:
        self.draw, self.reach = np.random.default_rng(seed), reach
        towns, south_west, north_east = land
        weight = 1 / np.arange(1, towns + 1) ** 0.95
        self.weight = weight / weight.sum()
        self.centre = self.draw.uniform(south_west, north_east, size=(towns, 2))
        low, high = SPREAD_METRES
        self.spread = low + (high - low) * np.sqrt(weight / weight.max())

    def points(self, count: int) -> list[list[float]]:
        town = self.draw.choice(len(self.weight), size=count, p=self.weight)
        return (self.centre[town] + self.draw.normal(size=(count, 2)) * self.spread[town, None]).round().tolist()

    def pick(self, options, count, p=None):
        return [options[i] for i in self.draw.choice(len(options), size=count, p=p).tolist()]

    def chances(self, count: int, share: float) -> list[bool]:
        return (self.draw.random(count) < share).tolist()

    def whole(self, low: int, high: int, count: int) -> list[int]:
        return self.draw.integers(low, high, size=count, endpoint=True).tolist()

    def some(self, options, count: int, most: int) -> list[list[str]]:
        order = self.draw.random((count, len(options))).argsort(axis=1)
        sizes = self.draw.integers(0, most, size=count, endpoint=True)
        return [[options[i] for i in row[:size]] for row, size in zip(order, sizes, strict=True)]

    def limits(self, count: int) -> list[float]:
        return [stretched(limit, self.reach) for limit in self.pick(LIMITS, count)]

    def people(self, count: int) -> list[dict]:
        columns = {
            "id": [f"p{n:06}" for n in range(count)],
            "birth_date": [ON - timedelta(days=days) for days in self.whole(16 * 366, 25 * 365, count)],
            "max_travel_minutes": self.limits(count),
            "highest_level": self.pick((0, 1, 2, 3, 4), count, (0.1, 0.3, 0.35, 0.2, 0.05)),
            "english_level": self.pick((0, 1, 2), count, (0.2, 0.4, 0.4)),
            "maths_level": self.pick((0, 1, 2), count, (0.25, 0.4, 0.35)),
            "right_to_work": self.pick((True, None, False), count, (0.93, 0.04, 0.03)),
            "funding_residence": self.chances(count, 0.95),
            "has_ehcp": self.chances(count, 0.2),
            "entitlement": self.pick(ENTITLEMENTS, count, (0.2, 0.1, 0.6, 0.1)),
            "available_from": [ON + timedelta(days=days) for days in self.whole(-60, 60, count)],
            "max_weekly_hours": self.pick((16, 30, 37.5, 40), count, (0.1, 0.2, 0.3, 0.4)),
            "route_interests": self.some(ROUTES, count, 4),
            "aspiration": self.pick(WISHES, count),
            "experience_routes": self.some(ROUTES, count, 2),
            "support_needs": self.some(SUPPORT, count, 3),
            "can_drive": self.chances(count, 0.15),
            "dbs_clear": self.pick((True, None, False), count, (0.6, 0.38, 0.02)),
            "months_since_eet": self.whole(0, 36, count),
            "home_moves_3y": self.whole(0, 6, count),
            "readiness": self.whole(1, 5, count),
            "early_ends": self.whole(0, 3, count),
            "types_wanted": self.some(TYPES[:9], count, 5),
        }
        records = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        homes, unknown = self.points(count), self.chances(count, 0.02)
        for record, home, lost, careful in zip(records, homes, unknown, self.chances(count, 0.06), strict=True):
            if not lost:
                record["easting"], record["northing"] = home
            record["avoid_areas"] = [(home[0] + 3_000, home[1], 2_000)] if careful else []
            record["avoid_employers"] = ["e0007", "e0042"] if careful else []
        return records

    def opportunities(self, count: int) -> list[dict]:
        columns = self._offer(count) | self._demands(count)
        records = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        for record, place, several in zip(records, self.points(count), self.chances(count, 0.05), strict=True):
            if not record["nationwide"]:
                record["easting"], record["northing"] = place
                record["sites"] = [(place[0] + 4_000, place[1])] if several else []
        return records

    def _offer(self, count: int) -> dict[str, list]:
        start = self.whole(-20, 240, count)
        kinds = self.pick(TYPES[:9], count, (0.35, 0.05, 0.03, 0.04, 0.08, 0.1, 0.2, 0.12, 0.03))
        return {
            "id": [f"o{n:05}" for n in range(count)],
            "type": kinds,
            "route": self.pick(ROUTES, count),
            "level": self.pick((2, 3, 4, 7), count, (0.5, 0.38, 0.1, 0.02)),
            "title": self.pick(TITLES, count),
            "text": self.pick([f"{title}: you will learn the trade and help the team." for title in TITLES], count),
            "nationwide": self.chances(count, 0.02),
            "remote": self.chances(count, 0.005),
            "weekly_hours": self.pick((16, 30, 35, 37.5, 40), count),
            "daily_hours": [8] * count,
            "night_work": self.chances(count, 0.05),
            "paid": [kind in ("apprenticeship", "foundation_apprenticeship", "job") for kind in kinds],
            "private_business": self.chances(count, 0.6),
            "includes_training": self.chances(count, 0.7),
            "weekly_pay": self.whole(290, 520, count),
            "start_date": [ON + timedelta(days=days) for days in start],
            "closing_date": [ON + timedelta(days=days) for days in self.whole(0, 60, count)],
            "planned_end": [ON + timedelta(days=days + 420) for days in start],
            "ehcp_required": [kind == "supported_internship" for kind in kinds],
        }

    def _demands(self, count: int) -> dict[str, list]:
        starts = self.whole(0, 12, count)
        return {
            "places": self.whole(1, 8, count),
            "min_age": self.pick((16, 18), count, (0.8, 0.2)),
            "max_age": self.pick((None, 24, 25), count, (0.6, 0.2, 0.2)),
            "min_level": self.pick((0, 1, 2, 3), count, (0.5, 0.3, 0.15, 0.05)),
            "english_required": self.pick((0, 1, 2), count, (0.5, 0.3, 0.2)),
            "maths_required": self.pick((0, 1, 2), count, (0.5, 0.3, 0.2)),
            "care_leavers_only": self.chances(count, 0.05),
            "dbs_required": self.chances(count, 0.15),
            "driving_required": self.chances(count, 0.06),
            "support_offered": self.some(SUPPORT, count, 3),
            "pledges": self.some(PLEDGES, count, 3),
            "employer_id": [f"e{n:04}" for n in self.whole(0, 1_500, count)],
            "employer_starts": starts,
            "employer_sustained_26": [int(n * share) for n, share in zip(starts, self.draw.random(count), strict=True)],
        }


def stretched(limit: float, reach: float) -> float:
    """The limit in minutes that allows `reach` times the distance that `limit` allows."""
    km = _km(limit + 5) * reach
    return 12 + 4.4 * min(km, 10) + 2.5 * max(km - 10, 0) - 5


def _km(minutes: float) -> float:
    near = (minutes - 12) / 4.4
    return near if near <= 10 else 10 + (minutes - 56) / 2.5
