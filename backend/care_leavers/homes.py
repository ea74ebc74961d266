"""Where a home lies, from its postcode."""

from typing import Any

from backend.reference.models import Postcode
from backend.reference.places import locate


def home_facts(postcode: str) -> dict[str, Any]:
    """A postcode in its usual form as fields of a record.

    Grid and authority stay empty for none, and for one that is not in the directory.
    """
    point = locate(postcode)
    held = Postcode.objects.filter(code=postcode).first()
    return {
        "home_postcode": postcode,
        "home_easting": point.easting if point else None,
        "home_northing": point.northing if point else None,
        "home_authority_code": held.local_authority_code if held else "",
    }
