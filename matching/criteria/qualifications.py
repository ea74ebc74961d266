"""Entry level, English, maths and the EHCP that the law asks for."""

import numpy as np

from matching.context import Context
from matching.criteria.base import PairFacts, TabulatedCheck, ask_before, is_type
from matching.logic import MET, NOT_MET, Array, Truth, all_of, any_of, decide, flag, implies
from matching.pairs import Pairs
from matching.rules import PlanRequired, StudyRequired
from matching.vocabulary import Status


NO_AGE = 200
LEVELS = 10  # more than there are of English and maths
EHCP_HELD = {True: "they have one", False: "they do not have one", None: "whether they have one is not recorded yet"}


class LevelRequirement(TabulatedCheck):
    """A level asked for and a level held; nothing asked for, or the highest level held, is met whatever the other."""

    def __init__(self, name: str, held: str, required: str, top: int, subject: str) -> None:
        self.name = name
        self._held, self._required, self._top, self._subject = held, required, top, subject
        self.said_of_person, self.said_of_opportunity = (held,), (required, "type", "start_date")

    def status(self, pairs: Pairs) -> Truth:
        held, required = pairs.of_person(self._held), pairs.of_opportunity(self._required)
        decided = decide((held >= 0) & (required >= 0), held >= required)
        return np.where((required == 0) | (held == self._top), MET, decided)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        held, required = facts.person.get(self._held), facts.opportunity.get(self._required)
        below = "theirs is below level 1"  # entry level, or none yet
        theirs = {None: "theirs is not recorded yet", 0: below}.get(held, f"they have level {held}")
        needs = {None: "what is asked for is not recorded yet", 0: "none is asked for"}.get(
            required, f"level {required} is asked for"
        )
        return f"{self._subject}: {needs}, {theirs}.{ask_before(status)}"


class StudiedLevelRequirement(LevelRequirement):
    """English or maths: what the law has an apprentice study, told from what the employer asks for.

    At the age from which the law asks for neither, the employer may do without: the column of waivers holds the
    age of somebody for whom that was supposed, 0 for everybody else.
    """

    said_of_pair = "age"

    def status(self, pairs: Pairs) -> Truth:
        free = pairs.of_person(f"{self.name}_waiver_age") >= self._free_from(pairs.context)[pairs.opportunity]
        return np.where(free, MET, super().status(pairs))

    def person_category(self, context: Context) -> Array:
        return context.person_column(f"{self.name}_waiver_age").astype(np.int64) * LEVELS + context.person_column(
            self._held
        )

    def opportunity_category(self, context: Context) -> Array:
        asked = context.opportunity_column(self._required)
        return self._free_from(context).astype(np.int64) * LEVELS + asked

    def sentence(self, facts: PairFacts, status: Status) -> str:
        said = super().sentence(facts, status)
        law = "" if status is Status.MET else self._law(facts)
        return f"{said}{law}"

    def rules(self, facts: PairFacts, status: Status) -> list[StudyRequired]:
        is_told = status is not Status.MET and self._law(facts)
        return self._applying(facts) if is_told else []

    def _applying(self, facts: PairFacts) -> list[StudyRequired]:
        if not facts.opportunity.get(self._required) or facts.opportunity.get("type") is None:
            return []
        rules = facts.pairs.context.settings.rules.study
        return [rule for rule in rules if self._applies(facts.pairs.context, rule)[facts.position] == MET]

    def _law(self, facts: PairFacts) -> str:
        subject = self._subject if self._subject == "English" else self._subject.lower()
        ages = [rule.not_required_from_age for rule in self._applying(facts)]
        if not ages or (facts.age < 0 and ages[0] is not None):
            return ""
        if ages[0] is None or facts.age < ages[0]:
            return f" The law has {subject} studied in this apprenticeship, so ask whether they may start without it."
        return f" From {ages[0]} on the law asks for no {subject}: it is the employer's wish, so ask them to waive it."

    def _applies(self, context: Context, rule: StudyRequired) -> Truth:
        return context.remember(rule, lambda: all_of(context.in_force(rule), is_type(context, rule.types)))

    def _free_from(self, context: Context) -> Array:
        """Age from which the law asks for neither, of each opportunity; an age nobody has where it always does."""

        def compute() -> Array:
            free_from = np.full(len(context.start), NO_AGE)
            for rule in context.settings.rules.study:
                if rule.not_required_from_age is not None:
                    free_from[self._applies(context, rule) == MET] = rule.not_required_from_age
            return free_from

        return context.remember("free from English and maths", compute)


class Ehcp(TabulatedCheck):
    """An education, health and care plan, where the law or the opportunity asks for one."""

    name = "ehcp"
    said_of_person = ("has_ehcp",)
    said_of_opportunity = ("ehcp_required", "type", "start_date")

    def status(self, pairs: Pairs) -> Truth:
        return implies(self._needed(pairs.context)[pairs.opportunity], flag(pairs.of_person("has_ehcp")))

    def opportunity_category(self, context: Context) -> Array:
        return self._needed(context)

    def _needed(self, context: Context) -> Truth:
        def compute() -> Truth:
            needed = flag(context.opportunity_column("ehcp_required"))
            for rule in context.settings.rules.ehcp:
                needed = any_of(needed, all_of(is_type(context, rule.types), context.in_force(rule)))
            return needed

        return context.remember(self.name, compute)

    def rules(self, facts: PairFacts, status: Status) -> list[PlanRequired]:
        rules = facts.pairs.context.settings.rules.ehcp
        return [rule for rule in rules if facts.opportunity.get("type") in rule.types and rule.holds_on(facts.starts)]

    def sentence(self, facts: PairFacts, status: Status) -> str:
        needed = self._needed(facts.pairs.context)[facts.position]
        held = EHCP_HELD[facts.person.get("has_ehcp")]
        if needed == NOT_MET:
            return "Education, health and care plan: not needed for this."
        return f"Education, health and care plan: {_need(needed)}, {held}.{ask_before(status)}"


def _need(needed: np.uint8) -> str:
    return "needed for this" if needed == MET else "whether it is needed is not recorded yet"
