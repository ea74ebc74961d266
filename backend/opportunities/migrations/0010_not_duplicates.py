"""The decision that two opportunities are no duplicates has a name to search by; its table keeps the one it had."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0009_feeds_and_files_move_to_intake")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("ToldApart", "NotDuplicates"),
                migrations.AlterModelTable("NotDuplicates", "opportunities_toldapart"),
            ]
        ),
    ]
