"""The feeds' words for route, level and type, in ours."""

from backend.intake.errors import FieldProblem
from backend.opportunities.choices import OpportunityType
from backend.reference.choices import Route


_OLDER_ROUTES = {
    "construction": Route.CONSTRUCTION.value,
    "education and childcare": Route.EDUCATION.value,
}
_ROUTES = {route.casefold(): route for route in Route.values} | _OLDER_ROUTES

# Higher and Degree each cover two levels, so the word alone does not say which.
_LEVEL_WORDS = {"intermediate": 2, "advanced": 3}

_TYPES = {
    "": OpportunityType.APPRENTICESHIP.value,
    "apprenticeship": OpportunityType.APPRENTICESHIP.value,
    "standard": OpportunityType.APPRENTICESHIP.value,
    "foundation": OpportunityType.FOUNDATION_APPRENTICESHIP.value,
    "foundationapprenticeship": OpportunityType.FOUNDATION_APPRENTICESHIP.value,
    "apprenticeshipunit": OpportunityType.APPRENTICESHIP_UNIT.value,
    "unit": OpportunityType.APPRENTICESHIP_UNIT.value,
    "shortcourse": OpportunityType.APPRENTICESHIP_UNIT.value,
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
            f"course.type is “{(course_type or '')[:40]}”, which is neither an apprenticeship, a foundation "
            f"apprenticeship nor an apprenticeship unit; add this opportunity by hand under its own type."
        )
    return known
