from django.db import migrations

from backend.core.protection import table_policy_sql


OURS = "(SELECT onward_clock()) OR arguments->>0 = (SELECT onward_council())::text"
FOR_STAFF = """(SELECT onward_clock())
    OR (SELECT onward_audience()) = 'staff' AND arguments->>0 = (SELECT onward_council())::text"""


class Migration(migrations.Migration):
    """Somebody of an employer has work done, and reads of no other."""

    dependencies = [("core", "0003_accounts_by_name")]

    operations = [migrations.RunSQL(table_policy_sql("core_job", FOR_STAFF), table_policy_sql("core_job", OURS))]
