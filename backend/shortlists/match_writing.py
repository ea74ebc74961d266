"""Current matches are written by the thousand, as an array a column that PostgreSQL takes apart."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Field

from backend.core import clock
from backend.shortlists.models import Match, MatchRun


ROWS_PER_STATEMENT = 1_000
GIVEN_TO_ALL = {"public_id": "gen_random_uuid()", "created_at": "%s", "council_id": "%s"}
JSON = "jsonb"


def replace_matches(run: MatchRun, care_leavers: Iterable[int], rows: Iterable[dict[str, Any]]) -> None:
    """Put these rows, by column and their JSON as text, in the place of what these people had.

    As parameters a row and column each, their writing took longer than the ranking; as one JSON document, what is JSON
    in it was read twice.
    """
    Match.objects.filter(care_leaver__in=list(care_leavers)).delete()
    fields = [field for field in Match._meta.concrete_fields if not field.primary_key]
    given = [field for field in fields if field.column not in GIVEN_TO_ALL]
    statement, left = _statement(given), iter(rows)
    while some := list(islice(left, ROWS_PER_STATEMENT)):
        columns = [[row[field.column] for row in some] for field in given]
        with connection.cursor() as cursor:
            cursor.execute(statement, [clock.now(), run.council_id, *columns])


def _statement(given: Sequence[Field]) -> str:
    types = {field.column: field.db_type(connection) for field in given}
    columns = ", ".join([*GIVEN_TO_ALL, *types])
    values = ", ".join([*GIVEN_TO_ALL.values(), *(f"rows.{column}::{kind}" for column, kind in types.items())])
    # Text goes in binary form: in an array of text each of its quotation marks would be escaped.
    arrays = ", ".join("%b::text[]" if kind == JSON else f"%s::{kind}[]" for kind in types.values())
    return (
        f'INSERT INTO "{Match._meta.db_table}" ({columns})'
        f" SELECT {values} FROM unnest({arrays}) AS rows({', '.join(types)})"
    )
