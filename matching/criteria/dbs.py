"""Checks of the Disclosure and Barring Service, by what each level of them can show."""

import numpy as np

from matching.context import Context
from matching.criteria.base import PairFacts, TabulatedCheck, ask_before, grounds_in_force
from matching.logic import UNKNOWN, Array, Truth, flag, implies
from matching.pairs import Pairs
from matching.rules import Ground
from matching.vocabulary import DBS_LEVELS, Status


BARRED_LIST = DBS_LEVELS.index("barred_list")
LEVEL_WORDS = {
    "basic": "a basic check is asked for, which shows unspent convictions alone",
    "standard": "a standard check is asked for",
    "enhanced": "an enhanced check without a barred list is asked for",
    "barred_list": "an enhanced check with a barred list is asked for",
    None: "asked for; of which level is not recorded yet",
}
HELD = {
    True: "nothing bars them from this work",
    False: "they are recorded as barred from regulated activity",
    None: "whether they are barred is not recorded yet, or nothing shows it",
}


class Dbs(TabulatedCheck):
    """A bar rules out regulated activity, for which a barred list is searched, and no other work.

    At another level, or where the level is not recorded, a bar is a question to ask.
    """

    name = "dbs"
    said_of_person = ("dbs_clear",)
    said_of_opportunity = ("dbs_required", "dbs_level", "start_date")

    def status(self, pairs: Pairs) -> Truth:
        clear = flag(pairs.of_person("dbs_clear"))
        regulated = pairs.of_opportunity("dbs_level") == BARRED_LIST
        suffices = np.where(regulated, clear, np.maximum(clear, UNKNOWN))
        return implies(flag(pairs.of_opportunity("dbs_required")), suffices)

    def opportunity_category(self, context: Context) -> Array:
        levels = len(DBS_LEVELS) + 1
        return context.opportunity_column("dbs_required") * levels + context.opportunity_column("dbs_level")

    def sentence(self, facts: PairFacts, status: Status) -> str:
        required, held = facts.opportunity.get("dbs_required"), facts.person.get("dbs_clear")
        if required is False:
            return "DBS check: not asked for."
        level = facts.opportunity.get("dbs_level")
        needs = LEVEL_WORDS[level] if required else "whether it is asked for is not recorded yet"
        return f"DBS check: {needs}; {HELD[held]}{self._beside(level, held)}.{ask_before(status)}"

    def _beside(self, level: str | None, held: bool | None) -> str:
        return ", which this check does not ask about" if held is False and level not in (None, "barred_list") else ""

    def rules(self, facts: PairFacts, status: Status) -> list[Ground]:
        return [] if status is Status.MET else grounds_in_force(facts, "barred_work")
