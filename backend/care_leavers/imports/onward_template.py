"""Reads a file in our own template: every good row, and for every bad one what is wrong with which cell."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from backend.care_leavers.ages import OLDEST_AGE, age_on
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.imports.cells import sentence_of
from backend.care_leavers.imports.columns import BY_NAME, EXTRACTED_ON, NAMES, REQUIRED
from backend.care_leavers.imports.parsed import ParsedCareLeaver, ParsedFile, RowNote, RowProblem, UnknownColumns
from backend.care_leavers.imports.table import Row, read_table
from backend.tabular.errors import UnreadableCell


YOUNGEST_AGE = 15
TAKEN_OUT_LATER = "is after today, so the row cannot have been taken out then; correct it."
NO_NAME_AT_ALL = "is empty, and so is family_name; one name is enough, in either of the two."
ADULT = 18
_UNDER_18 = (Entitlement.ELIGIBLE, Entitlement.RELEVANT)


def read(data: bytes, *, on: dt.date) -> ParsedFile:
    """`on` is the day of the import, on which ages are reckoned."""
    rows = read_table(data, known=BY_NAME, required=REQUIRED)
    _refuse_without_names(rows)
    return read_rows(rows, on=on)


def read_rows(rows: list[Row], *, on: dt.date, names_needed: bool = True) -> ParsedFile:
    """Rows in our columns. Lists without names, `names_needed` false, speak of people who are here."""
    parsed, problems, notes = [], [], []
    for row in rows:
        values, wrong = _values(row, names_needed)
        if values.get(EXTRACTED_ON, on) > on:
            wrong.append(RowProblem(row.number, EXTRACTED_ON, TAKEN_OUT_LATER))
        wrong += _contradictions(row.number, values, on) if not wrong else []
        problems += wrong
        if not wrong:
            extracted = values.pop(EXTRACTED_ON, None)
            parsed.append(ParsedCareLeaver(row.number, values["identifier"], values, extracted, row.cells))
            notes += _notes(row)
    repeated = _repeated_identifiers(rows)
    problems += [
        RowProblem(
            number, "identifier", f"is on row {other} as well; keep the row that is right and take out the other."
        )
        for number, other in repeated.items()
    ]
    people = tuple(person for person in parsed if person.row not in repeated)
    refused = {problem.row for problem in problems}
    return ParsedFile(
        people,
        tuple(sorted(problems, key=lambda problem: problem.row)),
        tuple(note for note in notes if note.row not in repeated),
        {row.number: row.cells for row in rows if row.number in refused},
    )


def _refuse_without_names(rows: list[Row]) -> None:
    if not any(name in rows[0].cells or name in row.cells for row in rows for name in NAMES):
        raise UnknownColumns(
            "The columns “given_name” and “family_name” are both missing; one of them must stand in row 1."
        )


def _notes(row: Row) -> list[RowNote]:
    said = [(name, column.note(row.cells.get(name, "").strip())) for name, column in BY_NAME.items() if column.note]
    return [RowNote(row.number, name, note) for name, note in said if note]


def _values(row: Row, names_needed: bool) -> tuple[dict[str, Any], list[RowProblem]]:
    values: dict[str, Any] = {}
    problems = []
    if row.extra:
        problems.append(
            RowProblem(row.number, "the end of the row", "has more cells than there are columns; take them out.")
        )
    for name, column in BY_NAME.items():
        cell = row.cells.get(name, "").strip()
        try:
            if cell:
                values[name] = column.read(cell)
            elif column.required:
                problems.append(RowProblem(row.number, name, "is empty; every young person needs one."))
        except UnreadableCell as problem:
            problems.append(RowProblem(row.number, name, sentence_of(problem)))
    values = {name: value for name, value in values.items() if value != ""}
    if names_needed and values.keys().isdisjoint(NAMES) and {problem.column for problem in problems}.isdisjoint(NAMES):
        problems.append(RowProblem(row.number, "given_name", NO_NAME_AT_ALL))
    return values, problems


def _contradictions(row: int, values: dict[str, Any], on: dt.date) -> list[RowProblem]:
    """What each cell may say alone, but not together."""
    age = age_on(on, values["birth_date"])
    category, since = values.get("entitlement"), values.get("entitlement_from")
    checks = (
        (
            "birth_date",
            not YOUNGEST_AGE <= age <= OLDEST_AGE,
            f"makes them younger than {YOUNGEST_AGE} or older than {OLDEST_AGE}; correct it, or take the row out.",
        ),
        (
            "entitlement",
            category in _UNDER_18 and age >= ADULT,
            "is for under 18s only, and by the birth date they are older; correct one of the two.",
        ),
        (
            "entitlement",
            category == Entitlement.FORMER_RELEVANT and age < ADULT,
            "begins at 18, and by the birth date they are younger; correct one of the two.",
        ),
        (
            "entitlement_from",
            since is not None and category is None,
            "says since when, but the category is empty; fill both or neither.",
        ),
        (
            "entitlement_from",
            since is not None and not values["birth_date"] < since <= on,
            "is before their birth or after today; correct it or leave it empty.",
        ),
        (
            "right_to_work_until",
            "right_to_work_until" in values and values.get("right_to_work") is False,
            "gives an end to a right to work that the row denies; correct one of the two.",
        ),
    )
    return [RowProblem(row, column, reason) for column, wrong, reason in checks if wrong]


def _repeated_identifiers(rows: Iterable[Row]) -> dict[int, int]:
    """For each row whose identifier stands on another row too: the first such other row."""
    by_identifier = defaultdict(list)
    for row in rows:
        identifier = " ".join(row.cells.get("identifier", "").split()).casefold()
        if identifier:
            by_identifier[identifier].append(row.number)
    return {
        number: next(other for other in numbers if other != number)
        for numbers in by_identifier.values()
        if len(numbers) > 1
        for number in numbers
    }
