"""The kinds of opportunity a person wants, and places kept for care leavers."""

import numpy as np

from matching.criteria.base import PairFacts, TabulatedCheck
from matching.logic import MET, NOT_MET, UNKNOWN, Truth, flag, implies
from matching.pairs import Pairs
from matching.vocabulary import TYPES, Status


class TypeWanted(TabulatedCheck):
    """An empty list means that any type will do."""

    name = "type_wanted"
    said_of_person = ("types_wanted",)
    said_of_opportunity = ("type",)
    person_column = "types_mask"

    def status(self, pairs: Pairs) -> Truth:
        mask, kind = pairs.of_person("types_mask"), pairs.of_opportunity("type").astype(np.int32)
        wanted = np.where((mask >> np.maximum(kind, 0)) & 1, MET, NOT_MET)
        truth = np.where((mask < 0) | (kind < 0), UNKNOWN, wanted)
        return np.where(mask == (1 << len(TYPES)) - 1, MET, truth)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        wanted, kind = facts.person.get("types_wanted"), facts.opportunity.get("type")
        offer = f"this is: {code_words(kind)}" if kind else "what this is is not recorded yet"
        if wanted is None:
            return f"Kind of opportunity: {offer}; what they want is not recorded yet. Ask before going on."
        wish = f"they want: {', '.join(map(code_words, wanted))}" if wanted else "they are open to any"
        return f"Kind of opportunity: {offer}; {wish}."


class RingFence(TabulatedCheck):
    """Places kept for care leavers: any recorded entitlement counts."""

    name = "ring_fence"
    said_of_person = ("entitlement",)
    said_of_opportunity = ("care_leavers_only",)

    def status(self, pairs: Pairs) -> Truth:
        entitled = np.where(pairs.of_person("entitlement") >= 0, MET, UNKNOWN)
        return implies(flag(pairs.of_opportunity("care_leavers_only")), entitled)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        ring_fenced, entitlement = facts.opportunity.get("care_leavers_only"), facts.person.get("entitlement")
        if ring_fenced is False:
            return "Open to everyone, not only to care leavers."
        offer = "Kept for care leavers" if ring_fenced else "Whether it is kept for care leavers is not recorded yet"
        if entitlement is None:
            return f"{offer}; their entitlement is not recorded yet. Ask before going on."
        return f"{offer}; their entitlement is recorded ({code_words(entitlement)})."


def code_words(code: str) -> str:
    return code.replace("_", " ")
