from django.db import migrations

from backend.core.protection import ProtectByRule


class Migration(migrations.Migration):
    """The read log is open to the staff of its council; anybody adds to it what they themselves have read."""

    dependencies = [("audit", "0002_history_only_by_triggers"), ("core", "0002_the_clock_names_itself")]

    operations = [
        ProtectByRule(
            "Read",
            "(SELECT onward_clock()) OR council_id = (SELECT onward_council())"
            " AND ((SELECT onward_audience()) = 'staff' OR reader_id = (SELECT onward_user()))",
        ),
    ]
