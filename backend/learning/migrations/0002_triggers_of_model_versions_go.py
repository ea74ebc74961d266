"""Before the tables of model versions move to an app of their own: the triggers of their history name them."""

import backend.core.triggers
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial")]
    operations = [
        backend.core.triggers.RemoveTrigger(model_name="modelversion", name=name)
        for name in ("insert_insert", "update_update", "delete_delete")
    ]
