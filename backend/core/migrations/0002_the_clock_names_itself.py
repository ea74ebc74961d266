from django.db import migrations

from backend.core.protection import ProtectByRule
from backend.core.session_sql import CONTEXT_FUNCTIONS


class Migration(migrations.Migration):
    """Without a context nothing is open: what runs for all councils says so."""

    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RunSQL(CONTEXT_FUNCTIONS, migrations.RunSQL.noop),
        ProtectByRule("Job", "(SELECT onward_clock()) OR arguments->>0 = (SELECT onward_council())::text"),
    ]
