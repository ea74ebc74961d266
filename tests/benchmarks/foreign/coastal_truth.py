"""Truth of the coastal county: two choices and a wait before the start, four ways out after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from math import exp, log1p, tanh
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.foreign.coastal_beliefs import Beliefs
from tests.benchmarks.foreign.coastal_employers import Employer, pay_in_todays_pounds
from tests.benchmarks.foreign.coastal_places import CITY, kilometres, minutes
from tests.benchmarks.foreign.coastal_words import likeness


HALF_YEAR, LONGEST = 26, 260
_WEEKS = np.arange(LONGEST)
DISAPPOINTMENT = np.exp(-(((_WEEKS - 4) / 3.0) ** 2))
PROBATION = ((_WEEKS >= 6) & (_WEEKS < 13)).astype(float)
WINTER_MONTHS, WINTER = (12, 1, 2), 1.5
FARE_PER_KILOMETRE, RUNNING_COST_PER_KILOMETRE = 0.16, 0.22
SUMS_ROUTES = ("Engineering and manufacturing", "Legal, finance and accounting", "Digital")
TOOLS_ROUTES = ("Construction and the built environment", "Hair and beauty", "Catering and hospitality")


@dataclass(frozen=True)
class Hidden:
    """What no record holds about a person: eagerness to take an offer, and lack of patience once there."""

    eager: float
    restless: float


@dataclass(frozen=True)
class Pair:
    """One person and one opportunity without gaps, and what nobody records of person and employer."""

    person: Mapping[str, Any]
    opportunity: Mapping[str, Any]
    on: date
    hidden: Hidden
    employer: Employer

    @cached_property
    def kilometres(self) -> float:
        return kilometres(self.person, self.opportunity)

    @cached_property
    def minutes(self) -> float:
        return minutes(self.person, self.opportunity)

    @cached_property
    def take_home(self) -> float:
        """Pounds a week after the journey."""
        days = min(5.0, self.opportunity["weekly_hours"] / max(self.opportunity["daily_hours"], 1))
        rate = RUNNING_COST_PER_KILOMETRE if self.person["can_drive"] else FARE_PER_KILOMETRE
        fares = 0.0 if self.kilometres < 2 and not self.person["can_drive"] else 2 * days * rate * self.kilometres
        return pay_in_todays_pounds(self.opportunity) - min(fares, 60)

    @cached_property
    def reservation(self) -> float:
        """Pounds a week below which the person would rather wait: by age, falling for a year out of work."""
        age = (self.opportunity["start_date"] - self.person["birth_date"]).days / 365.25
        base = 110 if age < 18 else 165 if age < 21 else 225
        return base * (0.45 if not self.opportunity["paid"] else 1) - 4 * min(self.person["months_since_eet"], 12)

    @cached_property
    def rank(self) -> int:
        """Place of the route among the wishes, 0 to 3; 4 where it is not among them; 2 where nobody has asked."""
        wishes = self.person["route_interests"]
        if not wishes:
            return 2
        return min(wishes.index(self.opportunity["route"]), 3) if self.opportunity["route"] in wishes else 4

    @cached_property
    def likeness(self) -> float:
        return likeness(self.person["aspiration"], self.opportunity["title"])

    @cached_property
    def in_own_trade(self) -> bool:
        return self.opportunity["route"] in self.person["experience_routes"]

    @cached_property
    def step(self) -> int:
        """Levels that the opportunity lies above the person's highest."""
        return int(self.opportunity["level"] - self.person["highest_level"])

    @cached_property
    def hard_shift(self) -> bool:
        return bool(self.opportunity["night_work"] or (self.opportunity["paid"] and self.take_home < 250))

    @cached_property
    def wait(self) -> float:
        """Weeks from the referral to the first day."""
        return max((self.opportunity["start_date"] - self.on).days / 7, 0.0)

    def pledged(self, name: str) -> bool:
        return name in self.opportunity["pledges"]

    def need(self, name: str, met: float, unmet: float) -> float:
        """`met` or `unmet` for somebody with that need, 0 for others."""
        if name not in self.person["support_needs"]:
            return 0.0
        return met if name in self.opportunity["support_offered"] else unmet


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x))


def chance_accepts(pair: Pair, b: Beliefs) -> float:
    """The young person takes the offer where its utility is above that of waiting for another."""
    over = max(pair.minutes - 25, 0) * 0.02 + max(pair.minutes - 55, 0) * 0.035
    strain = 1.6 if pair.hard_shift else 1.0
    nervous = 1 + pair.need("travel_confidence", 0.0, 0.8 if pair.minutes > 20 else 0.0)
    hours = max(pair.opportunity["weekly_hours"] - pair.person["max_weekly_hours"], 0)
    wanted = pair.person["types_wanted"]
    return _logistic(
        b.accepts
        + b.pay_accepts * 0.9 * tanh((pair.take_home - pair.reservation) / 120)
        - b.travel_cost * min(over, 3) * strain * nervous
        + b.wish_accepts[pair.rank]
        + b.aspiration_accepts * (pair.likeness - 0.3)
        + (b.type_wanted if pair.opportunity["type"] in wanted else 0)
        - 0.05 * hours
        + pair.need("childcare", 0.3, -0.9 if pair.opportunity["weekly_hours"] > 25 else -0.2)
        + 0.6 * pair.hidden.eager
    )


