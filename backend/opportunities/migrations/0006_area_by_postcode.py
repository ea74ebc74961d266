from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('opportunities', '0005_sharing'),
    ]

    operations = [
        migrations.AddField(
            model_name='feedarea',
            name='postcode',
            field=models.CharField(blank=True, help_text='The point in the middle as it was given.', max_length=8),
        ),
    ]
