from django.db import migrations, models

# Somebody with one role sent it in that one. Of those with several nobody knows, and the wrong role is a leak.
ROLE_IT_WAS_SENT_IN = """
UPDATE drafts_heldform AS held SET role = own.role
FROM (
    SELECT user_id, council_id, min(role) AS role FROM councils_membership
    WHERE ended_at IS NULL GROUP BY user_id, council_id HAVING count(*) = 1
) AS own
WHERE own.user_id = held.user_id AND own.council_id = held.council_id;
DELETE FROM drafts_heldform WHERE role = '';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('drafts', '0003_held_and_sent_forms'),
        ('councils', '0001_squashed_0005_agreement_to_share'),
    ]

    operations = [
        migrations.AddField(
            model_name='heldform',
            name='role',
            field=models.CharField(
                choices=[
                    ('eet_adviser', 'EET adviser'),
                    ('head', 'Virtual school head'),
                    ('staff', 'Virtual school staff'),
                    ('engagement_officer', 'Employer-engagement officer'),
                    ('employer', 'Employer'),
                    ('personal_adviser', 'Personal adviser'),
                    ('administrator', 'Council administrator'),
                    ('auditor', 'Auditor'),
                ],
                default='',
                max_length=30,
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(ROLE_IT_WAS_SENT_IN, migrations.RunSQL.noop),
    ]
