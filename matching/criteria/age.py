"""Age and school-leaving date."""

from collections.abc import Iterable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from matching.calendar import as_date, day_number, school_leaving_days
from matching.context import Context
from matching.criteria.base import AgeCheck, PairFacts, format_date, grounds_in_force, is_type, where_applies
from matching.logic import MET, NOT_MET, UNKNOWN, Truth, all_of, any_of, decide, flag
from matching.pairs import Pairs
from matching.rules import FundingAge, Ground
from matching.vocabulary import APPRENTICESHIPS, ENTITLEMENTS, Status


NO_MAX_AGE = 120  # "no upper limit" is recorded as this number


class Age(AgeCheck):
    """The opportunity's own bounds and the ages for which its type is funded, wider for care leavers."""

    name = "age"
    said_of_opportunity = ("min_age", "max_age", "type", "level", "start_date")
    said_of_pair = "age"

    def status_as_recorded(self, pairs: Pairs) -> Truth:
        truth = all_of(self._old_enough(pairs), self._young_enough(pairs))
        for rule in pairs.context.settings.rules.funding_ages:
            applies = self._applies(pairs.context, rule)
            if applies.any():
                truth = all_of(truth, where_applies(pairs, applies, partial(self._funded, rule)))
        return truth

    def _old_enough(self, pairs: Pairs) -> Truth:
        least = pairs.of_opportunity("min_age")
        decided = decide((pairs.age >= 0) & (least >= 0), pairs.age >= least)
        return np.where(least == 0, MET, decided)

    def _young_enough(self, pairs: Pairs) -> Truth:
        most = pairs.of_opportunity("max_age")
        decided = decide((pairs.age >= 0) & (most >= 0), pairs.age <= most)
        for rule in pairs.context.settings.rules.funding_ages:
            repeats = self._repeats(pairs.context, rule)
            if repeats.any():
                decided = np.where(repeats[pairs.opportunity], self._within(rule, pairs), decided)
        return np.where(most >= NO_MAX_AGE, MET, decided)

    def _repeats(self, context: Context, rule: FundingAge) -> NDArray[np.bool_]:
        """Opportunities whose oldest age only says again up to which age everybody is funded; it widens with that."""

        def compute() -> NDArray[np.bool_]:
            same = context.opportunity_column("max_age") == rule.oldest
            repeats: NDArray[np.bool_] = same & (self._applies(context, rule) == MET)
            return repeats

        return context.remember(("repeats", rule), compute)

    def _within(self, rule: FundingAge, pairs: Pairs) -> Truth:
        age, known = pairs.age, pairs.age >= 0
        wider = any_of(decide(known, age <= rule.oldest), self._widened(pairs.context, rule)[pairs.person])
        return all_of(decide(known, age <= rule.oldest_widened), wider)

    def _applies(self, context: Context, rule: FundingAge) -> Truth:
        def compute() -> Truth:
            level = context.opportunity_column("level")
            same = np.full(len(level), MET) if rule.level is None else decide(level >= 0, level == rule.level)
            return all_of(context.in_force(rule), is_type(context, rule.types), same)

        return context.remember(rule, compute)

    def _funded(self, rule: FundingAge, pairs: Pairs) -> Truth:
        return all_of(decide(pairs.age >= 0, pairs.age >= rule.youngest), self._within(rule, pairs))

    def _widened(self, context: Context, rule: FundingAge) -> Truth:
        def compute() -> Truth:
            table = [_widening(rule, entitlement) for entitlement in ENTITLEMENTS]
            widened = np.array([*table, UNKNOWN], dtype=np.uint8)[context.person_column("entitlement")]
            return any_of(widened, flag(context.person_column("has_ehcp"))) if rule.widened_with_ehcp else widened

        return context.remember(("widened", rule), compute)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        bounds = _bounds(facts.opportunity.get("min_age"), facts.opportunity.get("max_age"))
        aged = f"Aged {facts.age} {facts.when()}" if facts.age >= 0 else "Birth date not recorded yet"
        funding = self._funding(facts)
        if status is Status.NOT_MET:
            return f"{aged}: outside the ages for this opportunity ({bounds}{funding})."
        missing = " Ask what is missing before going on." if status is Status.UNKNOWN else ""
        return f"{aged}; {bounds}{funding}.{missing}"

    def rules(self, facts: PairFacts, status: Status) -> Iterable[FundingAge]:
        return self._applying(facts)

    def _applying(self, facts: PairFacts) -> Iterable[FundingAge]:
        rules = facts.pairs.context.settings.rules.funding_ages
        return (rule for rule in rules if self._applies(facts.pairs.context, rule)[facts.position] != NOT_MET)

    def _again(self, facts: PairFacts, rule: FundingAge) -> str:
        if rule.oldest_widened == rule.oldest or not self._repeats(facts.pairs.context, rule)[facts.position]:
            return ""
        since = format_date(rule.valid_from)
        return f". Its oldest age repeats that rule of {since} ({rule.source}) and widens with it"

    def _funding(self, facts: PairFacts) -> str:
        for rule in self._applying(facts):
            ages = f"{rule.youngest} to {rule.oldest}" if rule.youngest else f"up to {rule.oldest}"
            wider = f", to {rule.oldest_widened} for care leavers or with an EHCP"
            again = self._again(facts, rule)
            return f"; funded for ages {ages}{wider if rule.oldest_widened > rule.oldest else ''}{again}"
        return ""


