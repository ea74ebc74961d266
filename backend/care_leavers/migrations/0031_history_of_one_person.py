"""What was on record of one young person, in order: asked of homes gone through, confidential days and former advisers."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("care_leavers", "0030_sends_documents")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX care_leaver_history_in_order ON care_leavers_careleaverhistory (pgh_obj_id, pgh_id)",
            "DROP INDEX care_leaver_history_in_order",
        )
    ]
