"""What an opportunity is asked: "no" is as good an answer as any, and silence leaves a question on every match."""

from backend.opportunities.choices import COURSES, NO_OLDEST_AGE, NO_YOUNGEST_AGE, OpportunityType
from backend.opportunities.posting_rules.rule import EVERY_TYPE, Rule, needed


def _asked(field: str, message: str, *, no: int | bool, types: frozenset[OpportunityType] = EVERY_TYPE) -> Rule:
    code = f"{field.replace('_', '-')}-not-answered"
    return needed(code=code, field=field, types=types, hard=False, message=message, example=no)


RULES = (
    _asked("private_business", "Say whether it is for a private business.", no=False, types=EVERY_TYPE - COURSES),
    _asked(
        "includes_training",
        "Say whether there is training beside the work: under 18 it is needed.",
        no=False,
        types=frozenset({OpportunityType.JOB}),
    ),
    _asked("min_age", "Say the youngest age, or that there is none.", no=NO_YOUNGEST_AGE),
    _asked("max_age", "Say the oldest age, or that there is none.", no=NO_OLDEST_AGE),
    _asked("min_level", "Say which qualifications are needed, or that none are.", no=0),
    _asked("english_required", "Say which level of English is needed, or that none is.", no=0),
    _asked("maths_required", "Say which level of maths is needed, or that none is.", no=0),
    _asked("dbs_required", "Say whether a DBS check is needed.", no=False),
    _asked("driving_required", "Say whether the person has to drive.", no=False),
)
