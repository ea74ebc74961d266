from django.db import migrations

from backend.core.triggers import SEAL_HISTORY


class Migration(migrations.Migration):
    """The tables and triggers of before this change, in every app; what comes later is sealed as it is made."""

    dependencies = [
        ("audit", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(SEAL_HISTORY, migrations.RunSQL.noop),
    ]
