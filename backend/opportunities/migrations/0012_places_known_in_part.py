from django.db import migrations, models


# A postcode that the directory does not hold was given the middle of its sector, as if that were its door.
SECTORS_ARE_WIDE = """
    UPDATE opportunities_site SET radius_metres = 2000
    WHERE easting IS NOT NULL AND postcode <> ''
        AND NOT EXISTS (SELECT 1 FROM reference_postcode WHERE code = opportunities_site.postcode)
"""


class Migration(migrations.Migration):
    dependencies = [
        ('opportunities', '0011_given_opportunities'),
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="site",
            name="area",
            field=models.CharField(
                blank=True,
                default="",
                help_text="An outward code, a sector or a town, where no postcode is known.",
                max_length=60,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="site",
            name="radius_metres",
            field=models.PositiveIntegerField(
                default=0, help_text="How far around the point the place may be; 0 where the point is known."
            ),
        ),
        migrations.RunSQL(SECTORS_ARE_WIDE, migrations.RunSQL.noop),
    ]
