"""Four years of an adviser's referrals in the inner city: who was sent where, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import floor

import numpy as np
from numpy.random import Generator

from tests.benchmarks.foreign.inner_city_draws import FIRST_DAY, TODAY, generator
from tests.benchmarks.foreign.inner_city_employers import BUSY, Firm, draw_opportunity
from tests.benchmarks.foreign.inner_city_pairs import fit_of, minutes_between, rank_of, start_day
from tests.benchmarks.foreign.inner_city_people import as_written, draw_person


MONTHS = 48
LOOKED_AT = 36  # adverts an adviser looks through for one person
OTHER_ENDS = 0.004  # a week: illness, redundancy, a move away
Truth = Callable[[dict, dict, date], tuple[float, list[float]]]


@dataclass
class Life:
    """A young person over the years: the facts, and when they may be referred again."""

    facts: dict
    written: dict
    due: date = FIRST_DAY

    def record(self) -> dict:
        """As it stands: what is not written down stays so."""
        return {key: None if self.written[key] is None else value for key, value in self.facts.items()}

    def moves_on(self, rng: Generator, to: date, since: date) -> None:
        """Months pass: out of work, moving home, getting readier or less so."""
        passed = max(0, (to - since).days) / 30.4
        self.facts["months_since_eet"] += round(passed)
        self.facts["home_moves_3y"] += int(rng.random() < 0.03 * passed)
        self.facts["readiness"] = int(np.clip(self.facts["readiness"] + rng.choice((-1, 0, 0, 1)), 1, 5))
        self.due = to


@dataclass
class Adviser:
    """Sends people, month after month, to what is open."""

    seed: int
    firms: tuple[Firm, ...]
    truth: Truth
    size: int
    rng: Generator = field(init=False)
    latent: dict[str, str] = field(init=False)
    lives: list[Life] = field(default_factory=list)
    rows: list[dict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = generator(self.seed, 51, str(self.size))
        self.latent = {firm.id: firm.latent for firm in self.firms}

    def referrals(self) -> list[dict]:
        """`size` rows at least, in order of their days."""
        a_month = max(2, round(self.size * 1.12 / MONTHS) + 1)
        for month in range(MONTHS):
            self._month(FIRST_DAY + timedelta(days=round(30.4 * month)), a_month)
        extra = 0
        while len(self.rows) < self.size:
            self._month(FIRST_DAY + timedelta(days=round(30.4 * (extra % MONTHS))), a_month)
            extra += 1
        return self.rows

    def _month(self, first: date, referrals: int) -> None:
        pool = self._adverts(first, max(LOOKED_AT, referrals))
        left = [advert["places"] for advert in pool]
        returning = [life for life in self.lives if first <= life.due < first + timedelta(days=31)]
        made = 0
        for turn in range(4 * referrals):
            life = returning[turn] if turn < len(returning) else self._arrives(first)
            on = max(life.due, first + timedelta(days=int(self.rng.integers(28))))
            made += on <= TODAY and self._refer(life, pool, left, on)
            if made == referrals:
                return

    def _adverts(self, first: date, count: int) -> list[dict]:
        busy = np.array([len(firm.face["lasted"]) + 3.0 for firm in self.firms])
        names = self.rng.choice(len(self.firms), size=count, p=busy / busy.sum())
        mark = f"{self.size}-{first:%y%m}-{len(self.rows)}"
        return [
            draw_opportunity(self.seed, f"past-opportunity-{mark}-{at}", self.firms[int(firm)], first)
            for at, firm in enumerate(names)
        ]

    def _arrives(self, first: date) -> Life:
        facts = draw_person(self.seed, f"past-person-{self.size}-{len(self.lives)}", first)
        self.lives.append(Life(facts, as_written(self.rng, facts), due=first))
        return self.lives[-1]

    def _refer(self, life: Life, pool: list[dict], left: list[int], on: date) -> bool:
        """Whether there was anything to refer to; of those who find nothing half come back."""
        some = self.rng.permutation(len(pool))[:LOOKED_AT]
        chosen = [int(at) for at in some if left[at] > 0 and may_go(life.facts, pool[at], on)]
        if not chosen:
            self._returns(life, on, on + timedelta(days=31), 0.5)
            return False
        appeals = [appeal(life.facts, pool[at]) + 0.8 * self.rng.gumbel() for at in chosen]
        at = chosen[int(np.argmax(appeals))]
        before = life.record()
        outcome = self._outcome(life, pool[at], on)
        if outcome:
            left[at] -= int(outcome["started"])
            self.rows.append({"person": before, "opportunity": dict(pool[at]), "on": on, **outcome})
        return True

    def _outcome(self, life: Life, advert: dict, on: date) -> dict | None:
        """None where nobody ever decided: the busy forget, and the newest wait."""
        start_chance, weekly = self.truth(life.facts, advert, on)
        start = start_day(advert, on)
        silent = 0.10 if self.latent[advert["employer_id"]] == BUSY else 0.04
        begins = self.rng.random() < start_chance
        if self.rng.random() < silent or (begins and start > TODAY) or (TODAY - on).days < 21 * self.rng.random():
            self._returns(life, on, on + timedelta(days=40), 0.8)
            return None
        if not begins:
            self._returns(life, on, on + timedelta(days=int(self.rng.integers(30, 150))), 0.5)
            return {"started": False, "weeks_observed": 0.0, "left": False}
        stay, left = self._stay(weekly, (TODAY - start).days / 7)
        self._after(life, advert, start + timedelta(weeks=stay), stay, left)
        return {"started": True, "weeks_observed": floor(100 * stay) / 100, "left": left}

    def _stay(self, weekly: list[float], seen: float) -> tuple[float, bool]:
        """Weeks observed and whether they left over the match; after week 26 at the pace of the last weeks, halved."""
        end, left = 104.0, False
        for week in range(104):
            leaves = weekly[week] if week < len(weekly) else 0.5 * weekly[-1]
            if self.rng.random() < leaves:
                end, left = week + float(self.rng.uniform(0.05, 0.95)), True
                break
            if self.rng.random() < OTHER_ENDS:
                end = week + float(self.rng.uniform(0.05, 0.95))
                break
        return (end, left) if end <= seen else (seen, False)

    def _after(self, life: Life, advert: dict, end: date, stay: float, left: bool) -> None:
        life.facts["early_ends"] += int(left and stay < 26)
        life.facts["months_since_eet"] = 0
        if stay > 8:
            life.facts["experience_routes"] = sorted({*life.facts["experience_routes"], advert["route"]})
        self._returns(life, end, end + timedelta(days=int(self.rng.integers(30, 180))), 0.6 if left else 0.2)

    def _returns(self, life: Life, since: date, to: date, chance: float) -> None:
        if self.rng.random() < chance:
            life.moves_on(self.rng, to, since)
        else:
            life.due = date.max


def may_go(person: dict, advert: dict, on: date) -> bool:
    """What an adviser would never try."""
    age = (start_day(advert, on) - person["birth_date"]).days / 365.25
    asked = (("min_level", "highest_level"), ("english_required", "english_level"), ("maths_required", "maths_level"))
    return (
        advert["min_age"] <= age < (advert["max_age"] or 24) + 1
        and not (advert["night_work"] and age < 18)
        and (not person["types_wanted"] or advert["type"] in person["types_wanted"])
        and all(person[own] >= advert[least] for least, own in asked)
        and (person["has_ehcp"] or not advert["ehcp_required"])
        and (person["can_drive"] or not advert["driving_required"])
        and advert["weekly_hours"] <= (person["max_weekly_hours"] or 168)
        and (person["available_from"] or on) <= start_day(advert, on)
        and minutes_between(person, advert) <= person["max_travel_minutes"]
    )


def appeal(person: dict, advert: dict) -> float:
    """What an adviser goes by: the wish, the words, the journey, a friendly employer."""
    wish = {0: 1.7, 1: 1.2, 2: 0.8, 9: 0.0, -1: 0.3}.get(rank_of(person, advert), 0.6)
    friendly = 0.15 * len(advert["pledges"]) + 0.1 * len(advert["support_offered"])
    return wish + 0.6 * fit_of(person, advert) - minutes_between(person, advert) / 25 + friendly