class SchoolLeaving(AgeCheck):
    """Apprenticeships and jobs start only after the school-leaving date."""

    name = "school_leaving"
    said_of_person = ("birth_date", *AgeCheck.said_of_person)
    said_of_opportunity = ("type", "start_date")
    types = (*APPRENTICESHIPS, "job")

    def status_as_recorded(self, pairs: Pairs) -> Truth:
        applies = pairs.context.remember(self.name, lambda: is_type(pairs.context, self.types))
        return where_applies(pairs, applies, self._past_leaving_age)

    def rules(self, facts: PairFacts, status: Status) -> list[Ground]:
        kind = facts.opportunity.get("type")
        return [] if kind is not None and kind not in self.types else grounds_in_force(facts, self.name)

    def _past_leaving_age(self, pairs: Pairs) -> Truth:
        leaving = pairs.leaving_day
        truth = decide(leaving >= 0, pairs.start > leaving)
        still_open = ~pairs.context.start_known[pairs.opportunity] & (truth == NOT_MET)
        return np.where(still_open, UNKNOWN, truth)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        birth, kind = facts.person.get("birth_date"), facts.opportunity.get("type")
        if kind is not None and kind not in self.types:
            return "School-leaving date: does not apply to this kind of opportunity."
        if birth is None:
            return "School-leaving date: their birth date is not recorded yet."
        leaving = as_date(int(school_leaving_days(np.array([day_number(birth)], dtype=np.int32))[0]))
        if status is Status.NOT_MET:
            return f"Starts {format_date(facts.starts)}; they may leave school only after {format_date(leaving)}."
        if status is Status.UNKNOWN:
            return f"They may leave school after {format_date(leaving)}: ask whether and when it starts as a job."
        return f"School-leaving date was {format_date(leaving)}, before the start."


def _widening(rule: FundingAge, entitlement: str) -> np.uint8:
    if entitlement in rule.widened_for:
        return MET
    return UNKNOWN if entitlement in rule.perhaps_widened_for else NOT_MET


def _bounds(least: int | None, most: int | None) -> str:
    if least is None and most is None:
        return "its own age limits are not recorded yet"
    if least and most is not None and most < NO_MAX_AGE:
        return f"open to ages {least} to {most}"
    if least == 0 and most is not None and most >= NO_MAX_AGE:
        return "no age limit of its own"
    return f"{_youngest(least)}, {_oldest(most)}"


def _youngest(least: int | None) -> str:
    if least is None:
        return "its lower age is not recorded yet"
    return f"open from {least}" if least else "no lower age limit"


def _oldest(most: int | None) -> str:
    if most is None:
        return "its upper age is not recorded yet"
    return f"open up to {most}" if most < NO_MAX_AGE else "no upper age limit"
