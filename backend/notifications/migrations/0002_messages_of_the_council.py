from django.db import migrations

from backend.core.protection import ProtectByRule


class Migration(migrations.Migration):
    """A message names an address: it is open to the council's staff, and to the clock that sends and removes it."""

    dependencies = [("notifications", "0001_initial"), ("core", "0002_the_clock_names_itself")]

    operations = [
        ProtectByRule(
            "Message",
            "(SELECT onward_clock()) OR council_id = (SELECT onward_council()) AND (SELECT onward_audience()) = 'staff'",
        ),
    ]
