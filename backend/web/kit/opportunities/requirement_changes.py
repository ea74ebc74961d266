"""What asking for less would open, in words: numbers of nobody in particular, and never below ten."""

import datetime as dt
from dataclasses import dataclass, field

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.outcomes.permissions import can_see_requirement_changes
from backend.outcomes.requirement_changes import RequirementChanges, requirement_changes
from backend.web.kit.content import Row
from backend.web.kit.formats import day
from backend.web.kit.opportunities.requirement_words import change_words, law_words


NO_ROUTE = "Choose a route first: what would open depends on who wants that kind of work."
NOTHING_ASKED = (
    "It asks for nothing that is counted: English or maths at level 2, other qualifications, 25 hours a week or more,"
    " a driving licence."
)
NOT_COUNTED = "Not counted yet. It is counted once a week, in the night to Monday."
TOO_FEW = "Too few to say: no single change would open it to ten people or more."


@dataclass(frozen=True)
class WhatIf:
    """Either lines, with what the law says of them and when they were counted, or why there are none."""

    lines: list[Row] = field(default_factory=list)
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
    who = "people" if viewer.role == Role.EMPLOYER else "young people"
    lines = [Row(change_words(opportunity, each), f"about {each.people} more {who}") for each in found.changes]
    return WhatIf(lines, law_words(opportunity, found.changes), _counted(viewer, found.week))


def _why_none(found: RequirementChanges) -> str:
    if not found.asks:
        return NOTHING_ASKED
    return TOO_FEW if found.week else NOT_COUNTED


def _counted(viewer: Viewer, week: dt.date) -> str:
    where = "of all councils that share" if viewer.role == Role.EMPLOYER else "your council supports"
    return f"Counted in the week of {day(week)}, among those {where} who want this kind of work."
