from django.db import migrations

from backend.core.protection import table_policy_sql


WITH_THE_OPPORTUNITY = "opportunity_id IN (SELECT id FROM opportunities_opportunity)"
OURS = """(SELECT onward_clock()) OR (SELECT onward_council()) = (
    SELECT offer.council_id FROM opportunities_opportunity offer WHERE offer.id = opportunity_id
    AND ((SELECT onward_audience()) = 'staff'
        OR (SELECT onward_audience()) = 'employer' AND offer.employer_id IN (SELECT onward_my_employers())))"""


class Migration(migrations.Migration):
    """What a feed said of an opportunity was open to whoever may see the opportunity, also to be changed."""

    dependencies = [
        ("intake", "0003_files_are_read_by_the_worker"),
        ("opportunities", "0014_places_put_right"),
    ]

    operations = [
        migrations.RunSQL(
            table_policy_sql("intake_feedrecord", OURS), table_policy_sql("intake_feedrecord", WITH_THE_OPPORTUNITY)
        )
    ]
