"""Postcodes as people write them, and as we keep them: capitals, one space before the last three."""

import re


_FORM = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[^A-Za-z0-9]+")
_INWARD = 3


def normalise_postcode(text: str | None) -> str | None:
    """The postcode in its usual form, or None if the text is not one."""
    bare = _NOT_A_LETTER_OR_DIGIT.sub("", text or "").upper()
    if not _FORM.fullmatch(bare):
        return None
    return f"{bare[:-_INWARD]} {bare[-_INWARD:]}"


def outward_of(postcode: str) -> str:
    """`SW1A` of `SW1A 1AA`."""
    return postcode.split(" ")[0]


def area_of(postcode: str) -> str:
    """`SW` of `SW1A 1AA`."""
    return outward_of(postcode).rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").rstrip("0123456789")


def sector_of(postcode: str) -> str:
    """`SW1A 1` of `SW1A 1AA`: some three thousand homes, so it does not tell whose."""
    return postcode[:-2]
