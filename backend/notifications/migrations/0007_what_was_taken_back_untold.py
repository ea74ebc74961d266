from django.db import migrations, models

TO_DECIDE = ["failed", "suppressed", "taken_back", "unclear"]


class Migration(migrations.Migration):
    dependencies = [("notifications", "0006_texts_to_place")]

    operations = [
        migrations.RemoveIndex(model_name="message", name="messages_in_trouble"),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("step__in", TO_DECIDE)), fields=["council", "step"], name="messages_in_trouble"
            ),
        ),
    ]
