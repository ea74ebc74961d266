"""What files said about somebody before, kept so that an old word said again is not taken for a new one."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from backend.care_leavers.choices import SourceKind
from backend.care_leavers.imports.merging import Origin, Word, digest_of, plain_row
from backend.care_leavers.models import CareLeaver, ImportedRow, ImportRun
from backend.care_leavers.sources import COLUMN_OF
from backend.tabular.days import LONDON, iso_day


def origins_of(care_leaver: CareLeaver) -> dict[str, Origin]:
    """By column of a file."""
    return {
        COLUMN_OF.get(each.field, each.field): Origin(SourceKind(each.kind), each.on, _day(each.recorded_at))
        for each in care_leaver.field_sources.all()
    }


def word_before(care_leaver: CareLeaver) -> Word:
    row: ImportedRow | None = getattr(care_leaver, "imported_row", None)
    if row is None:
        return Word()
    read_on = _day(row.run.created_at)
    since = {column: iso_day(day) for column, day in row.since.items()}
    return Word(row.said, dict.fromkeys(row.said, read_on) | since, row.said_on, read_on)


def remember(run: ImportRun, care_leaver: CareLeaver, values: Mapping[str, Any], on: dt.date | None) -> None:
    """The newest file's word counts; one of unknown age is as new as the last."""
    before, said = word_before(care_leaver), plain_row(values)
    if before.on and on and on < before.on:
        return
    said = {**before.said, **said}  # an empty cell takes nothing back
    day = on or _day(run.created_at)
    since = {
        column: min(before.since[column], day) if before.said.get(column) == value and column in before.since else day
        for column, value in said.items()
    }
    row = getattr(care_leaver, "imported_row", None)
    said_on = on or before.on
    if row and row.digest == digest_of(said) and row.said_on == said_on:
        return
    facts = {"digest": digest_of(said), "said": said, "said_on": said_on, "run": run}
    facts["since"] = {column: since[column].isoformat() for column in said}
    care_leaver.imported_row, _ = ImportedRow.objects.update_or_create(
        care_leaver=care_leaver, defaults={"council_id": care_leaver.council_id, **facts}
    )


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(LONDON).date()
