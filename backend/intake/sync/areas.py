"""Which part of a feed a council takes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from backend.core.errors import Refused
from backend.councils.models import Council
from backend.intake.models import FeedArea
from backend.intake.models.syncs import MOST_ROUTES
from backend.intake.readers.grid import to_degrees
from backend.reference.places import locate
from backend.reference.postcodes import normalise_postcode


@transaction.atomic
def set_area(
    *, council: Council, source: str, postcode: str = "", miles: int | None = None, routes: list[str]
) -> FeedArea:
    """Around a postcode and of some routes, from the next sync on. All empty means the whole feed."""
    if bool(postcode.strip()) != (miles is not None):
        raise Refused(
            "Give the postcode and the distance together, or leave both empty for the whole of England.",
            "postcode" if miles is not None else "miles",
        )
    if len(routes) > MOST_ROUTES:
        raise Refused(f"The feed takes at most {MOST_ROUTES} routes: choose fewer, or none for all.", "routes")
    area = FeedArea.objects.filter(council=council, source=source).first() or FeedArea(council=council, source=source)
    for name, value in {**_point(postcode), "miles": miles, "routes": routes}.items():
        setattr(area, name, value)
    try:
        area.full_clean()
    except ValidationError as problem:
        name, messages = next(iter(problem.message_dict.items()))
        raise Refused(messages[0], name) from problem
    area.save()
    return area


def _point(postcode: str) -> dict[str, Any]:
    if not postcode.strip():
        return {"postcode": "", "latitude": None, "longitude": None}
    written, place = normalise_postcode(postcode), locate(postcode)
    if written is None or place is None:
        raise Refused(f"“{postcode.strip()[:20]}” is no postcode we know: write it like CR0 1EA.", "postcode")
    latitude, longitude = to_degrees(place.easting, place.northing)
    return {"postcode": written, "latitude": latitude, "longitude": longitude}
