"""What stands in the database, to be compared with what stood there before."""

from django.db import connection


READABLE = (
    "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = %s::regclass"
    " AND attnum > 0 AND NOT attisdropped AND has_column_privilege(attrelid, attnum, 'SELECT')"
)


def rows_of_every_table(but: set[str]) -> dict[str, list]:
    """By table the rows as the application reads them, without the tables in `but`."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - but):
            cursor.execute(READABLE, [table])
            ((columns,),) = cursor.fetchall()
            cursor.execute(f'SELECT ROW({columns})::text FROM "{table}" ORDER BY 1')
            found[table] = cursor.fetchall()
    return found
