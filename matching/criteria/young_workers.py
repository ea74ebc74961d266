"""What the law asks for people under 18."""

from collections.abc import Iterable

import numpy as np

from matching.context import Context
from matching.criteria.base import Check, PairFacts, format_number, is_type, where_applies
from matching.logic import MET, Truth, all_of, decide, flag, implies, negate
from matching.pairs import Pairs
from matching.rules import YoungWorker
from matching.vocabulary import COURSES, Status


ADULT = 18
DUTY = {
    Status.MET: "Duty to take part in learning until 18: nothing stands against this.",
    Status.NOT_MET: "Under 18 and a job without training: part-time learning beside it is needed to meet the duty.",
    Status.UNKNOWN: "Under 18 a job needs training beside it: ask for what is not recorded yet (training, birth date).",
}


def adult(pairs: Pairs) -> Truth:
    return decide(pairs.age >= 0, pairs.age >= ADULT)


class YoungWorkerLimits(Check):
    """Under 18: hours a week and a day, and no nights. Courses are not work."""

    name = "young_worker_limits"

    def status(self, pairs: Pairs) -> Truth:
        beyond = pairs.context.remember(self.name, lambda: negate(self._within(pairs.context)))
        return where_applies(pairs, beyond, adult)

    def _within(self, context: Context) -> Truth:
        within = np.full(len(context.start), MET)
        working = negate(is_type(context, COURSES))
        for rule in context.settings.rules.young_workers:
            within = all_of(within, implies(all_of(working, context.in_force(rule)), self._limits(context, rule)))
        return within

    def _limits(self, context: Context, rule: YoungWorker) -> Truth:
        weekly, daily = context.opportunity_column("weekly_hours"), context.opportunity_column("daily_hours")
        return all_of(
            decide(~np.isnan(weekly), weekly <= rule.weekly_hours),
            decide(~np.isnan(daily), daily <= rule.daily_hours),
            negate(flag(context.opportunity_column("night_work"))),
        )

    def sentence(self, facts: PairFacts, status: Status) -> str:
        if facts.opportunity.get("type") in COURSES:
            return "Limits on work under 18: does not apply to a course."
        if facts.age >= ADULT:
            return f"Limits on work under 18: aged {facts.age}, so they do not apply."
        who = "Under 18" if facts.age >= 0 else "Birth date not recorded yet"
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
            return f"{who}: {work}. Under 18 the limits are {limits}: ask before going on."
        return f"{who}: {work} is within the limits under 18 ({limits})."

    def _beyond(self, facts: PairFacts) -> Iterable[str]:
        """A sentence for each limit that is passed, and none for what is within."""
        weekly, daily = facts.opportunity.get("weekly_hours"), facts.opportunity.get("daily_hours")
        for rule in self.rules(facts):
            for hours, most, period in ((weekly, rule.weekly_hours, "a week"), (daily, rule.daily_hours, "a day")):
                if hours is not None and hours > most:
                    yield f"{_hours(hours, period)} are more than the {format_number(most)} allowed under 18."
        if facts.opportunity.get("night_work"):
            yield "Nights are not allowed under 18."

    def rules(self, facts: PairFacts) -> Iterable[YoungWorker]:
        if facts.opportunity.get("type") in COURSES or facts.age >= ADULT:
            return ()
        return [rule for rule in facts.pairs.context.settings.rules.young_workers if rule.holds_on(facts.starts)]

    def _limit_words(self, facts: PairFacts) -> str:
        limits = [
            f"{format_number(r.weekly_hours)} hours a week, {format_number(r.daily_hours)} a day, no nights"
            for r in self.rules(facts)
        ]
        return "; ".join(limits) or "none recorded for this date"


class DutyToParticipate(Check):
    """Under 18 a job without training does not meet the duty to take part in learning. It advises only."""

    name = "duty_to_participate"
    hard = False
    excludes = False

    def status(self, pairs: Pairs) -> Truth:
        applies = pairs.context.remember(self.name, lambda: self._untrained(pairs.context))
        return where_applies(pairs, applies, adult)

    def _untrained(self, context: Context) -> Truth:
        return all_of(is_type(context, ("job",)), negate(flag(context.opportunity_column("includes_training"))))

    def sentence(self, facts: PairFacts, status: Status) -> str:
        return DUTY[status]


def _hours(hours: float | None, period: str) -> str:
    return f"hours {period} not recorded yet" if hours is None else f"{format_number(hours)} hours {period}"


def _nights(nights: bool | None) -> str:
    return "nights not recorded yet" if nights is None else "night work" if nights else "no nights"
