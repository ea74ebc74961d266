import backend.core.clock
import backend.core.protection
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import backend.core.triggers
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('care_leavers', '0001_squashed_0004_refused_rows_are_kept'),
        ('councils', '0001_squashed_0005_agreement_to_share'),
        ('employers', '0001_squashed_0004_tokens_of_employers'),
        ('opportunities', '0001_squashed_0006_area_by_postcode'),
    ]

    operations = [
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('way', models.CharField(choices=[('introduced', 'Introduced to the employer'), ('helped_to_apply', 'Helped to apply')], max_length=20)),
                ('state', models.CharField(choices=[('introduced', 'Introduced to the employer'), ('applying', 'Helped to apply'), ('applied', 'Applied'), ('interview', 'Interview arranged'), ('interview_missed', 'Interview missed'), ('offered', 'Offered'), ('accepted', 'Offer accepted'), ('started', 'Started'), ('did_not_start', 'Did not start'), ('declined_by_young_person', 'The young person said no'), ('declined_by_employer', 'The employer said no'), ('withdrawn', 'Withdrawn'), ('no_response', 'No answer from the employer')], max_length=30)),
                ('disclosed', models.JSONField(default=dict, help_text='Exactly what the employer may read, as it was previewed.')),
                ('apply_by', models.DateField(blank=True, null=True)),
                ('last_step_at', models.DateTimeField()),
                ('care_leaver', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='referrals', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='employers.employer')),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='referrals', to='opportunities.opportunity')),
            ],
            options={
                'indexes': [models.Index(fields=['employer', 'state'], name='referrals_r_employe_1463a4_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['declined_by_employer', 'declined_by_young_person', 'did_not_start', 'no_response', 'started', 'withdrawn']), _negated=True), fields=('care_leaver', 'opportunity'), name='one_open_referral_for_each_pair'), models.CheckConstraint(condition=models.Q(('way', 'introduced'), ('disclosed', {}), _connector='OR'), name='nothing_is_disclosed_without_an_introduction')],
            },
        ),
        migrations.CreateModel(
            name='ReferralEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('step', models.CharField(max_length=40)),
                ('from_state', models.CharField(blank=True, choices=[('introduced', 'Introduced to the employer'), ('applying', 'Helped to apply'), ('applied', 'Applied'), ('interview', 'Interview arranged'), ('interview_missed', 'Interview missed'), ('offered', 'Offered'), ('accepted', 'Offer accepted'), ('started', 'Started'), ('did_not_start', 'Did not start'), ('declined_by_young_person', 'The young person said no'), ('declined_by_employer', 'The employer said no'), ('withdrawn', 'Withdrawn'), ('no_response', 'No answer from the employer')], max_length=30)),
                ('to_state', models.CharField(choices=[('introduced', 'Introduced to the employer'), ('applying', 'Helped to apply'), ('applied', 'Applied'), ('interview', 'Interview arranged'), ('interview_missed', 'Interview missed'), ('offered', 'Offered'), ('accepted', 'Offer accepted'), ('started', 'Started'), ('did_not_start', 'Did not start'), ('declined_by_young_person', 'The young person said no'), ('declined_by_employer', 'The employer said no'), ('withdrawn', 'Withdrawn'), ('no_response', 'No answer from the employer')], max_length=30)),
                ('on', models.DateField(help_text='The day it happened.')),
                ('at', models.DateTimeField(help_text='When it was recorded.')),
                ('note', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='employers.employer')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='events', to='referrals.referral')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ReferralHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('way', models.CharField(choices=[('introduced', 'Introduced to the employer'), ('helped_to_apply', 'Helped to apply')], max_length=20)),
                ('state', models.CharField(choices=[('introduced', 'Introduced to the employer'), ('applying', 'Helped to apply'), ('applied', 'Applied'), ('interview', 'Interview arranged'), ('interview_missed', 'Interview missed'), ('offered', 'Offered'), ('accepted', 'Offer accepted'), ('started', 'Started'), ('did_not_start', 'Did not start'), ('declined_by_young_person', 'The young person said no'), ('declined_by_employer', 'The employer said no'), ('withdrawn', 'Withdrawn'), ('no_response', 'No answer from the employer')], max_length=30)),
                ('disclosed', models.JSONField(default=dict, help_text='Exactly what the employer may read, as it was previewed.')),
                ('apply_by', models.DateField(blank=True, null=True)),
                ('last_step_at', models.DateTimeField()),
                ('care_leaver', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('employer', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='employers.employer')),
                ('opportunity', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='opportunities.opportunity')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='referrals.referral')),
            ],
            options={
                'abstract': False,
            },
        ),
        backend.core.triggers.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "referrals_referralhistory" ("apply_by", "care_leaver_id", "council_id", "created_at", "disclosed", "employer_id", "id", "last_step_at", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "way") VALUES (NEW."apply_by", NEW."care_leaver_id", NEW."council_id", NEW."created_at", NEW."disclosed", NEW."employer_id", NEW."id", NEW."last_step_at", NEW."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state", NEW."way"); RETURN NULL;', hash='7e6e1a599da30158ced1dedb27f80672b7f32adb', operation='INSERT', pgid='pgtrigger_insert_insert_a74c8', table='referrals_referral', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "referrals_referralhistory" ("apply_by", "care_leaver_id", "council_id", "created_at", "disclosed", "employer_id", "id", "last_step_at", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "way") VALUES (NEW."apply_by", NEW."care_leaver_id", NEW."council_id", NEW."created_at", NEW."disclosed", NEW."employer_id", NEW."id", NEW."last_step_at", NEW."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."state", NEW."way"); RETURN NULL;', hash='9a71ea6d48f8c370bcfa88b86cf8140f4a678d45', operation='UPDATE', pgid='pgtrigger_update_update_223e7', table='referrals_referral', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "referrals_referralhistory" ("apply_by", "care_leaver_id", "council_id", "created_at", "disclosed", "employer_id", "id", "last_step_at", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "way") VALUES (OLD."apply_by", OLD."care_leaver_id", OLD."council_id", OLD."created_at", OLD."disclosed", OLD."employer_id", OLD."id", OLD."last_step_at", OLD."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state", OLD."way"); RETURN NULL;', hash='4e517c01d61a462029e035916f82885dbd12ee78', operation='DELETE', pgid='pgtrigger_delete_delete_e24da', table='referrals_referral', when='AFTER')),
        ),
        backend.core.protection.ProtectByCouncil(
            models_covered=['Referral', 'ReferralHistory', 'ReferralEvent'],
            employer_reads={'Referral': 'employer_id', 'ReferralEvent': 'employer_id', 'ReferralHistory': 'employer_id'},
        ),
        backend.core.protection.AppendOnly(
            models_covered=['ReferralEvent'],
        ),
    ]
