"""Somebody of an employer is warned of a post that looks like theirs, so they may see that two were told apart."""

from django.db import migrations


MINE = """
    SELECT id FROM opportunities_opportunity WHERE employer_id IN (
        SELECT employer_id FROM employers_employercontact
        WHERE user_id = (SELECT nullif(current_setting('onward.user_id', true), '')::bigint))
"""
POLICY = f"""
CREATE POLICY told_to_the_employer_of_both ON opportunities_toldapart FOR SELECT USING (
    (SELECT current_setting('onward.audience', true)) = 'employer'
    AND council_id = (SELECT nullif(current_setting('onward.council_id', true), '')::bigint)
    AND first_id IN ({MINE}) AND second_id IN ({MINE})
);
"""


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0001_squashed_0006_area_by_postcode")]
    operations = [
        migrations.RunSQL(POLICY, "DROP POLICY told_to_the_employer_of_both ON opportunities_toldapart"),
    ]
