"""A journey as pages and the API give it out: to five minutes, and of a confidential home its band alone."""

from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity
from backend.ranking.distances import distance_to
from backend.reference.places import Extent
from matching.journeys import BANDS, band_of, round_to_five


__all__ = ["BANDS", "band_told", "minutes_from_home", "minutes_told"]


def band_told(care_leaver: CareLeaver, minutes: float | None) -> str:
    """The band of a journey from a confidential home; empty for every other home, and where it is not known."""
    return band_of(minutes) if care_leaver.home_is_confidential and minutes is not None else ""


def minutes_told(care_leaver: CareLeaver, minutes: float | None) -> int | None:
    """Whole minutes rounded to five; none from a confidential home."""
    return None if care_leaver.home_is_confidential or minutes is None else round_to_five(minutes)


def minutes_from_home(care_leaver: CareLeaver, opportunity: Opportunity) -> float | None:
    """From where they live to its nearest place: for what has no match, as when its last place is taken."""
    if care_leaver.home_easting is None or care_leaver.home_northing is None:
        return None
    home = Extent(care_leaver.home_easting, care_leaver.home_northing, 0)
    found = distance_to(home, opportunity.sites.all())
    return found.minutes if found else None
