"""How partners write whether, and at which level, a DBS check is needed."""

import re
from typing import Any

from backend.intake.files import cells
from backend.opportunities.choices import DbsLevel
from backend.tabular.text import plain


LEVEL = "dbs_level"
CHECK_HEADINGS = ("dbs", "dbs check", "dbs required", "crb")
LEVEL_HEADINGS = ("dbs level", "level of dbs", "dbs check level", "type of dbs", "dbs type", "disclosure level")
NAMES = ("basic", "standard", "enhanced", "enhanced with barred list")
SAYS_NOTHING = frozenset(
    [
        "dbs",
        "crb",
        "check",
        "checks",
        "disclosure",
        "certificate",
        "level",
        "a",
        "an",
        "the",
        "is",
        "required",
        "needed",
    ]
)
LEVELS = {
    "basic": DbsLevel.BASIC,
    "standard": DbsLevel.STANDARD,
    "enhanced": DbsLevel.ENHANCED,
    "enhanced without barred list": DbsLevel.ENHANCED,
    "barred list": DbsLevel.BARRED_LIST,
    **{
        " ".join(filter(None, ("enhanced", between, whose, "barred", what))): DbsLevel.BARRED_LIST
        for between in ("", "with", "and", "plus", "including", "incl")
        for whose in ("", "children s", "childrens", "adults", "adult s", "child")
        for what in ("list", "lists")
    },
}
_listed = cells.one_of({plain(name): level for name, level in LEVELS.items()}, NAMES)


def read_level(cell: str) -> DbsLevel:
    """“Enhanced DBS check with a barred list” is “enhanced with barred list”."""
    level: DbsLevel = _listed(_without_filling(cell) or cell)
    return level


def dbs_check(cell: str) -> bool | DbsLevel:
    """Yes or no; or a level, which says yes as well."""
    return LEVELS.get(_without_filling(cell)) or cells.yes_no(cell)


def _without_filling(cell: str) -> str:
    """Brackets and the like part words."""
    return " ".join(word for word in re.sub(r"[^\w]+", " ", plain(cell)).split() if word not in SAYS_NOTHING)


def dbs_facts(found: dict[str, Any]) -> dict[str, Any]:
    """A level says that a check is needed, in whichever of the two columns it stands."""
    needed, level = found.get("dbs_required"), found.get(LEVEL)
    if isinstance(needed, str):
        needed, level = True, level or needed
    if level:
        return {"dbs_required": True if needed is None else needed, LEVEL: level}
    return {} if needed or "dbs_required" not in found else {LEVEL: ""}  # no check has no level
