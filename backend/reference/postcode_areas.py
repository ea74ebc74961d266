"""Which postcodes a word on the command line means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.postcodes import AREA, DISTRICT, area_of, district_of


EVERYWHERE = "all"
ENGLAND = "england"
_AUTHORITY = re.compile(r"[EWS]\d{8}")


@dataclass
class Selection:
    """Answers for each postcode whether it was asked for."""

    authorities: set[str] = field(default_factory=set)
    authority_beginnings: tuple[str, ...] = ()
    postcode_areas: set[str] = field(default_factory=set)
    districts: set[str] = field(default_factory=set)

    def __call__(self, code: str, authority: str) -> bool:
        if authority in self.authorities or authority.startswith(self.authority_beginnings):
            return True
        if not self.postcode_areas and not self.districts:
            return False
        return area_of(code) in self.postcode_areas or district_of(code) in self.districts

    @property
    def first_letters(self) -> set[str] | None:
        """The first letters a postcode may have, or None where any may do."""
        if self.authorities or self.authority_beginnings:
            return None
        return {name[0] for name in self.postcode_areas | self.districts}


def select(areas: Iterable[str]) -> Selection:
    """A region (`london`), `england`, `all`, a local authority code, a postcode area (`SW`) or district (`SW1A`)."""
    regions = _regions()
    selection = Selection()
    for area in areas:
        _add(selection, area.strip(), regions)
    return selection


def _regions() -> dict[str, set[str]]:
    regions: dict[str, set[str]] = {}
    for _, row in read_rows("regions.csv"):
        regions.setdefault(row["region"], set()).add(row["local_authority_code"])
    return regions


def _add(selection: Selection, area: str, regions: dict[str, set[str]]) -> None:
    if area.lower() in regions:
        selection.authorities |= regions[area.lower()]
    elif area.lower() in (ENGLAND, EVERYWHERE):
        selection.authority_beginnings += ("E0",) if area.lower() == ENGLAND else ("",)
    elif _AUTHORITY.fullmatch(area.upper()):
        selection.authorities.add(area.upper())
    elif re.fullmatch(AREA, area.upper()):
        selection.postcode_areas.add(area.upper())
    elif re.fullmatch(DISTRICT, area.upper()):
        selection.districts.add(area.upper())
    else:
        raise ReferenceDataError(
            f"No area is called {area!r}: give {', '.join(sorted(regions))}, {ENGLAND}, {EVERYWHERE}, a local"
            " authority code such as E09000033, a postcode area such as SW or a district such as SW1A."
        )
