"""Permission to work, and residence for public funding."""

from functools import partial

import numpy as np

from matching.context import Context
from matching.criteria.base import AgeCheck, Check, PairFacts, format_date, grounds_in_force, is_type, where_applies
from matching.logic import MET, NOT_MET, UNKNOWN, Truth, all_of, any_of, decide, flag, negate
from matching.pairs import Pairs
from matching.rules import Ground, Residence
from matching.vocabulary import ALWAYS_PAID, APPRENTICESHIPS, COURSES, Status


PERMISSION_FIELDS = ("right_to_work", "right_to_work_until", "extension_applied")
PERMISSION_HELD = {
    True: "They have permission to work",
    False: "They do not have permission to work",
    None: "Permission to work is not recorded yet, or is for listed jobs only",
}


ADVICE = "Advice is given by a registered immigration adviser or a solicitor, and by nobody else."


class PermissionToWork(Check):
    """Needed from the start for paid work and for unpaid work in a private business; not for courses.

    Permission that ran out before the start is unknown, not refused, where an extension was or may have been applied
    for in time: the old permission then goes on until it is decided.
    """

    name = "permission_to_work"
    said_of_person = PERMISSION_FIELDS
    said_of_opportunity = ("type", "paid", "private_business", "start_date")

    def status(self, pairs: Pairs) -> Truth:
        return where_applies(pairs, self._needed(pairs.context), self._permitted)

    def _needed(self, context: Context) -> Truth:
        """Of each opportunity; shape (n_opportunities,)."""

        def compute() -> Truth:
            business, paid = context.opportunity_column("private_business"), context.opportunity_column("paid")
            return all_of(
                negate(is_type(context, COURSES)), any_of(is_type(context, ALWAYS_PAID), flag(paid), flag(business))
            )

        return context.remember(self.name, compute)

    def _permitted(self, pairs: Pairs) -> Truth:
        until, on = pairs.of_person("right_to_work_until"), pairs.context.on
        limited = until >= 0
        over = limited & (until < pairs.start)
        doubtful = limited & ((until < on) | ~pairs.context.start_known[pairs.opportunity])
        ended = np.where(pairs.of_person("extension_applied") == 0, NOT_MET, UNKNOWN)
        lasting = np.where(over, ended, np.where(doubtful, UNKNOWN, MET))
        return all_of(flag(pairs.of_person("right_to_work")), lasting)

    def rules(self, facts: PairFacts, status: Status) -> list[Ground]:
        if self._needed(facts.pairs.context)[facts.position] == NOT_MET:
            return []
        if status is Status.MET:
            return grounds_in_force(facts, "permission_for_work")
        extended = ["leave_goes_on"] if _may_go_on(facts) else []
        return grounds_in_force(facts, "permission_for_work", *extended, "immigration_advice")

    def sentence(self, facts: PairFacts, status: Status) -> str:
        if self._needed(facts.pairs.context)[facts.position] == NOT_MET:
            return "Permission to work is not needed for this."
        held = _permission(facts)
        if status is Status.MET:
            return f"{held}, which holds {facts.when()}."
        if status is Status.NOT_MET:
            return f"{held}; permission is needed {facts.when()}. {_what_would_change_it(facts)}"
        asked = "" if facts.opportunity.get("type") in ALWAYS_PAID else ", and whether it is paid"
        return f"{held}; ask whether they may do this work {facts.when()}{asked}. {_what_would_change_it(facts)}"


class PermissionLasts(Check):
    """Permission to work lasting to the planned end of an apprenticeship; where it may not, the provider is asked."""

    name = "permission_lasts"
    said_of_person = PERMISSION_FIELDS
    said_of_opportunity = ("type", "planned_end", "start_date")
    excludes = False

    def status(self, pairs: Pairs) -> Truth:
        applies = pairs.context.remember(self.name, lambda: is_type(pairs.context, APPRENTICESHIPS))
        return where_applies(pairs, applies, self._lasting)

    def rules(self, facts: PairFacts, status: Status) -> list[Ground]:
        return [] if status is Status.MET else grounds_in_force(facts, "permission_to_the_end")

    def _lasting(self, pairs: Pairs) -> Truth:
        until, end = pairs.of_person("right_to_work_until"), pairs.of_opportunity("planned_end")
        lasting = (until < 0) | ((end >= 0) & (until >= end))
        return np.where(lasting & (pairs.of_person("right_to_work") == 1), MET, UNKNOWN)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        kind, end = facts.opportunity.get("type"), facts.opportunity.get("planned_end")
        if kind is not None and kind not in APPRENTICESHIPS:
            return "Permission to the planned end: asked for apprenticeships only."
        planned = f"the planned end is {format_date(end)}" if end else "the planned end is not recorded yet"
        if status is Status.MET:
            return f"{_permission(facts)}; {planned}."
        return f"{_permission(facts)}; {planned}. Ask the training provider whether it can be finished."


