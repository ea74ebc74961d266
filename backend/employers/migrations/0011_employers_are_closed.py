from django.db import migrations

from backend.core.protection import ProtectByRule


OURS = """(SELECT onward_clock()) OR council_id = (SELECT onward_council())
    AND ((SELECT onward_audience()) = 'staff' OR id IN (SELECT onward_my_employers()))"""
# Whose opportunity is shared with us, or published, is named beside it; adverts of a feed are public anyhow.
# A function, so that the policies of opportunities are planned where they are asked, and not with each employer.
OFFERS = """
CREATE OR REPLACE FUNCTION onward_offers_are_open(of_employer bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM opportunities_opportunity offer WHERE offer.employer_id = of_employer);
END $$;
"""
OFFERS_WHAT_WE_SEE = """((SELECT onward_audience()) IN ('staff', 'public')
    OR kind = 'feed' AND (SELECT onward_audience()) = 'employer') AND onward_offers_are_open(id)"""


class Migration(migrations.Migration):
    """An employer is open to its council, and to others with an opportunity of its they may see."""

    dependencies = [
        ("employers", "0010_a_pause_names_no_concern"),
        ("opportunities", "0013_employers_read_their_own_world"),
    ]

    operations = [
        migrations.RunSQL(OFFERS, "DROP FUNCTION onward_offers_are_open(bigint)"),
        ProtectByRule("Employer", f"{OURS} OR {OFFERS_WHAT_WE_SEE}", OURS),
    ]
