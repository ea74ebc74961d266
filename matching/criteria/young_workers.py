"""What the law asks for people under 18."""

from collections.abc import Iterable
from functools import partial

import numpy as np

from matching.context import Context
from matching.criteria.base import AgeCheck, PairFacts, format_number, is_type, where_applies
from matching.logic import MET, Truth, all_of, decide, flag, negate
from matching.pairs import Pairs
from matching.rules import LearningDuty, YoungWorker
from matching.vocabulary import COURSES, Status


DUTY = {
    Status.MET: "Duty to take part in learning until {age}: nothing stands against this.",
    Status.NOT_MET: "Under {age} and a job without training: part-time learning beside it is needed to meet the duty.",
    Status.UNKNOWN: "Under {age} a job needs training beside it: ask for what is not recorded yet"
    " (training, birth date).",
}


def _of_age(rule: YoungWorker | LearningDuty, pairs: Pairs) -> Truth:
    return decide(pairs.age >= 0, pairs.age >= rule.younger_than)


class YoungWorkerLimits(AgeCheck):
    """Below an age: hours a week and a day, and no nights. Courses are not work."""

    name = "young_worker_limits"
    said_of_opportunity = ("type", "weekly_hours", "daily_hours", "night_work", "start_date")
    said_of_pair = "age"

    def status_as_recorded(self, pairs: Pairs) -> Truth:
        truth = np.full(len(pairs), MET)
        for rule in pairs.context.settings.rules.young_workers:
            truth = all_of(
                truth, where_applies(pairs, self._beyond_limits(pairs.context, rule), partial(_of_age, rule))
            )
        return truth

    def _beyond_limits(self, context: Context, rule: YoungWorker) -> Truth:
        def compute() -> Truth:
            working = all_of(negate(is_type(context, COURSES)), context.in_force(rule))
            return all_of(working, negate(self._limits(context, rule)))

        return context.remember((self.name, rule), compute)

    def _limits(self, context: Context, rule: YoungWorker) -> Truth:
        weekly, daily = context.opportunity_column("weekly_hours"), context.opportunity_column("daily_hours")
        return all_of(
            decide(~np.isnan(weekly), weekly <= rule.weekly_hours),
            decide(~np.isnan(daily), daily <= rule.daily_hours),
            negate(flag(context.opportunity_column("night_work"))),
        )

    def sentence(self, facts: PairFacts, status: Status) -> str:
        if not facts.pairs.context.settings.rules.young_workers:
            return "Limits on young workers: none recorded."
        if facts.opportunity.get("type") in COURSES:
            return f"Limits on work under {self._young(facts)}: does not apply to a course."
        young = self._young(facts)
        if facts.age >= young:
            return f"Limits on work under {young}: aged {facts.age}, so they do not apply."
        who = f"Under {young}" if facts.age >= 0 else "Birth date not recorded yet"
        work = ", ".join(
            (
                _hours(facts.opportunity.get("weekly_hours"), "a week"),
                _hours(facts.opportunity.get("daily_hours"), "a day"),
                _nights(facts.opportunity.get("night_work")),
            )
        )
        if status is Status.NOT_MET:
            return f"{who}: {' '.join(self._beyond(facts))}"
        limits = self._limit_words(facts)
        if status is Status.UNKNOWN:
            return f"{who}: {work}. Under {young} the limits are {limits}: ask before going on."
        return f"{who}: {work} is within the limits under {young} ({limits})."

    def _beyond(self, facts: PairFacts) -> Iterable[str]:
        """A sentence for each limit that is passed, and none for what is within."""
        weekly, daily = facts.opportunity.get("weekly_hours"), facts.opportunity.get("daily_hours")
        for rule in self._binding(facts):
            for hours, most, period in ((weekly, rule.weekly_hours, "a week"), (daily, rule.daily_hours, "a day")):
                if hours is not None and hours > most:
                    limit = f"the {format_number(most)} allowed under {rule.younger_than}"
                    yield f"{_hours(hours, period)} are more than {limit}."
        if facts.opportunity.get("night_work"):
            yield f"Nights are not allowed under {self._young(facts)}."

    def rules(self, facts: PairFacts, status: Status) -> Iterable[YoungWorker]:
        return self._binding(facts)

    def _binding(self, facts: PairFacts) -> Iterable[YoungWorker]:
        if facts.opportunity.get("type") in COURSES:
            return ()
        return [rule for rule in self._in_force(facts) if facts.age < rule.younger_than]

    def _in_force(self, facts: PairFacts) -> list[YoungWorker]:
        return [rule for rule in facts.pairs.context.settings.rules.young_workers if rule.holds_on(facts.starts)]

    def _young(self, facts: PairFacts) -> int:
        """The age of the row in force; of a day that no row is for, of the latest."""
        rules = self._in_force(facts) or facts.pairs.context.settings.rules.young_workers
        return max(rule.younger_than for rule in rules)

    def _limit_words(self, facts: PairFacts) -> str:
        limits = [
            f"{format_number(r.weekly_hours)} hours a week, {format_number(r.daily_hours)} a day, no nights"
            for r in self._binding(facts)
        ]
        return "; ".join(limits) or "none recorded for this date"


class DutyToParticipate(AgeCheck):
    """Below an age a job without training does not meet the duty to take part in learning. It advises only."""

    name = "duty_to_participate"
    said_of_opportunity = ("start_date",)
    hard = False
    excludes = False

    def status_as_recorded(self, pairs: Pairs) -> Truth:
        truth = np.full(len(pairs), MET)
        for rule in pairs.context.settings.rules.learning_duty:
            truth = all_of(truth, where_applies(pairs, self._untrained(pairs.context, rule), partial(_of_age, rule)))
        return truth

    def _untrained(self, context: Context, rule: LearningDuty) -> Truth:
        def compute() -> Truth:
            untrained = negate(flag(context.opportunity_column("includes_training")))
            return all_of(context.in_force(rule), is_type(context, rule.types), untrained)

        return context.remember((self.name, rule), compute)

    def rules(self, facts: PairFacts, status: Status) -> list[LearningDuty]:
        return self._in_force(facts)

    def _in_force(self, facts: PairFacts) -> list[LearningDuty]:
        return [rule for rule in facts.pairs.context.settings.rules.learning_duty if rule.holds_on(facts.starts)]

    def sentence(self, facts: PairFacts, status: Status) -> str:
        ages = [rule.younger_than for rule in self._in_force(facts)]
        return DUTY[status].format(age=max(ages)) if ages else "Duty to take part in learning: not in force then."


def _hours(hours: float | None, period: str) -> str:
    return f"hours {period} not recorded yet" if hours is None else f"{format_number(hours)} hours {period}"


def _nights(nights: bool | None) -> str:
    return "nights not recorded yet" if nights is None else "night work" if nights else "no nights"
