from importlib import import_module

from django.db import migrations

from backend.core.protection import read_and_write_sql, table_policy_sql


before = import_module("backend.employers.migrations.0011_employers_are_closed")
READ = f"{before.OURS} OR {before.OFFERS_WHAT_WE_SEE}"


class Migration(migrations.Migration):
    """Who reads an employer beside what it offers may not change or remove it."""

    dependencies = [("employers", "0011_employers_are_closed")]

    operations = [
        migrations.RunSQL(
            read_and_write_sql("employers_employer", read=READ, write=before.OURS),
            "DROP POLICY written ON employers_employer; "
            + table_policy_sql("employers_employer", READ, check=before.OURS),
        )
    ]
