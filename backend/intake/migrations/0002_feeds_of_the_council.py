from django.db import migrations

from backend.core.protection import ProtectByRule


OURS = "(SELECT onward_clock()) OR council_id = (SELECT onward_council()) AND (SELECT onward_audience()) = 'staff'"


class Migration(migrations.Migration):
    """Readings of feeds are open to the staff of the council they were made for, and to the clock that starts them."""

    dependencies = [
        ("intake", "0001_initial"),
        ("core", "0002_the_clock_names_itself"),
    ]

    operations = [
        *[ProtectByRule(model, OURS) for model in ("FeedRun", "FeedSync", "FeedArea")],
        ProtectByRule("FeedFailure", "run_id IN (SELECT id FROM intake_feedrun)"),
        ProtectByRule("SyncRefusal", "sync_id IN (SELECT id FROM intake_feedsync)"),
        ProtectByRule("FeedAlert", "sync_id IN (SELECT id FROM intake_feedsync)"),
        ProtectByRule("FeedRecord", "opportunity_id IN (SELECT id FROM opportunities_opportunity)"),
    ]
