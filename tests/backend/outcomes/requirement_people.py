"""Young people for tests of what requirements keep out."""

from backend.core.protection import council_context
from backend.reference.choices import Route
from tests.factories.care_leavers import CareLeaverFactory


WHOLE = {"english_level": 2, "maths_level": 2, "highest_level": 3, "max_weekly_hours": 40, "can_drive": True}


def who_want_care(council, count, **facts):
    """So many who want that work and meet every requirement but what is said of them."""
    facts = {"ready": True, "route_interests": [Route.CARE]} | WHOLE | facts
    with council_context(council.id):
        return [CareLeaverFactory(council=council, **facts) for _ in range(count)]
