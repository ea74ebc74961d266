"""A journey as pages and the API give it out: to five minutes, and of a confidential home its band alone."""

from backend.care_leavers.models import CareLeaver
from matching.journeys import BANDS, band_of, round_to_five


__all__ = ["BANDS", "band_told", "minutes_told"]


def band_told(care_leaver: CareLeaver, minutes: float | None) -> str:
    """The band of a journey from a confidential home; empty for every other home, and where it is not known."""
    return band_of(minutes) if care_leaver.home_is_confidential and minutes is not None else ""


def minutes_told(care_leaver: CareLeaver, minutes: float | None) -> int | None:
    """Whole minutes rounded to five; none from a confidential home."""
    return None if care_leaver.home_is_confidential or minutes is None else round_to_five(minutes)