class FundingResidence(AgeCheck):
    """Residence that public funding of training asks for."""

    name = "funding_residence"
    said_of_person = ("funding_residence", *AgeCheck.said_of_person)
    said_of_opportunity = ("type", "start_date")
    said_of_pair = "age"

    def status_as_recorded(self, pairs: Pairs) -> Truth:
        truth = np.full(len(pairs), MET)
        for rule in pairs.context.settings.rules.residence:
            applies = self._applies(pairs.context, rule)
            truth = all_of(truth, where_applies(pairs, applies, partial(self._resident, rule)))
        return truth

    def _applies(self, context: Context, rule: Residence) -> Truth:
        return context.remember(rule, lambda: all_of(context.in_force(rule), is_type(context, rule.types)))

    def _resident(self, rule: Residence, pairs: Pairs) -> Truth:
        resident = flag(pairs.of_person("funding_residence"))
        if not rule.from_age:
            return resident
        applies = decide(pairs.age >= 0, pairs.age >= rule.from_age)
        return np.where(applies == MET, resident, np.maximum(resident, UNKNOWN))

    def _is_study_of_16_to_19(self, facts: PairFacts) -> bool:
        return 0 <= facts.age < max(rule.from_age for rule in self._asking(facts))

    def rules(self, facts: PairFacts, status: Status) -> list[Residence]:
        return self._asking(facts)

    def _asking(self, facts: PairFacts) -> list[Residence]:
        rules = facts.pairs.context.settings.rules.residence
        return [rule for rule in rules if self._applies(facts.pairs.context, rule)[facts.position] != NOT_MET]

    def sentence(self, facts: PairFacts, status: Status) -> str:
        if not self._asking(facts):
            return "Residence for public funding: not asked for this."
        residence = facts.person.get("funding_residence")
        if status is Status.MET:
            return "They meet the residence rule of public funding for this."
        if status is Status.NOT_MET:
            return "This is publicly funded training, and they do not meet its residence rule."
        held = "is not recorded yet" if residence is None else "is recorded as not met for adults"
        if facts.opportunity.get("type") in COURSES and self._is_study_of_16_to_19(facts):
            return (
                f"Residence for public funding {held}. At {facts.age} this is study of 16 to 19, whose funding is said"
                " to ask for less: ask the college whether it is funded."
            )
        return f"Residence for public funding {held}: ask the provider whether this can be funded."


def _what_would_change_it(facts: PairFacts) -> str:
    """Immigration Act 1971, section 3C: leave goes on while an application made in time is not decided."""
    if _may_go_on(facts):
        change = _extension(facts)
    elif facts.person.get("right_to_work") is None:
        change = "A document or a share code that proves permission would settle it"
    else:
        change = "Permission granted by the Home Office would change it"
    return f"{change}. {ADVICE}"


def _may_go_on(facts: PairFacts) -> bool:
    """Whether permission with a last day may be longer than recorded: not where it is over with nothing applied for."""
    until = facts.person.get("right_to_work_until")
    if until is None or facts.person.get("right_to_work") is False:
        return False
    return until >= facts.pairs.context.day or facts.person.get("extension_applied") is not False


def _extension(facts: PairFacts) -> str:
    """What to do, by whether an extension is applied for and whether it still can be in time."""
    goes_on = "rights normally go on until it is decided"
    if facts.person.get("extension_applied"):
        return f"An extension is applied for: where that was done in time, {goes_on}; see what proves it"
    if facts.person["right_to_work_until"] < facts.pairs.context.day:
        return f"That day is over: where an extension was applied for before it, {goes_on}; ask whether it was"
    return f"An extension applied for before that day would change it: {goes_on}"


def _permission(facts: PairFacts) -> str:
    right, until = facts.person.get("right_to_work"), facts.person.get("right_to_work_until")
    extension = facts.person.get("extension_applied")
    held = PERMISSION_HELD[right]
    ends = f" until {format_date(until)}" if until else ""
    return f"{held}{ends}{', with an extension applied for' if extension else ''}"
