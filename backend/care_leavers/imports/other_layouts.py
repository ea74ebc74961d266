"""List 9 of Ofsted's Annex A, and the care leavers of the Standard Safeguarding Dataset, as councils export them."""

import re
from collections.abc import Iterator, Mapping

from backend.care_leavers.choices import InTouch
from backend.care_leavers.imports.layout import Layout, Source, bare
from backend.care_leavers.imports.parsed import MalformedFile
from backend.tabular.days import british_day, iso_day
from backend.tabular.errors import UnreadableCell
from backend.tabular.table import Table, TableRow


UNKNOWN_DAY = 15  # guidance: the day of birth of an unaccompanied child whose day nobody knows
NO_DAY = "1900-01-01"  # what some systems write for an empty date
DAY_MAY_BE_UNKNOWN = (
    "is the 15th, which stands for an unknown day where somebody came alone to seek asylum: treat the date as uncertain"
    " until it is checked."
)
SUPERSEDED = (
    "holds a code that was replaced in 2021: F3 by F4 and F5, P3 by P4 and P5; record on the profile which it is."
)
_SUPERSEDED = re.compile(r"\s*[a-z]?\)?\s*[FP]3\b", re.IGNORECASE)
_LETTER = re.compile(r"\s*[a-z]\)\s*", re.IGNORECASE)
_IN_TOUCH_WORDS = {
    "y": InTouch.YES,
    "n": InTouch.NO,
    "refused": InTouch.REFUSED,
    "refusescontact": InTouch.REFUSED,
    "youngpersonrefusescontact": InTouch.REFUSED,
    "nolongerrequiresservices": InTouch.NOT_REQUIRED,
    "notrequired": InTouch.NOT_REQUIRED,
    "returnedhome": InTouch.RETURNED_HOME,
    **{bare(choice.value): choice for choice in InTouch},
    **{bare(choice.label): choice for choice in InTouch},
}


def _in_touch(cell: str) -> str:
    """A code, its words, or both with a sign between them."""
    written = _LETTER.sub("", cell, count=1)
    parts = (written, *re.split(r"\s*[:(]\s*|\s+-\s+", written, maxsplit=1)[:1])
    return str(next((_IN_TOUCH_WORDS[bare(part)] for part in parts if bare(part) in _IN_TOUCH_WORDS), cell))


def _day(cell: str) -> str:
    return "" if cell.strip().startswith(NO_DAY) else cell.strip()


def _eligibility(cell: str) -> str:
    """The words alone: “b) Former relevant child”, “Former relevant”, “former relevant child”."""
    words = " ".join(_LETTER.sub("", cell, count=1).casefold().split())
    known = {"relevant": "relevant child", "former relevant": "former relevant child", "eligible": "eligible child"}
    known["qualifying"] = "qualifying care leaver"
    return known.get(words, words)


def _born_on_the_15th(cell: str) -> bool:
    try:
        return (british_day(cell) or iso_day(cell)).day == UNKNOWN_DAY
    except UnreadableCell:
        return False


def _of_annex_a(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    uasc = next((cell for name, cell in said.items() if name.startswith("unaccompaniedasylumseekingchild")), "")
    if bare(_LETTER.sub("", uasc, count=1)) in ("y", "yes", "1", "true") and _born_on_the_15th(
        said.get("dateofbirth", "")
    ):
        yield "Date of Birth", DAY_MAY_BE_UNKNOWN
    if _SUPERSEDED.match(said.get("activitystatus", "")):
        yield "Activity Status", SUPERSEDED


def _of_ssd(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if _born_on_the_15th(said.get("persdob", "")):
        yield "pers_dob", DAY_MAY_BE_UNKNOWN
    if _SUPERSEDED.match(said.get("cleacareleaveractivity", "")):
        yield "clea_care_leaver_activity", SUPERSEDED


ANNEX_A = Layout(
    "list 9 of Annex A",
    {
        "identifier": Source(("Child Unique ID", "Child ID", "Unique ID"), required=True),
        "given_name": Source(("Forename", "First name", "Given name")),
        "family_name": Source(("Surname", "Last name", "Family name")),
        "birth_date": Source(("Date of Birth", "DOB"), _day, required=True),
        "entitlement": Source(("Eligibility Category",), _eligibility),
        "in_touch": Source(("LA in Touch", "LA in touch?"), _in_touch),
    },
    _of_annex_a,
    frozenset({"childuniqueid", "eligibilitycategory"}),
)
SSD = Layout(
    "the care leavers of the Standard Safeguarding Dataset",
    {
        "identifier": Source(("clea_person_id",), required=True),
        "given_name": Source(("pers_forename",)),
        "family_name": Source(("pers_surname",)),
        "birth_date": Source(("pers_dob",), _day, required=True),
        "entitlement": Source(("clea_care_leaver_eligibility",), _eligibility),
        "in_touch": Source(("clea_care_leaver_in_touch",), _in_touch),
    },
    _of_ssd,
    frozenset({"cleapersonid"}),
)
JOINS = (
    ("ssd_person", "clea_person_id", "pers_person_id"),
    ("ssd_professionals", "clea_care_leaver_worker_id", "prof_professional_id"),
    ("ssd_department", "clea_care_leaver_allocated_team", "dept_team_id"),
)


def layout_table(tables: Mapping[str, Table]) -> tuple[Layout, Table] | None:
    """The first table in one of the layouts, with what belongs to it from the others; None where there is none."""
    for layout in (SSD, ANNEX_A):
        found = next((table for table in tables.values() if layout.fits(table.headings)), None)
        if found is not None:
            return layout, _joined(found, tables) if layout is SSD else found
    return None


def _joined(care_leavers: Table, tables: Mapping[str, Table]) -> Table:
    if not any("pers_dob" in table.headings for table in tables.values()):
        raise MalformedFile(
            "The table ssd_care_leavers has no names and no birth dates; put ssd_person beside it, in one workbook, one"
            " ZIP archive of CSV files, or joined in one table."
        )
    for _, key, other in JOINS:
        beside = next((each for each in tables.values() if other in each.headings and each is not care_leavers), None)
        if beside is not None and key in care_leavers.headings and other not in care_leavers.headings:
            care_leavers = _with(care_leavers, key, beside, other)
    return care_leavers


def _with(table: Table, key: str, beside: Table, other: str) -> Table:
    place, at = table.headings.index(key), beside.headings.index(other)
    found = {_key(row.cells, at): row.cells for row in beside.rows}
    width = len(table.headings)
    rows = []
    for row in table.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))][:width]
        rows.append(TableRow(row.number, [*cells, *found.get(_key(cells, place), [])]))
    return Table([*table.headings, *beside.headings], rows, notes=table.notes)


def _key(cells: list[str], place: int) -> str:
    """As a spreadsheet may have written it: 1024.0 is 1024."""
    cell = cells[place].strip() if place < len(cells) else ""
    return cell.removesuffix(".0").casefold()