def chance_hires(pair: Pair, b: Beliefs) -> float:
    """The employer takes the young person where expected work is above its threshold."""
    person, job = pair.person, pair.opportunity
    small = pair.employer.headcount < 30
    ready = person["readiness"]
    course = 1.2 if job["type"] in ("further_education_course", "employability_programme") else 0.0
    return _logistic(
        b.hires
        + course
        + b.readiness_hires[ready - 1]
        + (b.experience_hires if pair.in_own_trade else 0)
        + b.below_level_hires * min(max(job["min_level"] - person["highest_level"], 0), 2)
        + (b.maths_hires * (person["maths_level"] - 1) if job["route"] in SUMS_ROUTES else 0)
        + (b.early_ends_hire * min(person["early_ends"], 3) if small else 0)
        + (b.scar_of_idleness * min(max(person["months_since_eet"] - 9, 0) / 9, 1))
        + (b.interview_hires if pair.pledged("guaranteed_interview") and ready <= 3 else 0)
        + (b.trial_hires if pair.pledged("work_trial") and not pair.in_own_trade else 0)
        + 0.5 * pair.employer.town.seasonal
        - max(job["weekly_pay"] / job["weekly_hours"] - 13.5, 0) * 0.12
        - 0.6 * pair.employer.strictness
    )


def chance_waits(pair: Pair, b: Beliefs) -> float:
    """The start is not lost in the weeks before the first day."""
    weekly = (
        0.022 * (0.4 if pair.pledged("named_contact") else 1) * (1 + b.move_shocks * (pair.person["home_moves_3y"] > 2))
    )
    rushed = 0.12 if pair.wait < 2 and pair.need("flexible_start", 0.0, 1.0) else 0.0
    return exp(-weekly * min(pair.wait, 12)) * (1 - rushed)


def chance_starts(pair: Pair, b: Beliefs) -> float:
    return chance_accepts(pair, b) * chance_hires(pair, b) * chance_waits(pair, b)


def weekly_hazard(pair: Pair, b: Beliefs, weeks: int = HALF_YEAR) -> NDArray[np.float64]:
    """Hazard of leaving for a reason about the match in each of the weeks after the start."""
    together = exp(0.45 * pair.hidden.restless - 0.4 * pair.employer.supervision + _in_all_weeks(pair, b))
    rising = _disappointment(pair, b) * DISAPPOINTMENT[:weeks] + _dismissal(pair, b) * PROBATION[:weeks]
    winter = _winters(pair.opportunity["start_date"], weeks)
    hazard: NDArray[np.float64] = together * (rising + _outside_offers(pair, b) + _shocks(pair, b) * winter)
    return hazard


def _in_all_weeks(pair: Pair, b: Beliefs) -> float:
    job, unwell = pair.opportunity, "mental_health" in pair.person["support_needs"]
    size = tanh((log1p(pair.employer.headcount) - 3.4) / 1.4)
    return (
        b.record_holds * min(log1p(job["employer_sustained_26"]), 1.6)
        + (b.headcount_unwell * size if unwell else 0)
        + (b.far_from_old_friends if pair.kilometres > 12 else 0)
        + (b.long_hours_leave if job["weekly_hours"] > 35 else 0)
        + b.gratitude_of_idleness * min(pair.person["months_since_eet"] / 12, 1)
        + pair.need("mental_health", b.need_met, b.need_unmet)
    )


def _disappointment(pair: Pair, b: Beliefs) -> float:
    """The first two months show what the work is like."""
    stretch = min(max(pair.step - 1, 0), 3)
    return exp(
        b.learns
        + b.wish_leaves[pair.rank]
        + b.aspiration_leaves * (pair.likeness - 0.3)
        + b.stretch_leaves * stretch
        + (b.boredom_leaves if pair.step <= 0 and pair.opportunity["includes_training"] else 0)
        + (b.experience_leaves if pair.in_own_trade else 0)
        + pair.need("flexible_start", b.need_met, b.need_unmet)
        + (pair.need("reading_writing", -0.5, 0.5) if pair.opportunity["level"] >= 3 else 0)
        + (pair.need("equipment", b.need_met, b.need_unmet) if pair.opportunity["route"] in TOOLS_ROUTES else 0)
    )


def _dismissal(pair: Pair, b: Beliefs) -> float:
    """Probation ends for those who come late or fall behind."""
    late = max(pair.minutes - 45, 0) / 30
    return exp(
        b.dismissed
        + b.readiness_dismissed[pair.person["readiness"] - 1]
        + b.travel_leaves * min(late, 1.5) * (1.3 if pair.hard_shift else 0.7)
        + (b.experience_leaves if pair.in_own_trade else 0)
        + pair.need("esol", b.need_met, b.need_unmet)
    )


def _outside_offers(pair: Pair, b: Beliefs) -> float:
    """Offers arrive by town and level; one is taken if it pays more, and pay is spread around £300 a week."""
    near_city = 1.6 if abs(pair.person["northing"] - CITY.northing) < 10_000 else 1.0
    arrive = b.outside_offers * near_city * (1 + 0.25 * min(pair.person["highest_level"], 3))
    better = _logistic((300 - pair.take_home) / 70) if pair.opportunity["paid"] else 0.35
    return arrive * (b.pay_holds * better + (1 - b.pay_holds) * 0.4)


def _shocks(pair: Pair, b: Beliefs) -> float:
    """A tenancy lost, a family row: the more moves the more often, and the fewer stay who have nobody at work."""
    moves = pair.person["home_moves_3y"]
    arrive = b.shocks * (1 + b.move_shocks * min(moves, 4))
    buddy = b.buddy_for_movers if moves >= 2 else b.buddy_for_settled
    supported = pair.pledged("workplace_buddy") or "mentor" in pair.opportunity["support_offered"]
    return arrive * 0.6 * exp((buddy if supported else 0) + (b.contact_holds if pair.pledged("named_contact") else 0))


@cache
def _winters(start: date, weeks: int) -> NDArray[np.float64]:
    months = [(start + timedelta(weeks=week)).month for week in range(weeks)]
    return np.where(np.isin(months, WINTER_MONTHS), WINTER, 1.0)
