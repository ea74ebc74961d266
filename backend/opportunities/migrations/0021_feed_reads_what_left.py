from django.db import migrations


SHARED = "opportunity_id IN (SELECT opportunity_id FROM opportunities_share)"
LEFT = f"from_state = 'live' AND to_state <> 'live' AND {SHARED}"
OF_ANY_LIVE = f"from_state = 'live' AND {SHARED}"
ALTERED = "ALTER POLICY left_the_feed ON opportunities_opportunityevent USING ({})"


class Migration(migrations.Migration):
    """A partner reads that what was shared is live no more, and no change of it: that has with it what it was before."""

    dependencies = [("opportunities", "0020_what_a_change_was_before")]

    operations = [migrations.RunSQL(ALTERED.format(LEFT), ALTERED.format(OF_ANY_LIVE))]
