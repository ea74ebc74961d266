"""Where a letter reaches a young person: the home on record, in the lines that they gave of it and nobody else's.

The record holds a postcode alone; the lines stand beside it, under *Papers*. A letter goes where both say the same, and
nowhere else: to an old address somebody else opens it.
"""

from collections.abc import Sequence

from backend.care_leavers.address_history import history_of
from backend.care_leavers.models import CareLeaver, PastAddress


MOST_LINES = 7  # of an address on an envelope, with the name and the postcode
LONGEST_ADDRESS = 400
PAPERS = "under Papers, Addresses"
CONFIDENTIAL = "Their address is confidential, so it is given to nobody who prints and carries letters."
NO_HOME = "No home is on record now. Ask them where they live and record it."
NO_LINES = f"No street and town of the home on record are known. Ask them and add the address {PAPERS}."
ANOTHER_HOME = (
    f"The home on record and the address where they say that they live {PAPERS} are two places, and one of them is old."
    " Ask them, and correct what is wrong."
)
SEVERAL = f"More than one address has no last day, so nobody knows which is theirs now. Give the others one {PAPERS}."
ABROAD = "The address is not in the United Kingdom, and letters go no further."
TOO_LONG = f"The address has more lines than stand on an envelope. Write it in five at most {PAPERS}."


def why_no_letter_reaches(care_leaver: CareLeaver) -> str:
    """Why no address may be written on an envelope today, with the way out; empty where there is one."""
    return _envelope(care_leaver)[1]


def postal_address(care_leaver: CareLeaver) -> str:
    """The lines on the envelope, their name first and the postcode last; empty where no letter may go."""
    return _envelope(care_leaver)[0]


def _envelope(care_leaver: CareLeaver) -> tuple[str, str]:
    """What stands on it, or why nothing may."""
    if care_leaver.home_is_confidential:
        return "", CONFIDENTIAL
    if not care_leaver.home_postcode:
        return "", NO_HOME
    now = _lived_at_now(care_leaver)
    if why := _why_not_there(care_leaver, now):
        return "", why
    lines = [care_leaver.full_name, *now[0].lines.splitlines(), now[0].postcode]
    text = "\n".join(lines)
    return ("", TOO_LONG) if len(lines) > MOST_LINES or len(text) > LONGEST_ADDRESS else (text, "")


def _why_not_there(care_leaver: CareLeaver, now: Sequence[PastAddress]) -> str:
    if any(each.is_confidential for each in now):
        return CONFIDENTIAL
    if len(now) != 1:
        return SEVERAL if now else NO_LINES
    if now[0].country:
        return ABROAD
    return ANOTHER_HOME if now[0].postcode != care_leaver.home_postcode else ""


def _lived_at_now(care_leaver: CareLeaver) -> list[PastAddress]:
    """What they said of where they live, as far as they want it on a letter."""
    said = (row.address for row in history_of(care_leaver))
    return [each for each in said if each and each.ends_on is None and not each.is_left_out]
