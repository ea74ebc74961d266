from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0007_what_was_taken_back_untold")]

    operations = [
        migrations.AddField(
            model_name="reply",
            name="told_whom",
            field=models.CharField(blank=True, help_text="Who was told of harm.", max_length=200),
        ),
        migrations.AddField(
            model_name="reply",
            name="done",
            field=models.TextField(
                blank=True, help_text="What was done about harm, where nobody knows whose text it is."
            ),
        ),
        migrations.AlterField(
            model_name="reply",
            name="words",
            field=models.TextField(
                blank=True, help_text="Letter for letter, until it is placed; kept of harm of nobody known."
            ),
        ),
    ]
