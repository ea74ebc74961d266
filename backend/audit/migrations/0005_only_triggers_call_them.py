from django.db import migrations

from backend.core.triggers import SEAL_HISTORY


class Migration(migrations.Migration):
    """The functions that write history are no longer to be called, nor put on a table of the caller's own."""

    dependencies = [("audit", "0004_token_of_a_read")]

    operations = [migrations.RunSQL(SEAL_HISTORY, migrations.RunSQL.noop)]
