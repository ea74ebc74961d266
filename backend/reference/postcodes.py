"""Postcodes as people write them, and as we keep them: capitals, one space before the last three."""

import re


# The parts of a postcode: SW1A 1AA lies in the area SW, the district SW1A (its outward code) and the sector SW1A 1.
AREA = r"[A-Z]{1,2}"
DISTRICT = rf"{AREA}[0-9][0-9A-Z]?"
INWARD = r"[0-9][A-Z]{2}"
USUAL_FORM = rf"{DISTRICT} {INWARD}"
_BARE = re.compile(rf"{DISTRICT}{INWARD}")
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[^A-Za-z0-9]+")
_INWARD_LENGTH = 3


def normalise_postcode(text: str | None) -> str | None:
    """The postcode in its usual form, or None if the text is not one."""
    bare = _NOT_A_LETTER_OR_DIGIT.sub("", text or "").upper()
    if not _BARE.fullmatch(bare):
        return None
    return f"{bare[:-_INWARD_LENGTH]} {bare[-_INWARD_LENGTH:]}"


def district_of(postcode: str) -> str:
    """The outward code: `SW1A` of `SW1A 1AA`."""
    return postcode.split(" ")[0]


def area_of(postcode: str) -> str:
    """`SW` of `SW1A 1AA`."""
    return district_of(postcode).rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").rstrip("0123456789")


def sector_of(postcode: str) -> str:
    """`SW1A 1` of `SW1A 1AA`: some three thousand homes, so it does not tell whose."""
    return postcode[:-2]
