"""How partners write whether, and at which level, a DBS check is needed."""

from typing import Any

from backend.intake.files import cells
from backend.opportunities.choices import DbsLevel
from backend.tabular.text import plain


LEVEL = "dbs_level"
CHECK_HEADINGS = ("dbs", "dbs check", "dbs required", "crb")
LEVEL_HEADINGS = ("dbs level", "level of dbs", "dbs check level", "type of dbs", "dbs type", "disclosure level")
NAMES = ("basic", "standard", "enhanced", "enhanced with barred list")
LEVELS = {
    plain(f"{name}{after}"): level
    for level, names in {
        DbsLevel.BASIC: ("basic",),
        DbsLevel.STANDARD: ("standard",),
        DbsLevel.ENHANCED: ("enhanced", "enhanced without barred list", "enhanced without a barred list"),
        DbsLevel.BARRED_LIST: (
            "enhanced with barred list",
            "enhanced with barred lists",
            "enhanced with a barred list",
            "enhanced and barred list",
            "enhanced plus barred list",
            "barred list",
        ),
    }.items()
    for name in names
    for after in ("", " dbs", " check", " dbs check", " disclosure")
}
read_level = cells.one_of(LEVELS, NAMES)


def dbs_check(cell: str) -> bool | DbsLevel:
    """Yes or no; or a level, which says yes as well."""
    return LEVELS.get(plain(cell)) or cells.yes_no(cell)


def dbs_facts(found: dict[str, Any]) -> dict[str, Any]:
    """A level says that a check is needed, in whichever of the two columns it stands."""
    needed, level = found.get("dbs_required"), found.get(LEVEL)
    if isinstance(needed, str):
        needed, level = True, level or needed
    if level:
        return {"dbs_required": True if needed is None else needed, LEVEL: level}
    return {} if needed or "dbs_required" not in found else {LEVEL: ""}  # no check has no level
