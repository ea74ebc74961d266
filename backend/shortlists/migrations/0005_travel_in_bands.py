from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('shortlists', '0004_not_now_until')]

    operations = [
        migrations.AddField(
            model_name="match",
            name="in_bands",
            field=models.BooleanField(
                default=False, help_text="Ranked by bands of travel, for a confidential home."
            ),
        ),
        migrations.AlterField(
            model_name="match",
            name="minutes",
            field=models.FloatField(blank=True, help_text="Of a confidential home the middle of a band.", null=True),
        ),
    ]
