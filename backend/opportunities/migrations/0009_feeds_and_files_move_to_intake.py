"""Feeds, their syncs and files of opportunities are models of intake, which adopts their tables as they are."""

from django.db import migrations


MOVED = (  # what points at another before what it points at
    "EmployerColumns",
    "RefusedRow",
    "OpportunityFile",
    "FeedFailure",
    "FeedRun",
    "FeedRecord",
    "FeedAlert",
    "SyncRefusal",
    "FeedSync",
    "FeedArea",
    "FeedCall",
)


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0008_an_advert_listed_twice")]
    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name) for name in MOVED]),
    ]
