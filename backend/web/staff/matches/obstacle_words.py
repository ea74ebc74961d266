"""What stands in the way, by name, and who can help with it."""

from collections.abc import Sequence

from backend.ranking.nearest_misses import Miss, reasons_counted
from backend.web.kit.formats import plural


# By the name of the criterion; places and employers to avoid are one.
NAMES = {
    "age": "Age",
    "school_leaving": "School-leaving date",
    "young_worker_limits": "Limits for young workers",
    "permission_to_work": "Permission to work",
    "permission_lasts": "How long permission to work lasts",
    "funding_residence": "Residence for funding",
    "entry_level": "Qualification",
    "english": "English",
    "maths": "Maths",
    "ehcp": "Education, health and care plan",
    "dates": "Dates",
    "hours": "Hours",
    "travel": "Travel",
    "safety": "Safety",
    "dbs": "DBS check",
    "driving": "Driving",
    "type_wanted": "Kind of opportunity",
    "ring_fence": "Places kept for others",
    "pay_floor": "Pay below the legal floor",
}
HELPERS = {
    "permission_to_work": "Their social worker, and an immigration adviser",
    "permission_lasts": "Their social worker, and an immigration adviser",
    "funding_residence": "Their social worker, and the training provider",
    "entry_level": "A college; ask the employer what else counts",
    "english": "A college; ask the employer whether it can be gained on the way",
    "maths": "A college; ask the employer whether it can be gained on the way",
    "ehcp": "The council’s special educational needs team",
    "dates": "The young person: can the day move? The employer: another start?",
    "hours": "The young person: how many hours fit? The employer: fewer hours?",
    "travel": "The young person: how far is all right? Travel training; help with fares",
    "safety": "Whoever recorded it, and the safeguarding lead",
    "dbs": "The employer, about what the check needs to show",
    "driving": "Ask about help with lessons",
    "type_wanted": "The young person: what else would they like?",
    "pay_floor": "The employer-engagement officer",
}


def name_of_obstacle(name: str) -> str:
    return NAMES.get(name, name.replace("_", " ").capitalize())


def sentence_of(misses: Sequence[Miss], opened: int) -> str:
    """The number and the greatest reasons, as it can be said on the telephone, and the nearest miss."""
    if not misses:
        return f"None of {plural(opened, 'open opportunity,open opportunities')} is ruled out."
    reasons = reasons_counted(misses)[:2]
    named = ", ".join(f"{name_of_obstacle(each.name).lower()} {each.count}" for each in reasons)
    are = "is" if len(misses) == 1 else "are"
    if len(misses) == opened:
        whole = f"All {opened} open opportunities are" if opened > 1 else "The only one that is open is"
    else:
        whole = f"Of {plural(opened, 'open opportunity,open opportunities')}, {len(misses)} {are}"
    nearest = misses[0]
    what = " and ".join(each.words for each in nearest.missing.values())
    return f"{whole} ruled out today: {named}. The nearest miss is “{nearest.opportunity.title}”: {what}."
