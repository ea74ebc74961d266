from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("care_leavers", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="importedrow",
            name="said",
            field=models.JSONField(default=dict, help_text="By column, what the cells of the row said."),
        ),
    ]
