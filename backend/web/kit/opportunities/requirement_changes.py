"""What asking for less would open, in words: numbers of nobody in particular, and never below ten."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from backend.core import clock
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.outcomes.permissions import can_see_requirement_changes
from backend.outcomes.requirement_changes import RequirementChange, RequirementChanges, requirement_changes
from backend.reference.funding_rules import study_rules
from backend.reference.provenance import with_caution
from backend.web.kit.formats import day


MOST_LINES = 6
NOT_ASKED = {
    "english_required": "Not asking for English",
    "maths_required": "Not asking for maths",
    "min_level": "Not asking for other qualifications",
    "driving_required": "Not asking for a driving licence",
}
NEITHER = "Asking for neither English nor maths"
INSTEAD: dict[str, Callable[[float, float], str]] = {
    "min_level": lambda to, asked: f"Qualifications at level {to} instead of level {asked}",
    "weekly_hours": lambda to, asked: f"{to} hours a week instead of {asked:g}",
}
STUDIED = {"english_required", "maths_required"}
NO_ROUTE = "Choose a route first: what would open depends on who wants that kind of work."
NOTHING_ASKED = (
    "It asks for nothing that is counted: English or maths at level 2, other qualifications, 25 hours a week or more,"
    " a driving licence."
)
NOT_COUNTED = "Not counted yet. It is counted once a week, in the night to Monday."
TOO_FEW = "Too few to say: no single change would open it to ten people or more."


@dataclass(frozen=True)
class Line:
    change: str
    people: str


@dataclass(frozen=True)
class WhatIf:
    """Either lines, with what the law says of them and when they were counted, or why there are none."""

    lines: list[Line] = field(default_factory=list)
    law: str = ""
    counted: str = ""
    empty: str = ""


def what_if(viewer: Viewer, opportunity: Opportunity) -> WhatIf | None:
    """Of an opportunity saved or not; None for whoever is shown no such numbers."""
    if not can_see_requirement_changes(viewer):
        return None
    if not opportunity.route:
        return WhatIf(empty=NO_ROUTE)
    found = requirement_changes(viewer, opportunity)
    if found.week is None or not found.changes:
        return WhatIf(empty=_why_none(found))
    shown = found.changes[:MOST_LINES]
    who = "people" if viewer.role == Role.EMPLOYER else "young people"
    lines = [Line(_words(opportunity, each), f"at least {each.people} more {who}") for each in shown]
    return WhatIf(lines, _law(opportunity, shown), _counted(viewer, found.week))


def _why_none(found: RequirementChanges) -> str:
    if not found.asks:
        return NOTHING_ASKED
    return TOO_FEW if found.week else NOT_COUNTED


def _counted(viewer: Viewer, week: dt.date) -> str:
    where = "of all councils that share" if viewer.role == Role.EMPLOYER else "your council supports"
    return f"Counted in the week of {day(week)}, among those {where} who want this kind of work."


def _words(opportunity: Opportunity, change: RequirementChange) -> str:
    if len(change.fields) > 1:
        return NEITHER
    (name,) = change.fields
    if change.to is None:
        return NOT_ASKED[name]
    return INSTEAD[name](change.to, getattr(opportunity, name))


def _law(opportunity: Opportunity, changes: list[RequirementChange]) -> str:
    """From which age the law asks for no English and maths, so that whoever asks wishes for it."""
    if not any(STUDIED.intersection(each.fields) for each in changes):
        return ""
    starts = opportunity.start_date or clock.today()
    rules = [rule for rule in study_rules() if opportunity.type in rule.types and rule.is_in_force_on(starts)]
    ages = [rule.not_required_from_age for rule in rules if rule.not_required_from_age is not None]
    return with_caution(f"The law asks nobody aged {min(ages)} or over for English or maths.", rules) if ages else ""
