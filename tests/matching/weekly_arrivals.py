"""A seeded county for weekly arrivals: towns in a row, places in each, people who can travel near or far.

One in two people can reach their own town alone, the others up to two towns either way; of what they reach, seven in
ten are open to them. Values lie between 0 and 0.9: a small part is the opportunity's own, the rest the pair's.
"""

import numpy as np

from matching.experiments.online_allocation import Arrivals


TOWNS = 10


class County:
    def __init__(self, seed: int, opportunities: int, places: tuple[int, int]) -> None:
        self.draw = np.random.default_rng(seed)
        self.town = self.draw.integers(TOWNS, size=opportunities)
        self.liked = self.draw.random(opportunities)
        self.places = self.draw.integers(*places, size=opportunities, endpoint=True)

    def arrivals(self, weeks: int, a_week: float) -> Arrivals:
        week = np.repeat(np.arange(weeks), self.draw.poisson(a_week, size=weeks))
        home, reach = self.draw.integers(TOWNS, size=len(week)), self.draw.choice((0, 2), size=len(week))
        open_to = self.draw.random((len(week), len(self.town))) < 0.7
        person, opportunity = np.nonzero((abs(home[:, None] - self.town) <= reach[:, None]) & open_to)
        value = 0.9 * (0.15 * self.liked[opportunity] + 0.85 * self.draw.beta(3, 4, size=len(person)))
        return Arrivals(week, person, opportunity, value, self.places)
