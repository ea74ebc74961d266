from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shortlists", "0005_travel_in_bands")]

    operations = [
        migrations.AddField(
            model_name="matchrun",
            name="base_rates",
            field=models.JSONField(
                default=dict, help_text="Where its chances stand, and the local outcomes behind that."
            ),
        ),
        *(
            migrations.AddField(model_name="match", name=name, field=models.FloatField(blank=True, null=True))
            for name in ("chance_stay", "chance_stay_low", "chance_stay_high")
        ),
        migrations.AddField(
            model_name="match",
            name="likelier_to_stay",
            field=models.FloatField(
                blank=True, help_text="Chance of being likelier to last than their other matches.", null=True
            ),
        ),
    ]
