"""The lowest lawful pay on the start date."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from matching.calendar import day_number
from matching.context import Context
from matching.criteria.base import AgeCheck, PairFacts, ask_before, format_date, is_type
from matching.logic import MET, NOT_MET, UNKNOWN, Array, Truth, any_of, decide, flag, implies
from matching.pairs import Pairs
from matching.rules import WageFloor
from matching.vocabulary import ALWAYS_PAID, APPRENTICESHIPS, COURSES, Status


EXEMPT = (*COURSES, "t_level_placement")  # students on a placement of their course
HALF_A_PENNY = 0.005 + 1e-9  # weekly pay is rounded to the penny
AGE_BANDS = (18, 21)


class PayFloor(AgeCheck):
    """Pay by the hour against the wage floor for the start date; the rate of an apprentice in the first year.

    Where the birth date is unknown it is decided only if every age would give the same answer. After the last published
    row pay below the last floor is not met (rates have never fallen) and anything else is unknown.
    """

    name = "pay_floor"
    said_of_opportunity = ("type", "paid", "weekly_pay", "weekly_hours", "start_date")
    said_of_pair = "age"

    def status_as_recorded(self, pairs: Pairs) -> Truth:
        by_band = pairs.context.remember(self.name, lambda: self._by_band(pairs.context))
        if (by_band == MET).all():
            return np.full(len(pairs), MET)
        return by_band[pairs.opportunity, _band(pairs.age)]

    def _by_band(self, context: Context) -> Truth:
        """Opportunity by age band (under 18, 18 to 20, 21 and over, unknown)."""
        apprentice = self._pays(context, [rate.apprentice for rate in _rates(context)])
        employee = [self._pays(context, [_rate(rate, band) for rate in _rates(context)]) for band in range(3)]
        learner, exempt = is_type(context, APPRENTICESHIPS), is_type(context, EXEMPT)
        paid = any_of(flag(context.opportunity_column("paid")), is_type(context, ALWAYS_PAID))
        bands = [_select(exempt, np.full_like(paid, MET), _select(learner, apprentice, pays)) for pays in employee]
        bands = [implies(paid, band) for band in bands]
        agreed = (bands[0] == bands[1]) & (bands[1] == bands[2])
        return np.stack([*bands, np.where(agreed, bands[0], UNKNOWN)], axis=1)

    def _pays(self, context: Context, floors: list[float]) -> Truth:
        pay, hours = context.opportunity_column("weekly_pay"), context.opportunity_column("weekly_hours")
        known = ~(np.isnan(pay) | np.isnan(hours))
        row, covered = _row_in_force(context)
        table = np.array([*floors, 0.0])
        enough = decide(known, pay + HALF_A_PENNY >= table[row] * hours)
        enough[~covered & (enough == MET)] = UNKNOWN
        enough[row < 0] = UNKNOWN
        return np.where(hours == 0, MET, enough)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        opportunity = facts.opportunity
        if _is_exempt(facts):
            return "Lowest lawful pay: does not apply, as this is not paid work."
        pay, hours = opportunity.get("weekly_pay"), opportunity.get("weekly_hours")
        hourly = "pay or hours are not recorded yet" if pay is None or not hours else f"£{pay / hours:.2f} an hour"
        floor = self._floor_words(facts)
        if status is Status.NOT_MET:
            return f"Pay: {hourly}, below the lowest lawful rate ({floor})."
        return f"Pay: {hourly}; the lowest lawful rate is {floor}.{ask_before(status)}"

    def rules(self, facts: PairFacts, status: Status) -> Iterable[WageFloor]:
        if _is_exempt(facts):
            return ()
        return _rates_begun(facts)[-1:]

    def _floor_words(self, facts: PairFacts) -> str:
        rates = _rates_begun(facts)
        if not rates:
            return "not recorded for that date"
        if facts.opportunity.get("type") in APPRENTICESHIPS:
            rate = f"£{rates[-1].apprentice:.2f} for apprentices"
        elif facts.age < 0:
            rate = f"£{rates[-1].under_18:.2f} to £{rates[-1].aged_21_plus:.2f} depending on age"
        else:
            rate = f"£{_rate(rates[-1], int(_band(facts.pairs.age)[0])):.2f} at age {facts.age}"
        if rates[-1].holds_on(facts.starts):
            return rate
        return f"not published yet for {format_date(facts.starts)}; now {rate}"


def _rates(context: Context) -> tuple[WageFloor, ...]:
    return tuple(sorted(context.settings.rules.wage_floors, key=lambda rate: rate.valid_from))


def _is_exempt(facts: PairFacts) -> bool:
    kind = facts.opportunity.get("type")
    return kind in EXEMPT or (facts.opportunity.get("paid") is False and kind not in ALWAYS_PAID)


def _rates_begun(facts: PairFacts) -> list[WageFloor]:
    return [rate for rate in _rates(facts.pairs.context) if rate.valid_from <= facts.starts]


def _rate(rate: WageFloor, band: int) -> float:
    return (rate.under_18, rate.aged_18_to_20, rate.aged_21_plus)[band]


def _row_in_force(context: Context) -> tuple[NDArray[np.int64], Array]:
    """The last row that has begun by the start (-1: none), and whether it still holds then."""
    rates = _rates(context)
    begins = np.array([day_number(rate.valid_from) for rate in rates], dtype=np.int64)
    ends = np.array([day_number(rate.valid_to) if rate.valid_to else 99_999_999 for rate in rates] + [0])
    row = np.searchsorted(begins, context.start, side="right") - 1
    return row, context.start <= ends[row]


def _select(condition: Truth, one: Truth, other: Truth) -> Truth:
    """One where the condition holds, the other where not; where unknown, only what both agree on."""
    either = np.where(one == other, one, UNKNOWN)
    return np.where(condition == MET, one, np.where(condition == NOT_MET, other, either))


def _band(age: NDArray[np.int32]) -> NDArray[np.int64]:
    band = np.searchsorted(np.array(AGE_BANDS), age, side="right")
    return np.where(age < 0, 3, band)
