"""What asking for less would mean for a post, and what the law says of it, in words."""

from collections.abc import Callable, Iterable

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.outcomes.requirement_changes import RequirementChange
from backend.reference.funding_rules import study_rules
from backend.reference.provenance import with_caution


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


def change_words(opportunity: Opportunity, change: RequirementChange) -> str:
    if len(change.fields) > 1:
        return NEITHER
    (name,) = change.fields
    if change.to is None:
        return NOT_ASKED[name]
    return INSTEAD[name](change.to, getattr(opportunity, name))


def law_words(opportunity: Opportunity, changes: Iterable[RequirementChange]) -> str:
    """From which age the law asks for no English and maths, so that whoever asks wishes for it."""
    if not any(STUDIED.intersection(each.fields) for each in changes):
        return ""
    starts = opportunity.start_date or clock.today()
    rules = [rule for rule in study_rules() if opportunity.type in rule.types and rule.is_in_force_on(starts)]
    ages = [rule.not_required_from_age for rule in rules if rule.not_required_from_age is not None]
    return with_caution(f"The law asks nobody aged {min(ages)} or over for English or maths.", rules) if ages else ""
