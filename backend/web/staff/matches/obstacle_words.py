"""What stands in the way, by name, and who can help with it."""

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
