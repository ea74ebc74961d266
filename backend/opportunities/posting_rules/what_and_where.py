"""Rules about what is offered, where, and for whom."""

import re

from backend.opportunities.choices import APPRENTICESHIPS, OpportunityType
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.opportunities.posting_rules.rule import Rule, in_order, needed


CONVICTION = r"(?:convictions?|cautions?|offences?|criminal records?|criminal history)"
SPENT = (
    re.compile(rf"(?<!un)(?<!un-)(?<!not )(?<!not yet )\bspent\b[^.!?\n]{{0,40}}\b{CONVICTION}\b", re.IGNORECASE),
    re.compile(
        rf"\b{CONVICTION}\b[^.!?\n]{{0,60}}\b(?:including|even if|if|or|both|whether|now|are|is) spent\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?:ever|any (?:past|previous|prior))\b[^.!?\n]{{0,30}}\b(?:convicted|{CONVICTION})\b", re.IGNORECASE
    ),
)
FOUNDATION = frozenset({OpportunityType.FOUNDATION_APPRENTICESHIP})
SCHOOL_LEAVING_AGE = 16
OPEN_STANDARD, RETIRED_STANDARD = 99001, 99002  # for the examples; no real standard has these codes


def _asks_about_spent_convictions(facts: PostingFacts) -> bool:
    """Rehabilitation of Offenders Act 1974, section 4; work that needs a standard or enhanced check is exempt."""
    text = f"{facts.title} {facts.summary} {facts.description}"
    return not facts.dbs_required and any(pattern.search(text) for pattern in SPENT)


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
        field="min_age",
        types=APPRENTICESHIPS,
        broken=lambda facts: bool(facts.min_age) and facts.min_age < SCHOOL_LEAVING_AGE,
        message="Apprentices must be 16 or over: set the youngest age to at least 16.",
        passes={"min_age": 16},
        fails={"min_age": 15},
    ),
    Rule(
        code="apprenticeship-level",
        field="level",
        types=APPRENTICESHIPS,
        broken=lambda facts: facts.level is not None and facts.level not in range(2, 8),
        message="Apprenticeships are at level 2 to 7: correct the level.",
        passes={"level": 2},
        fails={"level": 1},
    ),
    Rule(
        code="foundation-level",
        field="level",
        types=FOUNDATION,
        broken=lambda facts: facts.level is not None and facts.level != 2,
        message="Foundation apprenticeships are at level 2: correct the level, or choose the type “Apprenticeship”.",
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
        code="no-question-about-spent-convictions",
        field="description",
        broken=_asks_about_spent_convictions,
        message=(
            "It asks about spent convictions, which the law lets people leave unsaid: ask about unspent ones alone, or"
            " say that a DBS check is needed where the work is exempt."
        ),
        passes={"description": "Tell us about unspent convictions.", "dbs_required": False},
        fails={"description": "Tell us about any spent convictions.", "dbs_required": False},
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
