from django.db import migrations


# A database of before compares the setting with a word, of which PostgreSQL expects one row in 200. What the policies
# let through stays the same: of no setting neither is true.
ASK_WHOLE = r"""
DO $$
DECLARE
    policy record;
    asked text;
BEGIN
    FOR policy IN SELECT tablename, policyname, qual FROM pg_policies WHERE schemaname = 'public' LOOP
        asked := regexp_replace(
            policy.qual,
            '\( SELECT current_setting\(''onward\.audience''::text, true\) AS current_setting\) = ''(\w+)''::text',
            '( SELECT (current_setting(''onward.audience''::text, true) = ''\1''::text))',
            'g');
        IF asked IS DISTINCT FROM policy.qual THEN
            EXECUTE format('ALTER POLICY %I ON %I USING (%s)', policy.policyname, policy.tablename, asked);
        END IF;
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0005_plain_words")]

    operations = [migrations.RunSQL(ASK_WHOLE, migrations.RunSQL.noop)]
