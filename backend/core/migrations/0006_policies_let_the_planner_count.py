from django.db import migrations


# Of a setting compared with a word PostgreSQL expects one row in 200, and joins thousands of people one by one; of what
# is not null it expects every row. What is let through stays the same (decision 37).
ASK_WHETHER = r"""
DO $$
DECLARE
    policy record;
    asked text;
BEGIN
    FOR policy IN SELECT tablename, policyname, qual FROM pg_policies WHERE schemaname = 'public' LOOP
        asked := regexp_replace(
            policy.qual,
            '\( SELECT (current_setting\(''onward\.audience''::text, true\)|onward_audience\(\)) AS \w+\) = ''(\w+)''::text',
            '( SELECT nullif(\1 = ''\2'', false)) IS NOT NULL',
            'g');
        IF asked IS DISTINCT FROM policy.qual THEN
            EXECUTE format('ALTER POLICY %I ON %I USING (%s)', policy.policyname, policy.tablename, asked);
        END IF;
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_plain_words"),
        ("audit", "0005_only_triggers_call_them"),
        ("councils", "0013_clocks_of_a_council"),
        ("employers", "0017_employers_of_open_offers"),
        ("intake", "0006_notes_of_what_was_taken"),
        ("notifications", "0002_messages_of_the_council"),
        ("opportunities", "0019_search_text"),
        ("outcomes", "0002_committee_pages"),
    ]

    operations = [migrations.RunSQL(ASK_WHETHER, migrations.RunSQL.noop)]
