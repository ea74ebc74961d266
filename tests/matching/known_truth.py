"""A small world with a known truth, to fit on and to judge by."""

from datetime import date, timedelta

import numpy as np
from scipy.special import expit, logit

from matching import ROUTES, Opportunities, People, Referrals, Settings
from matching.context import Context
from matching.features.catalogue import FEATURES
from matching.model import Model
from matching.pairs import Pairs


DAY = date(2026, 9, 1)
SUPPORT, PLEDGES = ("mentor", "quiet", "kit"), ("guaranteed interview", "workplace buddy", "named contact")
WISHES = ("looking after little kids", "cars", "chef or baker", "computers", "", "gardening", "care for old people")
TITLES = (
    "Early years educator",
    "Vehicle technician",
    "Baker",
    "Software developer",
    "Gardener",
    "Care worker",
    "Clerk",
)
REVERSED = (
    "travel",
    "guaranteed_interview",
    "workplace_buddy",
    "named_contact",
)  # features whose sign the expert has wrong in world B


class KnownTruth:
    """People, opportunities and what would come of every pair: log-odds of starting and log-hazard of leaving.

    World A: the expert is right but for sizes; B: two signs are wrong; C: the match makes no difference.
    """

    def __init__(self, world, seed=0, people=300, opportunities=120, employer_effect_sd=0.0):
        self.random = np.random.default_rng(seed)
        self.people = [self._person(n) for n in range(people)]
        self.opportunities = [self._opportunity(n) for n in range(opportunities)]
        person, opportunity = np.divmod(np.arange(people * opportunities), opportunities)
        built = People.from_records(self.people), Opportunities.from_records(self.opportunities)
        self.collections = built
        pairs = Pairs(Context(*built, DAY, Settings()), person, opportunity)
        self.person, self.opportunity = person, opportunity
        self.start, self.stay = np.full(len(pairs), logit(0.3)), np.full(len(pairs), logit(0.55))
        self._add_terms(pairs, world)
        for eta in (self.start, self.stay):
            eta += employer_effect_sd * self.random.normal(size=40)[opportunity % 40]
        self.chance_start = expit(self.start)
        self.weekly_hazard = -np.log(expit(self.stay)) / 26  # hazard of leaving in a week
        self.lasting = self.chance_start * np.exp(-26 * self.weekly_hazard)

    def _add_terms(self, pairs, world):
        prior = Model.from_prior().terms
        for feature in FEATURES:
            sign = -1 if world == "B" and feature.name in REVERSED else 1
            if world == "C" and feature.kind != "person":
                sign = 0
            codes = feature.codes(pairs)
            for eta, terms in ((self.start, prior[feature.name].start), (self.stay, prior[feature.name].stay)):
                eta += sign * self.random.gamma(4, 0.25) * terms[codes]

    def _person(self, n):
        pick = self.random
        return {
            "id": f"p{n}",
            "easting": 520_000 + int(pick.integers(20_000)),
            "northing": 170_000 + int(pick.integers(20_000)),
            "highest_level": int(pick.integers(0, 4)),
            "route_interests": [ROUTES[i] for i in pick.permutation(len(ROUTES))[: pick.integers(1, 4)]],
            "aspiration": str(pick.choice(WISHES)),
            "experience_routes": [ROUTES[i] for i in pick.permutation(len(ROUTES))[: pick.integers(0, 3)]],
            "support_needs": [s for s in SUPPORT if pick.random() < 0.4],
            "readiness": int(pick.integers(1, 6)),
            "home_moves_3y": int(pick.poisson(1.2)),
            "early_ends": int(pick.poisson(0.5)) if pick.random() < 0.6 else None,
            "months_since_eet": int(pick.integers(0, 30)),
        }

    def _opportunity(self, n):
        pick = self.random
        starts = int(pick.integers(0, 12))
        return {
            "id": f"o{n}",
            "route": ROUTES[pick.integers(len(ROUTES))],
            "level": int(pick.integers(1, 5)),
            "title": str(pick.choice(TITLES)),
            "easting": 520_000 + int(pick.integers(20_000)),
            "northing": 170_000 + int(pick.integers(20_000)),
            "weekly_hours": 37.5,
            "weekly_pay": int(pick.integers(250, 700)) if pick.random() < 0.8 else None,
            "places": int(pick.integers(1, 8)),
            "start_date": DAY + timedelta(days=int(pick.integers(0, 250))),
            "care_leavers_only": bool(pick.random() < 0.2),
            "support_offered": [s for s in SUPPORT if pick.random() < 0.4],
            "pledges": [s for s in PLEDGES if pick.random() < 0.4],
            "employer_id": f"e{n % 40}",
            "employer_starts": starts,
            "employer_sustained_26": int(pick.integers(0, starts + 1)),
        }

    def records(self, n, seed, followed=52):
        """`n` referrals of random pairs, each observed for up to so many weeks."""
        pick = np.random.default_rng(seed)
        pairs = pick.permutation(len(self.person))[:n]
        return [self._record(pair, pick, followed) for pair in pairs]

    def _record(self, pair, pick, followed):
        started = bool(pick.random() < self.chance_start[pair])
        leaves = pick.exponential(1 / self.weekly_hazard[pair])
        seen = pick.uniform(0, followed)
        return {
            "person": self.people[self.person[pair]],
            "opportunity": self.opportunities[self.opportunity[pair]],
            "on": DAY,
            "started": started,
            "weeks_observed": min(leaves, seen) if started else None,
            "left": started and bool(leaves < seen),
        }

    def history(self, n, seed=0, followed=52):
        return Referrals.from_records(self.records(n, seed, followed))

    def gain(self, ranking):
        """Share of what knowing the truth would gain over chance, by the first opportunity of each person."""
        size = len(self.opportunities)
        truth = self.lasting.reshape(-1, size)
        first = np.flatnonzero(np.diff(ranking.person, prepend=-1))
        chosen = truth[ranking.person[first], ranking.opportunity[first]].mean()
        return (chosen - truth.mean()) / (truth.max(axis=1).mean() - truth.mean())
