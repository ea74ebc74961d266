"""Reads a file of young people in whichever layout it is: our template, Annex A, the Standard Safeguarding Dataset."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from backend.care_leavers.imports import onward_template
from backend.care_leavers.imports.case_system_tables import tables_in
from backend.care_leavers.imports.chosen_columns import ChosenColumns, mapped_as_chosen
from backend.care_leavers.imports.layout import Mapped, mapped
from backend.care_leavers.imports.other_layouts import layout_table
from backend.care_leavers.imports.parsed import ParsedFile, RowNote, RowProblem, UnknownColumns
from backend.care_leavers.imports.table import Row, refuse_unreadable
from backend.tabular.signatures import ZIP


Said = TypeVar("Said", RowNote, RowProblem)
SAID_AGAIN = "is on row {row} as well, which says the same and counts once with this one."
REFUSED_AGAIN = "says the same as row {row}, which is refused; correct one of the two and take out the other."
NOT_A_LAYOUT = (
    "The file holds none of the tables that are read here: our template, list 9 of Annex A, or ssd_care_leavers with"
    " ssd_person beside it; choose another file, or save the sheet as “CSV UTF-8”."
)


def read(data: bytes, *, on: dt.date, chosen: ChosenColumns | None = None) -> ParsedFile:
    """`on` is the day of the import, on which ages are reckoned; `chosen` are columns that a person has named.

    Raises MalformedFile; UnknownColumns where a person may name them.
    """
    refuse_unreadable(data)
    if chosen:
        return _read_mapped(mapped_as_chosen(data, chosen), on)
    if not data.startswith(ZIP) and not _names_another(data):
        return onward_template.read(data, on=on)
    found = layout_table(tables_in(data))
    if found is None:
        raise UnknownColumns(NOT_A_LAYOUT)
    layout, table = found
    return _read_mapped(mapped(layout, table), on)


def _read_mapped(sent: Mapped, on: dt.date) -> ParsedFile:
    has_names = bool({"given_name", "family_name"} & set(sent.names))
    once, again = _each_once(sent.rows)
    parsed = onward_template.read_rows(once, on=on, names_needed=has_names)
    return _with_remarks(parsed, sent, again)


def _each_once(rows: list[Row]) -> tuple[list[Row], dict[int, int]]:
    """A join that names somebody twice in the same words names one person: each once, and which the others repeat."""
    first: dict[tuple[str, ...], Row] = {}
    again: dict[int, int] = {}
    for row in rows:
        said = first.setdefault(tuple(row.cells.values()), row)
        if said is not row:
            again[row.number] = said.number
    return list(first.values()), again


def _with_remarks(parsed: ParsedFile, sent: Mapped, again: Mapping[int, int]) -> ParsedFile:
    """What is said of a row is said by the file's own names of its columns, and of a repeated one where it counts."""
    taken = {person.row for person in parsed.people}
    repeated = [
        RowNote(first, "identifier", SAID_AGAIN.format(row=row))
        if first in taken
        else RowProblem(row, "identifier", REFUSED_AGAIN.format(row=first))
        for row, first in again.items()
    ]
    about_file = [replace(note, row=min(taken)) for note in sent.about_file if taken]
    notes = [*parsed.notes, *about_file, *(note for note in sent.notes if note.row in taken)]
    problems = [*parsed.problems, *(each for each in repeated if isinstance(each, RowProblem))]
    notes += [each for each in repeated if isinstance(each, RowNote)]
    return replace(
        parsed,
        problems=_in_their_words(problems, sent.names),
        notes=_in_their_words(notes, sent.names),
        said={**parsed.said, **{row.number: row.cells for row in sent.rows if again.get(row.number) in parsed.said}},
    )


def _in_their_words(said: Iterable[Said], names: Mapping[str, str]) -> tuple[Said, ...]:
    return tuple(replace(each, column=names.get(each.column, each.column)) for each in said)


def _names_another(data: bytes) -> bool:
    """By the names of columns near the top; the template has neither of them."""
    top = data[:20_000].replace(b"\x00", b"").lower()
    return b"clea_person_id" in top or (b"child unique id" in top and b"eligibility category" in top)
