from django.db import migrations

from backend.core.session_sql import ACCOUNT_FUNCTIONS


class Migration(migrations.Migration):
    """What an account's own rows are opened by, before it is known in which council somebody acts."""

    dependencies = [("core", "0002_the_clock_names_itself")]

    operations = [migrations.RunSQL(ACCOUNT_FUNCTIONS, migrations.RunSQL.noop)]
