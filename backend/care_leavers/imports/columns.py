"""The columns of our own template: what each may hold, and whose word counts when the case system sends it again."""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.care_leavers.choices import Entitlement, EsolLevel, InTouch, ReadyDocument, SupportNeed
from backend.care_leavers.imports import cells
from backend.reference.choices import OpportunityType, Route


@dataclass(frozen=True)
class Column:
    """`from_case_system`: a later import overwrites it; otherwise what was changed here since is kept."""

    name: str
    read: cells.Reader
    from_case_system: bool = False
    required: bool = False


def ways_to_write(choices: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Both the value and the label of each choice, with case, spaces and underscores ignored."""
    return {cells.plain(written): value for value, label in choices for written in (value, label)}


# The letters are those of list 9 of Ofsted's Annex A, which case systems export.
ENTITLEMENTS = ways_to_write(Entitlement.choices) | {
    "a) relevant child": "relevant",
    "b) former relevant child": "former_relevant",
    "c) qualifying care leaver": "qualifying",
    "d) eligible child": "eligible",
}
_routes = cells.several_of(ways_to_write(Route.choices))
_types = cells.several_of(ways_to_write(OpportunityType.choices))

COLUMNS = (
    Column("identifier", cells.name(40), from_case_system=True, required=True),
    Column("given_name", cells.name(80), from_case_system=True, required=True),
    Column("family_name", cells.name(80), from_case_system=True, required=True),
    Column("preferred_name", cells.name(80)),
    Column("birth_date", cells.day, from_case_system=True, required=True),
    Column("entitlement", cells.one_of(ENTITLEMENTS), from_case_system=True),
    Column("entitlement_from", cells.day, from_case_system=True),
    Column("personal_adviser_email", cells.email, from_case_system=True),
    Column("eet_adviser_email", cells.email),
    Column("in_touch", cells.one_of(ways_to_write(InTouch.choices)), from_case_system=True),
    Column("phone", cells.phone),
    Column("email", cells.email),
    Column("postcode", cells.postcode, from_case_system=True),
    Column("home_is_confidential", cells.yes_no, from_case_system=True),
    Column("home_moves_3y", cells.whole(0, 100), from_case_system=True),
    Column("in_custody", cells.yes_no, from_case_system=True),
    Column("release_date", cells.day, from_case_system=True),
    Column("seeking_asylum", cells.yes_no, from_case_system=True),
    Column("right_to_work", cells.yes_no),
    Column("right_to_work_until", cells.day),
    Column("extension_applied", cells.yes_no),
    Column("funding_residence", cells.yes_no),
    Column("has_ehcp", cells.yes_no, from_case_system=True),
    Column("highest_level", cells.whole(0, 7)),
    Column("english_level", cells.whole(0, 2)),
    Column("maths_level", cells.whole(0, 2)),
    Column("esol_level", cells.one_of(ways_to_write(EsolLevel.choices))),
    Column("interpreter_language", cells.name(40)),
    Column("route_interests", _routes),
    Column("experience_routes", _routes),
    Column("types_wanted", _types),
    Column("aspiration", cells.prose(2000)),
    Column("available_from", cells.day),
    Column("max_weekly_hours", cells.hours),
    Column("max_travel_minutes", cells.whole(5, 240)),
    Column("can_drive", cells.yes_no),
    Column("caring_for_child", cells.yes_no),
    Column("support_needs", cells.several_of(ways_to_write(SupportNeed.choices))),
    Column("documents_ready", cells.several_of(ways_to_write(ReadyDocument.choices))),
)
BY_NAME = {column.name: column for column in COLUMNS}
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
