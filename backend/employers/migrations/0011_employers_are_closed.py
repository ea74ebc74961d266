from django.db import migrations

from backend.core.protection import ProtectByRule


OURS = """(SELECT onward_clock()) OR council_id = (SELECT onward_council())
    AND ((SELECT onward_audience()) = 'staff' OR id IN (SELECT onward_my_employers()))"""
# As a value, each row looks its own offers up; as EXISTS, the planner reads every opportunity for one employer.
# Whose opportunity is shared with us, or published, is named beside it; adverts of a feed are public anyhow.
OFFERS_WHAT_WE_SEE = """((SELECT onward_audience()) IN ('staff', 'public')
    OR kind = 'feed' AND (SELECT onward_audience()) = 'employer') AND coalesce((
    SELECT bool_or(true) FROM opportunities_opportunity offer WHERE offer.employer_id = employers_employer.id), false)"""


class Migration(migrations.Migration):
    """An employer is open to its council, and to others with an opportunity of its they may see."""

    dependencies = [
        ("employers", "0010_a_pause_names_no_concern"),
        ("opportunities", "0013_employers_read_their_own_world"),
    ]

    operations = [ProtectByRule("Employer", f"{OURS} OR {OFFERS_WHAT_WE_SEE}", OURS)]
