"""Entry level, English, maths and the EHCP that the law asks for."""

import numpy as np

from matching.context import Context
from matching.criteria.base import PairFacts, TabulatedCheck, ask_before, is_type
from matching.logic import MET, NOT_MET, Array, Truth, all_of, any_of, decide, flag, implies
from matching.pairs import Pairs
from matching.vocabulary import Status


EHCP_HELD = {True: "they have one", False: "they do not have one", None: "whether they have one is not recorded yet"}


class LevelRequirement(TabulatedCheck):
    """A level asked for and a level held; nothing asked for, or the highest level held, is met whatever the other."""

    def __init__(self, name: str, held: str, required: str, top: int, subject: str) -> None:
        self.name = name
        self._held, self._required, self._top, self._subject = held, required, top, subject
        self.person_column, self.opportunity_column = held, required

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


class Ehcp(TabulatedCheck):
    """An education, health and care plan, where the law or the opportunity asks for one."""

    name = "ehcp"
    person_column = "has_ehcp"
    opportunity_column = "ehcp_required"

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

    def sentence(self, facts: PairFacts, status: Status) -> str:
        needed = self._needed(facts.pairs.context)[facts.position]
        held = EHCP_HELD[facts.person.get("has_ehcp")]
        if needed == NOT_MET:
            return "Education, health and care plan: not needed for this."
        return f"Education, health and care plan: {_need(needed)}, {held}.{ask_before(status)}"


def _need(needed: np.uint8) -> str:
    return "needed for this" if needed == MET else "whether it is needed is not recorded yet"
