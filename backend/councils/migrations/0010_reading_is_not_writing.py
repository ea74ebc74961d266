from importlib import import_module

from django.db import migrations

from backend.core.protection import read_and_write_sql, table_policy_sql


before = import_module("backend.councils.migrations.0008_accounts_and_roles_are_closed")
READ_AND_WRITTEN = {
    "councils_membership": (before.ROLES, before.GIVES_ROLES),
    "accounts_user": (f"{before.ONES_OWN} OR {before.THEIR_ROLES_ARE_OPEN}", before.ONES_OWN),
}


def undo(table: str) -> str:
    using, check = before.POLICIES.get(table, ("true", ""))
    off = f"; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY" if table not in before.POLICIES else ""
    return f"DROP POLICY written ON {table}; {table_policy_sql(table, using, check=check)}{off}"


class Migration(migrations.Migration):
    """What is read of another's is not changed or removed."""

    dependencies = [("councils", "0009_written_in_a_context")]

    operations = [
        *[
            migrations.RunSQL(read_and_write_sql(table, read=read, write=write), undo(table))
            for table, (read, write) in READ_AND_WRITTEN.items()
        ],
    ]
