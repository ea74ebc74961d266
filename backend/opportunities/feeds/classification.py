"""The feeds' words for route, level and type, in ours."""

from backend.opportunities.feeds.parsed import FieldProblem


HEALTH_AND_SCIENCE = "Health and science"
ROUTES = (
    "Agriculture, environmental and animal care",
    "Business and administration",
    "Care services",
    "Catering and hospitality",
    "Construction and the built environment",
    "Creative and design",
    "Digital",
    "Education and early years",
    "Engineering and manufacturing",
    "Hair and beauty",
    HEALTH_AND_SCIENCE,
    "Legal, finance and accounting",
    "Protective services",
    "Sales, marketing and procurement",
    "Transport and logistics",
)
_OLDER_ROUTES = {
    "construction": "Construction and the built environment",
    "education and childcare": "Education and early years",
}
_ROUTES = {route.casefold(): route for route in ROUTES} | _OLDER_ROUTES

# Higher and Degree each cover two levels, so the word alone does not say which.
_LEVEL_WORDS = {"intermediate": 2, "advanced": 3}

_TYPES = {
    "": "apprenticeship",
    "apprenticeship": "apprenticeship",
    "standard": "apprenticeship",
    "foundation": "foundation_apprenticeship",
    "foundationapprenticeship": "foundation_apprenticeship",
}


def route_of(text: str | None) -> str | None:
    return _ROUTES.get(" ".join((text or "").split()).casefold())


def level_of(number: int | None, word: str | None) -> int | None:
    if number is not None and 1 <= number <= 7:
        return number
    return _LEVEL_WORDS.get((word or "").strip().casefold())


def type_of(course_type: str | None) -> str:
    known = _TYPES.get("".join((course_type or "").split()).casefold())
    if known is None:
        raise FieldProblem(
            f"course.type is “{(course_type or '')[:40]}”, which is neither an apprenticeship nor a foundation "
            f"apprenticeship; add this opportunity by hand under its own type."
        )
    return known
