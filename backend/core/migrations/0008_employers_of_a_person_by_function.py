from django.db import migrations


# What an employer's people may read was asked of the table of those people, whose own policy asks that of the employers:
# PostgreSQL planned both for each table of referrals that a query names, also for staff, of whom it is never asked. The
# function finds the same employers, and nothing is planned for it (decision 41). What is let through stays the same.
BY_FUNCTION = r"""
DO $$
DECLARE
    theirs constant text := '\(\s*SELECT employers_employercontact\.employer_id\s+FROM employers_employercontact\s+'
        'WHERE \(employers_employercontact\.user_id = \( SELECT \(NULLIF\(current_setting\(''onward\.user_id''::text, true\), '
        '''''::text\)\)::bigint AS "nullif"\)\)\)';
    policy record;
BEGIN
    FOR policy IN SELECT tablename, policyname, qual FROM pg_policies WHERE schemaname = 'public' AND qual ~ theirs LOOP
        EXECUTE format('ALTER POLICY %I ON %I USING (%s)', policy.policyname, policy.tablename,
            regexp_replace(policy.qual, theirs, '(SELECT onward_my_employers())', 'g'));
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0007_one_question_for_a_policy"),
        ("api", "0001_kept_answers"),
        ("employers", "0018_employers_of_shared_offers"),
        ("intake", "0006_notes_of_what_was_taken"),
        ("opportunities", "0019_search_text"),
        ("referrals", "0006_clearances"),
    ]

    operations = [migrations.RunSQL(BY_FUNCTION, migrations.RunSQL.noop)]
