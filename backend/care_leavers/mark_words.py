"""What is to be avoided, in words, for those alone who may read the mark."""

from decimal import Decimal

from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace
from backend.care_leavers.safety import METRES_IN_A_MILE


def mark_in_words(mark: AvoidedPlace | AvoidedEmployer) -> str:
    """What is avoided, as its page names it."""
    return mark.employer.name if isinstance(mark, AvoidedEmployer) else place_in_words(mark)


def place_in_words(place: AvoidedPlace) -> str:
    miles = (place.radius_metres / METRES_IN_A_MILE).quantize(Decimal("0.1")).normalize()
    where = place.postcode or f"grid reference {place.easting} {place.northing}"
    return f"{miles:f} {'mile' if miles == 1 else 'miles'} around {where}"
