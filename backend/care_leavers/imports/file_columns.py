"""The columns of a council's export: chosen by a person once, remembered for the next file with the same headings."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.imports.any_layout import read
from backend.care_leavers.imports.chosen_columns import (
    ChosenColumns,
    glimpses,
    headings_digest,
    likeliest,
    proposed,
    refuse_unusable,
)
from backend.care_leavers.imports.parsed import OwnHeadings, ParsedFile, UnknownColumns
from backend.care_leavers.models import FileColumns, ImportRun
from backend.core import clock
from backend.core.chunked_work import Within
from backend.core.errors import Refused


class ColumnsUnknown(Refused):
    """A person says which column is which before the file can be read."""


def read_by_columns(run: ImportRun, data: bytes, *, on: dt.date, within: Within) -> ParsedFile:
    """In a layout that is known, by the columns chosen for the file, or by those remembered for its headings."""
    if run.columns:
        return read(data, on=on, chosen=ChosenColumns(run.sheet, run.columns))
    try:
        return read(data, on=on)
    except UnknownColumns as unknown:
        run.sheets = glimpses(data)
        with within():
            known = remembered_in(run.council_id, run.sheets)
            if known:
                run.sheet, run.columns = known.table, dict(known.columns)
            run.save(update_fields=["sheets", "sheet", "columns"])
        if known is None:
            raise ColumnsUnknown("" if isinstance(unknown, OwnHeadings) else str(unknown)) from unknown
        return read(data, on=on, chosen=known)


def remembered_in(council_id: int, sheets: Iterable[Mapping]) -> ChosenColumns | None:
    """The first table whose headings somebody has spoken of."""
    for glimpse in sheets:
        columns = remembered(council_id, glimpse)
        if columns is not None:
            return ChosenColumns(glimpse["name"], columns.columns)
    return None


def columns_named(data: bytes, given: Mapping[str, str]) -> ChosenColumns:
    """Those given, and for the others what their headings say."""
    glimpse = likeliest(glimpses(data))
    others = {ours: heading for ours, heading in proposed(glimpse).items() if heading not in given.values()}
    refuse_unusable(others | dict(given), glimpse["headings"])
    return ChosenColumns(glimpse["name"], others | dict(given))


def remembered(council_id: int, glimpse: Mapping) -> FileColumns | None:
    """As chosen for exactly these headings."""
    chosen = FileColumns.objects.filter(council_id=council_id).select_related("chosen_by")
    return chosen.filter(headings=headings_digest(glimpse["headings"])).first()


def glimpse_of(run: ImportRun, sheet: str | None) -> dict:
    """Of the table that is named, was chosen, or is likeliest to hold young people."""
    by_name = {each["name"]: each for each in run.sheets}
    if sheet is not None and sheet not in by_name:
        raise Refused("Choose one of the tables of the file.", "sheet")
    found: dict = by_name[sheet] if sheet is not None else by_name.get(run.sheet) or likeliest(run.sheets)
    return found


def proposed_columns(run: ImportRun, glimpse: Mapping) -> dict[str, str]:
    """As chosen for this file, as last chosen for headings like these, or guessed."""
    if run.columns and glimpse["name"] == run.sheet:
        return dict(run.columns)
    known = remembered(run.council_id, glimpse)
    latest = known or FileColumns.objects.filter(council_id=run.council_id).order_by("-chosen_at", "-id").first()
    return proposed(glimpse, latest.columns if latest else None)


@transaction.atomic
def remember(run: ImportRun, glimpse: Mapping, columns: Mapping[str, str], by: User) -> None:
    """The last choice for the same headings counts."""
    refuse_unusable(columns, glimpse["headings"])
    FileColumns.objects.update_or_create(
        council_id=run.council_id,
        headings=headings_digest(glimpse["headings"]),
        defaults={"columns": dict(columns), "chosen_at": clock.now(), "chosen_by": by},
    )
