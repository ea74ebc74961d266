"""Where each fact of a record comes from: somebody here, on a day, or a file of a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from backend.accounts.models import User
from backend.care_leavers.choices import ConflictState, SourceKind
from backend.care_leavers.models import CareLeaver, FieldSource, ImportConflict, ImportRun
from backend.core import clock


DERIVED = frozenset(
    {"home_easting", "home_northing", "home_authority_code", "dbs_bar_recorded_by"}
)  # follow from others
# The first and the last of a record from before they could be left unsaid.
BEGIN_WITH_A_VALUE = ("in_touch", "home_is_confidential", "in_custody")
# What a file calls by a name of its own.
FIELD_OF = {
    "postcode": "home_postcode",
    "personal_adviser_email": "personal_adviser",
    "eet_adviser_email": "eet_adviser",
}
COLUMN_OF = {field: column for column, field in FIELD_OF.items()}


@dataclass(frozen=True)
class Source:
    """`on` is the day of which the fact is; None for a file of unknown age."""

    kind: SourceKind
    on: dt.date | None
    run: ImportRun | None = None


def of_file(run: ImportRun, on: dt.date | None) -> Source:
    return Source(SourceKind.FILE, on, run)


def recorded_here() -> Source:
    return Source(SourceKind.HERE, clock.today())


def record_sources(
    care_leaver: CareLeaver, fields: Iterable[str], *, by: User | None, source: Source | None = None
) -> None:
    """Remember where the values these fields now have come from; what a file asked about them is overtaken."""
    source, named = source or recorded_here(), set(fields) - DERIVED
    if not named:
        return
    FieldSource.objects.bulk_create(
        [
            FieldSource(
                council_id=care_leaver.council_id,
                care_leaver=care_leaver,
                field=field,
                kind=source.kind,
                on=source.on,
                recorded_at=clock.now(),
                recorded_by=by,
                run=source.run,
            )
            for field in sorted(named)
        ],
        update_conflicts=True,
        unique_fields=["care_leaver", "field"],
        update_fields=["kind", "on", "recorded_at", "recorded_by", "run"],
    )
    columns = {COLUMN_OF.get(field, field) for field in named}
    asked = ImportConflict.objects.for_council(care_leaver.council_id).open()
    asked.filter(care_leaver=care_leaver, column__in=columns).update(state=ConflictState.OVERTAKEN)
