"""Three years of referrals in the coastal county: an adviser's choice, answers, stays and what they change."""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.random import Generator

from tests.benchmarks.foreign.coastal_employers import SEASONAL_ROUTES, draw_opportunity
from tests.benchmarks.foreign.coastal_people import draw_person
from tests.benchmarks.foreign.coastal_places import minutes
from tests.benchmarks.foreign.coastal_truth import LONGEST, Pair, chance_starts, weekly_hazard
from tests.benchmarks.foreign.coastal_words import likeness


if TYPE_CHECKING:
    from tests.benchmarks.foreign.coastal_county import CoastalCounty


DAYS, DAYS_OPEN, OFFERS_PER_REFERRAL = 1_150, 35, 0.6
TRIES_SHARES = (0.60, 0.22, 0.11, 0.07)
OTHER_ENDS_A_WEEK, SEASON_ENDS, SEASON_CHANCE = 0.004, (10, 15), 0.5
ADVISER_WISH = (1.2, 0.9, 0.6, 0.4)


@dataclass
class Offer:
    record: dict[str, Any]
    posted: date
    free: int


@dataclass
class Seeker:
    """A person between referrals; `idle_since` is the day from which months out of work count."""

    record: dict[str, Any]
    tries: int
    idle_since: date | None
    rows: list[dict[str, Any]] = field(default_factory=list)


class Past:
    """A run of the county up to today; `rows` are decided referrals, in the order of their days."""

    def __init__(self, world: "CoastalCounty", n: int) -> None:
        self.world = world
        self.draw = world.generator("history", str(n))
        self.first = world.today - timedelta(days=DAYS)
        as_many_open_as_today = len(world.opportunities()) * DAYS // DAYS_OPEN
        count = max(as_many_open_as_today, int(n * OFFERS_PER_REFERRAL))
        self.offers = [self._offer(f"past-offer-{n}-{i}") for i in range(count)]
        self.offers.sort(key=lambda offer: offer.posted)
        self.posted = np.array([offer.posted.toordinal() for offer in self.offers])
        seekers = self._run([f"past-young-{n}-{i}" for i in range(n + 40)])
        rows = [row for seeker in seekers for row in seeker.rows][:n]
        if len(rows) < n:
            raise RuntimeError(f"only {len(rows)} of {n} referrals were decided")
        self.rows = sorted(rows, key=lambda row: (row["on"], row["person"]["id"]))

    def _offer(self, identifier: str) -> Offer:
        posted = self.first + timedelta(days=int(self.draw.integers(-30, DAYS - 25)))
        record = draw_opportunity(identifier, self.world.employers, posted, self.draw)
        self.world.remember(record)
        return Offer(record, posted, record["places"])

    def _run(self, identifiers: list[str]) -> list[Seeker]:
        seekers, queue = [], []
        for number, identifier in enumerate(identifiers):
            day = self.first + timedelta(days=int(DAYS * self.draw.random()))
            seekers.append(self._seeker(identifier, day))
            heapq.heappush(queue, (day, number))
        while queue:
            day, number = heapq.heappop(queue)
            again = self._refer(seekers[number], day)
            if again is not None and again < self.world.today:
                heapq.heappush(queue, (again, number))
        return seekers

    def _seeker(self, identifier: str, day: date) -> Seeker:
        record = draw_person(identifier, day, self.draw)
        self.world.remember(record)
        months = record["months_since_eet"]
        tries = 1 + int(self.draw.choice(len(TRIES_SHARES), p=TRIES_SHARES))
        return Seeker(record, tries, day - timedelta(days=int(30.4 * months)) if months else None)

    def _refer(self, seeker: Seeker, day: date) -> date | None:
        """One referral and what came of it; the day of the next, if there is one."""
        seeker.tries -= 1
        person = as_of(seeker, day)
        chosen, among = choose(person, self._open(day), self.draw)
        again = day + timedelta(days=int(12 + self.draw.exponential(60)))
        if chosen is not None:
            opportunity = chosen.record | self.world.employer(chosen.record).record(day)
            again = self._decide(seeker, chosen, self.world.pair(person, opportunity, day), among, again)
        return again if seeker.tries else None

    def _open(self, day: date) -> list[Offer]:
        low, high = np.searchsorted(self.posted, [day.toordinal() - 60, day.toordinal() + 1])
        return [one for one in self.offers[low:high] if one.free and one.record["closing_date"] >= day]

    def _decide(self, seeker: Seeker, offer: Offer, pair: Pair, among: int, again: date) -> date:
        start = pair.opportunity["start_date"]
        unanswered = self.draw.random() < pair.employer.slowness or start > self.world.today
        started = bool(self.draw.random() < chance_starts(pair, self.world.beliefs))
        if unanswered:
            return again
        row = {"person": pair.person, "opportunity": pair.opportunity, "on": pair.on, "chosen_from": among}
        row |= {"started": started, "weeks_observed": 0.0, "left": False}
        if started:
            offer.free -= 1
            row |= stay(pair, weekly_hazard(pair, self.world.beliefs, LONGEST), self.world.today, self.draw)
            again = move_on(seeker, row, self.draw)
        seeker.rows.append(self.world.as_recorded(row))
        return again


