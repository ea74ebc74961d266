"""The columns of our own template: what each may hold."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.care_leavers.choices import Entitlement, EsolLevel, InTouch, ReadyDocument, SupportNeed
from backend.care_leavers.imports.cells import day, name, name_if_any, phone, phone_note, prose
from backend.reference.choices import OpportunityType, Route
from backend.tabular.cells import (
    Reader,
    email,
    hours,
    one_of,
    postcode,
    several_of,
    ways_to_write,
    whole,
    yes_no,
)
from backend.tabular.text import plain


@dataclass(frozen=True)
class Column:
    """`note` says of a filled cell that was read what its sender should know, or nothing."""

    name: str
    read: Reader
    required: bool = False
    note: Callable[[str], str] | None = None


NO_CATEGORY = ""  # the fifth value of case systems, which is no category
# The letters are those of list 9 of Ofsted's Annex A, which case systems export.
ENTITLEMENTS = ways_to_write(Entitlement.choices) | {
    "a) relevant child": "relevant",
    "b) former relevant child": "former_relevant",
    "c) qualifying care leaver": "qualifying",
    "d) eligible child": "eligible",
    "no current eligibility": NO_CATEGORY,
    "e) no current eligibility": NO_CATEGORY,
}
NO_CATEGORY_NOTE = (
    "says that there is no eligibility now; no category was taken from it, and one that is recorded here stays until"
    " somebody ends it on the profile."
)


def _entitlement_note(cell: str) -> str:
    return NO_CATEGORY_NOTE if cell and ENTITLEMENTS.get(plain(cell)) == NO_CATEGORY else ""


def _one_of(choices: list[tuple[str, str]]) -> Reader:
    return one_of(ways_to_write(choices), [value for value, _ in choices])


def _several_of(choices: list[tuple[str, str]]) -> Reader:
    return several_of(ways_to_write(choices), [value for value, _ in choices])


_routes = _several_of(Route.choices)
_types = _several_of(OpportunityType.choices)

EXTRACTED_ON = "extracted_on"  # the day the row was taken out of the case system: about the file, not the person
NAMES = ("given_name", "family_name")

COLUMNS = (
    Column("identifier", name(40), required=True),
    Column("given_name", name_if_any(80)),
    Column("family_name", name_if_any(80)),
    Column("preferred_name", name(80)),
    Column("birth_date", day, required=True),
    Column("birth_date_uncertain", yes_no),
    Column("entitlement", one_of(ENTITLEMENTS, Entitlement.values), note=_entitlement_note),
    Column("entitlement_from", day),
    Column("personal_adviser_email", email),
    Column("personal_adviser_name", name(80)),
    Column("personal_adviser_phone", phone, note=phone_note),
    Column("eet_adviser_email", email),
    Column("in_touch", _one_of(InTouch.choices)),
    Column("phone", phone, note=phone_note),
    Column("email", email),
    Column("contact_preference", name(80)),
    Column("postcode", postcode),
    Column("home_is_confidential", yes_no),
    Column("home_moves_3y", whole(0, 100)),
    Column("in_custody", yes_no),
    Column("release_date", day),
    Column("seeking_asylum", yes_no),
    Column("right_to_work", yes_no),
    Column("right_to_work_until", day),
    Column("extension_applied", yes_no),
    Column("funding_residence", yes_no),
    Column("has_ehcp", yes_no),
    Column("highest_level", whole(0, 7)),
    Column("english_level", whole(0, 2)),
    Column("maths_level", whole(0, 2)),
    Column("esol_level", _one_of(EsolLevel.choices)),
    Column("interpreter_language", name(40)),
    Column("route_interests", _routes),
    Column("experience_routes", _routes),
    Column("types_wanted", _types),
    Column("aspiration", prose(2000)),
    Column("available_from", day),
    Column("max_weekly_hours", hours(60)),
    Column("max_travel_minutes", whole(5, 240)),
    Column("can_drive", yes_no),
    Column("caring_for_child", yes_no),
    Column("support_needs", _several_of(SupportNeed.choices)),
    Column("documents_ready", _several_of(ReadyDocument.choices)),
    Column(EXTRACTED_ON, day),
)
BY_NAME = {column.name: column for column in COLUMNS}
LISTS = frozenset({"route_interests", "experience_routes", "types_wanted", "support_needs", "documents_ready"})
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
