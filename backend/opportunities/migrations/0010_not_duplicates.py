"""The decision that two opportunities are no duplicates has a name to search by; its table keeps the one it had."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0008_an_advert_listed_twice")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("ToldApart", "NotDuplicates"),
                migrations.AlterModelTable("NotDuplicates", "opportunities_toldapart"),
            ]
        ),
    ]
