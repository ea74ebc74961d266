from django.db import migrations


class Migration(migrations.Migration):
    """Today asks for the few changes that say what their page was opened on, and not through the whole history."""

    dependencies = [("care_leavers", "0007_where_facts_come_from")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX care_leaver_changes_over_an_open_page ON care_leavers_careleaverhistory (council_id, pgh_id)"
            " WHERE pgh_context ? 'opened_on'",
            "DROP INDEX care_leaver_changes_over_an_open_page",
        )
    ]
