"""What the application's database role may do with every table, asked of PostgreSQL itself."""

import json
from collections.abc import Iterator

from django.db import DatabaseError, connection, transaction


# Also what somebody made for a session, so that a test can plant a table that nobody thought of.
RELATIONS = """SELECT relname, relkind::text,
    relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid),
    array(SELECT verb FROM unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES'])
        AS verb WHERE has_table_privilege(c.oid, verb) OR verb = 'SELECT' AND has_any_column_privilege(c.oid, verb))
    FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    AND relnamespace IN ('public'::regnamespace, pg_my_temp_schema()) ORDER BY 1"""
IDENTITIES = """SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
    AND (attidentity <> '' OR atttypid = 'uuid'::regtype AND attname IN ('id', 'public_id'))"""
GENERATED = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attgenerated <> ''"


def asked(sql: str, parameters=None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def relations() -> list[tuple[str, str, bool, list[str]]]:
    """Each table and view: its name and kind, whether a policy stands before it, and what the role may do with it."""
    return asked(RELATIONS)


def tables(verb: str = "SELECT") -> list[str]:
    return [name for name, _kind, _walled, verbs in relations() if verb in verbs]


def without_a_policy(verb: str = "SELECT") -> set[str]:
    return {name for name, _kind, walled, verbs in relations() if verb in verbs and not walled}


def seen() -> dict[str, int]:
    """By table, how many rows this role may read now."""
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables())
    return {name: count for name, count in asked(counts) if count}


def done(sql: str, parameters=None) -> int | str:
    """How many rows a statement changed, or why it was refused; taken back either way."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            count = cursor.rowcount
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return str(refusal).splitlines()[0]
    return count


def is_refused(answer: int | str) -> bool:
    return answer == 0 or "row-level security" in str(answer) or "permission denied" in str(answer)


READABLE = """SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
    AND has_column_privilege(attrelid, attnum, 'SELECT')"""


def samples(names) -> dict[str, dict]:
    """Of each of these tables one row, as it may be read now: the newest, so that it is the same one each time."""
    return {name: json.loads(_newest(name)) for name in names}


def _newest(name: str) -> str:
    columns = asked(READABLE, [f'"{name}"'])[0][0]
    newest = f'SELECT {columns} FROM "{name}" ORDER BY ({columns}) DESC LIMIT 1'
    return asked(f"SELECT to_jsonb(row.*)::text FROM ({newest}) row")[0][0]


def touched(names) -> Iterator[tuple[str, str, int | str]]:
    """What came of changing and of removing every row of each table."""
    for name, _kind, _walled, verbs in relations():
        if name not in names:
            continue
        first = asked("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 1", [f'"{name}"'])
        if "UPDATE" in verbs:
            yield name, "UPDATE", done(f'UPDATE "{name}" SET "{first[0][0]}" = "{first[0][0]}"')
        if "DELETE" in verbs:
            yield name, "DELETE", done(f'DELETE FROM "{name}"')


def can_be_touched(names) -> dict[str, set[str]]:
    """By verb, the tables of which at least one row was changed or removed."""
    found: dict[str, set[str]] = {"UPDATE": set(), "DELETE": set()}
    for name, verb, answer in touched(names):
        if not is_refused(answer):
            found[verb].add(name)
    return found


def written_anew(name: str, copy: dict) -> int | str:
    """What came of adding a copy of a row under new numbers, so that only a policy can be in its way."""
    fresh = {column for (column,) in asked(IDENTITIES, [f'"{name}"'])}
    leave_out = {column for (column,) in asked(GENERATED, [f'"{name}"'])}
    columns = [f'"{column}"' for column in copy if column not in leave_out]
    values = [
        _fresh(column, copy) if column in fresh else f'row."{column}"' for column in copy if column not in leave_out
    ]
    row = f'jsonb_populate_record(NULL::"{name}", %s::jsonb) row'
    sql = f'INSERT INTO "{name}" ({", ".join(columns)}) OVERRIDING SYSTEM VALUE SELECT {", ".join(values)} FROM {row}'
    return done(sql, [json.dumps(copy)])


def _fresh(column: str, copy: dict) -> str:
    return "987654321" if isinstance(copy[column], int) else "gen_random_uuid()"
