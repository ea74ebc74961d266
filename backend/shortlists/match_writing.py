"""Current matches are written by the thousand, as one JSON document that PostgreSQL takes apart."""

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import connection

from backend.core import clock
from backend.shortlists.models import Match, MatchRun


ROWS_PER_STATEMENT = 1_000
GIVEN_TO_ALL = {"public_id": "gen_random_uuid()", "created_at": "%s", "council_id": "%s"}


def replace_matches(run: MatchRun, care_leavers: Iterable[int], rows: Iterable[dict[str, Any]]) -> None:
    """Put these rows, by column, in the place of what these people had.

    One document a statement: as parameters a row and column each, their writing took longer than the ranking.
    """
    Match.objects.filter(care_leaver__in=list(care_leavers)).delete()
    statement, left = _statement(), iter(rows)
    while some := list(islice(left, ROWS_PER_STATEMENT)):
        with connection.cursor() as cursor:
            cursor.execute(statement, [clock.now(), run.council_id, json.dumps(some)])


def _statement() -> str:
    fields = [field for field in Match._meta.concrete_fields if not field.primary_key]
    given = [field for field in fields if field.column not in GIVEN_TO_ALL]
    columns = ", ".join([*GIVEN_TO_ALL, *(field.column for field in given)])
    values = ", ".join([*GIVEN_TO_ALL.values(), *(f"rows.{field.column}" for field in given)])
    types = ", ".join(f"{field.column} {field.db_type(connection)}" for field in given)
    return (
        f'INSERT INTO "{Match._meta.db_table}" ({columns})'
        f" SELECT {values} FROM json_to_recordset(%s::json) AS rows({types})"
    )
