import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0016_deletion_links_that_do_not_open"),
    ]

    operations = [
        migrations.RenameModel("DetailsThatWent", "RemovedDetails"),
        migrations.AlterField(
            model_name="removeddetails",
            name="referral",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="removed_details",
                to="referrals.referral",
            ),
        ),
    ]