def as_of(seeker: Seeker, day: date) -> dict[str, Any]:
    """The person as they stand on the day."""
    months = 0 if seeker.idle_since is None else round((day - seeker.idle_since).days / 30.4)
    adult = (day - seeker.record["birth_date"]).days >= 18 * 365.25
    entitlement = "former_relevant" if adult and seeker.record["entitlement"] != "qualifying" else None
    changes = {"months_since_eet": months, "entitlement": entitlement or seeker.record["entitlement"]}
    return seeker.record | changes


def choose(person: Mapping[str, Any], offers: list[Offer], draw: Generator) -> tuple[Offer | None, int]:
    """The adviser's choice, and among how many: near, wished for, of a wanted type, and what nobody can say why."""
    suitable = [offer for offer in offers if _may_take(person, offer.record)]
    if not suitable:
        return None, 0
    scores = [_appeal(person, offer.record) for offer in suitable] + draw.gumbel(size=len(suitable))
    return suitable[int(np.argmax(scores))], len(suitable)


def _may_take(person: Mapping[str, Any], job: Mapping[str, Any]) -> bool:
    age = (job["start_date"] - person["birth_date"]).days / 365.25
    fits = age >= job["min_age"] and person["english_level"] >= job["english_required"]
    fits = fits and person["highest_level"] + 1 >= job["min_level"]
    fits = fits and (person["can_drive"] or not job["driving_required"])
    return fits and minutes(person, job) <= person["max_travel_minutes"]


def _appeal(person: Mapping[str, Any], job: Mapping[str, Any]) -> float:
    wishes = person["route_interests"]
    rank = wishes.index(job["route"]) if job["route"] in wishes else None
    return (
        -minutes(person, job) / 24
        + (0.0 if rank is None else ADVISER_WISH[rank])
        + 0.8 * likeness(person["aspiration"], job["title"])
        + (0.5 if job["type"] in person["types_wanted"] else 0)
        + (0.3 if "guaranteed_interview" in job["pledges"] else 0)
    )


def stay(pair: Pair, hazard: np.ndarray, today: date, draw: Generator) -> dict[str, Any]:
    """Weeks observed and whether the stay ended by then for a reason about the match."""
    start = pair.opportunity["start_date"]
    total = np.cumsum(hazard)
    target = draw.exponential()
    week = int(np.searchsorted(total, target))
    leaves = week + 1 - (total[week] - target) / hazard[week] if week < LONGEST else float(LONGEST)
    ends = [(today - start).days / 7, draw.exponential(1 / OTHER_ENDS_A_WEEK), _season(pair, draw), _planned(pair)]
    seen = min(leaves, *ends)
    return {"weeks_observed": int(seen * 7) / 7, "left": bool(leaves <= min(ends))}


def _season(pair: Pair, draw: Generator) -> float:
    """Weeks until seasonal work is over, for those it is over for."""
    start, seasonal = pair.opportunity["start_date"], pair.employer.town.seasonal
    ends = date(start.year + (start.month >= SEASON_ENDS[0]), *SEASON_ENDS)
    hit = draw.random() < SEASON_CHANCE * seasonal
    applies = pair.opportunity["type"] == "job" and pair.opportunity["route"] in SEASONAL_ROUTES
    return (ends - start).days / 7 if hit and applies else float(LONGEST)


def _planned(pair: Pair) -> float:
    end = pair.opportunity["planned_end"]
    return float(LONGEST) if end is None else (end - pair.opportunity["start_date"]).days / 7


def move_on(seeker: Seeker, row: Mapping[str, Any], draw: Generator) -> date:
    """What a stay changes of the person; the day when they may be referred again."""
    end = row["opportunity"]["start_date"] + timedelta(weeks=row["weeks_observed"])
    tried = list(dict.fromkeys([*seeker.record["experience_routes"], row["opportunity"]["route"]]))
    seeker.record = seeker.record | {
        "experience_routes": tried,
        "early_ends": seeker.record["early_ends"] + int(row["left"]),
    }
    seeker.idle_since = end
    return end + timedelta(days=int(10 + draw.exponential(45)))
