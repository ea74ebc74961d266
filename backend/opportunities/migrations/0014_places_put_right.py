from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('opportunities', '0013_employers_read_their_own_world'),
    ]

    operations = [
        migrations.AddField(
            model_name="site",
            name="as_sent",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What a feed or file said of it and nobody could read, where somebody has put it right since.",
                max_length=400,
            ),
            preserve_default=False,
        ),
    ]
