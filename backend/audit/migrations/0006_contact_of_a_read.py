from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0005_only_triggers_call_them'),
    ]

    operations = [
        migrations.AddField(
            model_name='read',
            name='contact',
            field=models.UUIDField(blank=True, null=True),
        ),
    ]
