"""Which part of a feed a council takes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from backend.core.errors import Refused
from backend.councils.models import Council
from backend.opportunities.models import FeedArea
from backend.opportunities.models.syncs import MOST_ROUTES


@transaction.atomic
def set_area(
    *,
    council: Council,
    source: str,
    latitude: float | None = None,
    longitude: float | None = None,
    miles: int | None = None,
    routes: list[str],
) -> FeedArea:
    """Around a point and of some routes, from the next sync on. All empty means the whole feed."""
    point: dict[str, Any] = {"latitude": latitude, "longitude": longitude, "miles": miles}
    missing = [name for name, value in point.items() if value is None]
    if 0 < len(missing) < len(point):
        raise Refused(
            "Give latitude, longitude and distance together, or leave all three empty for the whole of England.",
            missing[0],
        )
    if len(routes) > MOST_ROUTES:
        raise Refused(f"The feed takes at most {MOST_ROUTES} routes: choose fewer, or none for all.", "routes")
    area = FeedArea.objects.filter(council=council, source=source).first() or FeedArea(council=council, source=source)
    for name, value in {**point, "routes": routes}.items():
        setattr(area, name, value)
    try:
        area.full_clean()
    except ValidationError as problem:
        name, messages = next(iter(problem.message_dict.items()))
        raise Refused(messages[0], name) from problem
    area.save()
    return area
