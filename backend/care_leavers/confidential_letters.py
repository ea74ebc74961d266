"""Letters that were made before an address on them became confidential: none of them is shown again."""

from typing import Any

from backend.care_leavers.address_history import history_of
from backend.care_leavers.models import AddressLetter


def says_what_is_confidential_now(letter: AddressLetter) -> bool:
    """By the facts of today. An address is known by its first line, its postcode or its first day: it may have been
    removed and added anew since. Rather one too many than one too few."""
    known: set[str] = set()
    for row in history_of(letter.care_leaver):
        if row.address and row.address.is_confidential:
            known |= {row.address.postcode, row.address.record_postcode, row.address.starts_on.isoformat()}
            known |= set(row.address.lines.casefold().splitlines()[:1])
        if row.home and row.home.is_confidential:
            known.add(row.home.postcode)
    return any(_tells(row) & known - {""} for row in letter.said["rows"])


def _tells(row: dict[str, Any]) -> set[str]:
    lines = row["lines"]
    return {row["from"], *lines, *(line.casefold() for line in lines[:1])}
