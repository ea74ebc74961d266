"""Rules about what is offered, where, and for whom."""

from backend.opportunities.choices import APPRENTICESHIPS, OpportunityType
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.opportunities.posting_rules.rule import Rule, in_order, needed, within_limits
from backend.reference.choices import StatutoryLimit as Limit


FOUNDATION = frozenset({OpportunityType.FOUNDATION_APPRENTICESHIP})
OPEN_STANDARD, RETIRED_STANDARD = 99001, 99002  # for the examples; no real standard has these codes


def _closed_message(facts: PostingFacts) -> str:
    last = facts.standard.last_start_on if facts.standard else None
    since = f" after {last:%-d %B %Y}" if last else ""
    return f"This apprenticeship standard is closed for new starts{since}: choose the one that replaced it."


RULES = (
    Rule(
        code="title-needed",
        field="title",
        broken=lambda facts: not facts.title.strip(),
        message="Give the opportunity a title, such as “Catering assistant”.",
        passes={"title": "Catering assistant"},
        fails={"title": "  "},
        even_in_a_draft=True,
    ),
    Rule(
        code="summary-needed",
        field="summary",
        broken=lambda facts: not facts.summary.strip(),
        message="Say in a few sentences what the person will do.",
        passes={"summary": "Help the team prepare lunches for three schools."},
        fails={"summary": ""},
    ),
    Rule(
        code="somewhere-to-go",
        field="sites",
        broken=lambda facts: not (facts.sites or facts.nationwide or facts.remote),
        message="Say where it is: add a postcode, or mark it as nationwide or done from home.",
        passes={"sites": 0, "nationwide": True},
        fails={"sites": 0, "nationwide": False, "remote": None},
    ),
    Rule(
        code="at-least-one-place",
        field="places",
        broken=lambda facts: facts.places is not None and facts.places < 1,
        message="There must be at least one place.",
        passes={"places": 1},
        fails={"places": 0},
    ),
    needed(
        code="places-not-recorded",
        field="places",
        hard=False,
        message="Say how many places there are, so that it closes by itself when they are taken.",
        example=1,
    ),
    Rule(
        code="places-cover-those-taken",
        field="places",
        broken=lambda facts: facts.places is not None and facts.places < facts.places_taken,
        message=lambda facts: (
            f"Places: {facts.places_taken} of them are taken already, so there cannot be only {facts.places}."
        ),
        passes={"places": 2, "places_taken": 2},
        fails={"places": 1, "places_taken": 2},
        even_in_a_draft=True,
    ),
    in_order(
        code="ages-run-upwards",
        fields=("min_age", "max_age"),
        message="The oldest age is below the youngest age: change one of them.",
        passes=(18, 18),
        fails=(19, 18),
    ),
    Rule(
        code="apprentices-have-left-school",
        dated=True,
        field="min_age",
        types=APPRENTICESHIPS,
        broken=lambda facts: bool(facts.min_age) and facts.is_below("min_age", Limit.APPRENTICESHIP_YOUNGEST_AGE),
        message=lambda facts: (
            f"Apprentices must be {facts.limit(Limit.APPRENTICESHIP_YOUNGEST_AGE)} or over: set the youngest age to at"
            f" least {facts.limit(Limit.APPRENTICESHIP_YOUNGEST_AGE)}."
        ),
        limits=(Limit.APPRENTICESHIP_YOUNGEST_AGE,),
        passes={"min_age": 16},
        fails={"min_age": 15},
    ),
    within_limits(
        code="apprenticeship-level",
        dated=True,
        field="level",
        types=APPRENTICESHIPS,
        lowest=Limit.APPRENTICESHIP_LOWEST_LEVEL,
        highest=Limit.APPRENTICESHIP_HIGHEST_LEVEL,
        message="Apprenticeships are at level {lowest} to {highest}: correct the level.",
        passes={"level": 2},
        fails={"level": 1},
    ),
    within_limits(
        code="foundation-level",
        dated=True,
        field="level",
        types=FOUNDATION,
        lowest=Limit.FOUNDATION_APPRENTICESHIP_LEVEL,
        highest=Limit.FOUNDATION_APPRENTICESHIP_LEVEL,
        message=(
            "Foundation apprenticeships are at level {lowest}: correct the level, or choose the type “Apprenticeship”."
        ),
        passes={"level": 2},
        fails={"level": 3},
    ),
    Rule(
        code="standard-open-for-starts",
        dated=True,
        field="lars_code",
        types=APPRENTICESHIPS,
        broken=lambda facts: facts.standard is not None and not facts.standard.takes_starts_on(facts.first_day),
        message=_closed_message,
        passes={"lars_code": OPEN_STANDARD},
        fails={"lars_code": RETIRED_STANDARD},
    ),
    Rule(
        code="standard-not-on-our-list",
        field="lars_code",
        types=APPRENTICESHIPS,
        hard=False,
        broken=lambda facts: facts.standard is None,
        message="Choose the apprenticeship standard, so that its level and length can be checked.",
        passes={"lars_code": OPEN_STANDARD},
        fails={"lars_code": None},
    ),
    Rule(
        code="kept-places-in-their-words",
        field="kept_words",
        broken=lambda facts: facts.care_leavers_only and not facts.kept_words.strip(),
        message="Say what is offered in the words of the employer, who reads them on its own page.",
        passes={"care_leavers_only": True, "kept_words": "Two places for people you introduce"},
        fails={"care_leavers_only": True, "kept_words": " "},
    ),
)
