"""Postcodes as people write them, and as we keep them: capitals, one space before the last three."""

import re


# The parts of a postcode: SW1A 1AA lies in the area SW, the district SW1A (its outward code) and the sector SW1A 1.
AREA = r"[A-Z]{1,2}"
DISTRICT = rf"{AREA}[0-9][0-9A-Z]?"
INWARD = r"[0-9][A-Z]{2}"
USUAL_FORM = rf"{DISTRICT} {INWARD}"
IN_A_TEXT = rf"\b(?i:{DISTRICT}[ \t\xa0-]{{0,2}}{INWARD})\b"
_BARE = re.compile(rf"{DISTRICT}{INWARD}")
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[^A-Za-z0-9]+")
_INWARD_LENGTH = 3
_ZERO = "[0-9O]"  # people write the letter for the number
_O_FOR_ZERO = re.compile(rf"({AREA})({_ZERO}[0-9A-Z]?)({_ZERO})([A-Z]{{2}})")
# Every postcode area there is; two letters before a number are no postcode otherwise.
_EVERY_AREA = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU
GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE
PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV
YO ZE
"""
AREAS = frozenset(_EVERY_AREA.split())
NOT_A_POSTCODE = "“{:.20}” is not a UK postcode: write it like SW1A 1AA."


def normalise_postcode(text: str | None) -> str | None:
    """The postcode in its usual form, or None if the text is not one."""
    bare = _with_zeros(_NOT_A_LETTER_OR_DIGIT.sub("", text or "").upper())
    if not _BARE.fullmatch(bare):
        return None
    return f"{bare[:-_INWARD_LENGTH]} {bare[-_INWARD_LENGTH:]}"


def _with_zeros(bare: str) -> str:
    """With a 0 for each O that stands where only a number may: `SE1 OAA` is `SE1 0AA`."""
    written = _O_FOR_ZERO.fullmatch(bare)
    if not written or written[1] not in AREAS or not any(sign.isdigit() for sign in bare):
        return bare
    area, district, sector, unit = written.groups()
    return f"{area}{district.replace('O', '0')}{sector.replace('O', '0')}{unit}"


def district_of(postcode: str) -> str:
    """The outward code: `SW1A` of `SW1A 1AA`."""
    return postcode.split(" ")[0]


def area_of(postcode: str) -> str:
    """`SW` of `SW1A 1AA`."""
    return district_of(postcode).rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").rstrip("0123456789")


def sector_of(postcode: str) -> str:
    """`SW1A 1` of `SW1A 1AA`: some three thousand homes, so it does not tell whose."""
    return postcode[:-2]
