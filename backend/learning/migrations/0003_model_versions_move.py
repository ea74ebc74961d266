"""Model versions are kept by an app of their own, which has adopted their tables as they are."""

import django.db.models.deletion
from django.db import migrations, models


MOVED = ("ModelVersionHistory", "ModelEvent", "ModelVersion")  # what points at another before what it points at


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_triggers_of_model_versions_go"), ("model_versions", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="comparedperson",
                    name="version",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="compared",
                        to="model_versions.modelversion",
                    ),
                ),
                *(migrations.DeleteModel(name) for name in MOVED),
            ],
        ),
    ]
