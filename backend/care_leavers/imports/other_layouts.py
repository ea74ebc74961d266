"""List 9 of Ofsted's Annex A, and the care leavers of the Standard Safeguarding Dataset, as councils export them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping

from backend.care_leavers.choices import InTouch
from backend.care_leavers.imports.layout import Layout, Source, bare
from backend.care_leavers.imports.not_taken import OF_LIST_9, OF_SSD
from backend.care_leavers.imports.parsed import MalformedFile
from backend.tabular.days import british_day, iso_day
from backend.tabular.errors import UnreadableCell
from backend.tabular.table import Table, TableRow


UNCERTAIN = "birth_date_uncertain"
ABOUT_UASC = ("uasc", "unaccompanied", "immiimmigrationstatus")
ASSUMED = (1, 1)  # month and day, put where the year alone is known
UNKNOWN_DAY = 15  # guidance: the day of birth of an unaccompanied child whose day nobody knows
NO_DAY = "1900-01-01"  # what some systems write for an empty date
DAY_MAY_BE_UNKNOWN = (
    "is the 15th, which stands for an unknown day where somebody came alone to seek asylum: treat the date as uncertain"
    " until it is checked."
)
KEPT_AS_UNCERTAIN = (
    "is a day that offices write where it is not known, of somebody who came alone to seek asylum: it is kept, and"
    " marked as uncertain on the profile, until somebody says there that it was checked."
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


def _born(cell: str) -> dt.date | None:
    try:
        return british_day(_day(cell)) or iso_day(_day(cell))
    except UnreadableCell:
        return None


def _is_put_for_unknown(day: dt.date | None) -> bool:
    return day is not None and (day.day == UNKNOWN_DAY or (day.month, day.day) == ASSUMED)


def came_alone(said: Mapping[str, str]) -> bool:
    """Whether a column about unaccompanied children says yes, or a status is theirs."""
    about = (cell for name, cell in said.items() if name.startswith(ABOUT_UASC) and cell.strip())
    words = (bare(_LETTER.sub("", cell, count=1)) for cell in about)
    return any(word in ("y", "yes", "1", "true") or word.startswith(ABOUT_UASC[:2]) for word in words)


def uncertain_birth(birth: str) -> Callable[[Mapping[str, str]], Mapping[str, str]]:
    """For rows whose date of birth stands under this name."""
    return lambda said: (
        {UNCERTAIN: "yes"} if came_alone(said) and _is_put_for_unknown(_born(said.get(birth, ""))) else {}
    )


def about_birth(birth: str, heading: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Nothing where it is known that they did not come alone."""
    day = _born(said.get(birth, ""))
    if uncertain_birth(birth)(said):
        yield heading, KEPT_AS_UNCERTAIN
    elif day and day.day == UNKNOWN_DAY and not any(name.startswith(ABOUT_UASC) for name in said):
        yield heading, DAY_MAY_BE_UNKNOWN


def _of_annex_a(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from about_birth("dateofbirth", "Date of Birth", said)
    if _SUPERSEDED.match(said.get("activitystatus", "")):
        yield "Activity Status", SUPERSEDED


def _of_ssd(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from about_birth("persdob", "pers_dob", said)
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
        "personal_adviser_name": Source(("Allocated Personal Advisor", "Allocated Personal Adviser")),
    },
    _of_annex_a,
    frozenset({"childuniqueid", "eligibilitycategory"}),
    reasons=OF_LIST_9,
    derives=uncertain_birth("dateofbirth"),
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
    reasons=OF_SSD,
    derives=uncertain_birth("persdob"),
)
JOINS = (
    ("ssd_person", "clea_person_id", "pers_person_id"),
    ("ssd_professionals", "clea_care_leaver_worker_id", "prof_professional_id"),
    ("ssd_department", "clea_care_leaver_allocated_team", "dept_team_id"),
    ("ssd_immigration_status", "clea_person_id", "immi_person_id"),
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
    found: dict[str, list[str]] = {}
    for row in beside.rows:  # the last one counts, but who once came alone did so whatever their status is now
        key = _key(row.cells, at)
        if not any(bare(cell).startswith(ABOUT_UASC[:2]) for cell in found.get(key, ())):
            found[key] = row.cells
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
