from django.db import migrations

from backend.core.protection import ProtectByCouncil


class Migration(migrations.Migration):
    """A message names an address: it is open to the council's staff, and to the service while it writes or sends it."""

    dependencies = [("notifications", "0001_initial"), ("core", "0002_the_clock_names_itself")]

    operations = [ProtectByCouncil(["Message"])]
