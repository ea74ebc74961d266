from django.db import migrations, models

# Somebody with one role typed in that one. Of those with several nobody knows, and a draft in the wrong role is a leak.
ROLE_IT_WAS_TYPED_IN = """
UPDATE drafts_formdraft AS draft SET role = held.role
FROM (
    SELECT user_id, council_id, min(role) AS role FROM councils_membership
    WHERE ended_at IS NULL GROUP BY user_id, council_id HAVING count(*) = 1
) AS held
WHERE held.user_id = draft.user_id AND held.council_id = draft.council_id;
DELETE FROM drafts_formdraft WHERE role = '';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('drafts', '0001_initial'),
        ('councils', '0001_squashed_0005_agreement_to_share'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='formdraft',
            name='one_draft_of_a_form_for_each_user_council_and_subject',
        ),
        migrations.AddField(
            model_name='formdraft',
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
        migrations.RunSQL(ROLE_IT_WAS_TYPED_IN, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='formdraft',
            constraint=models.UniqueConstraint(
                fields=('user', 'council', 'role', 'form', 'subject'),
                name='one_draft_of_a_form_for_each_user_council_role_and_subject',
            ),
        ),
    ]
