import backend.activities.models
import backend.core.clock
import backend.core.protection
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
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
    ]

    operations = [
        migrations.CreateModel(
            name='ActivitySpell',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('code', models.CharField(choices=[('F1', 'Higher education, full time'), ('P1', 'Higher education, part time'), ('F2', 'Education other than higher education, full time'), ('P2', 'Education other than higher education, part time'), ('F4', 'Apprenticeship, full time'), ('P4', 'Apprenticeship, part time'), ('F5', 'Training or employment, full time'), ('P5', 'Training or employment, part time'), ('G4', 'Not in education, employment or training: illness or disability'), ('G5', 'Not in education, employment or training: other circumstances'), ('G6', 'Not in education, employment or training: pregnancy or parenting'), ('0', 'Not known')], max_length=2)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, help_text='The last day of the spell.', null=True)),
                ('source', models.CharField(choices=[('worker', 'A worker recorded it'), ('case_system', 'The case system'), ('placement', 'A start recorded here'), ('young_person', 'The young person said so')], max_length=20)),
                ('care_leaver', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='activity_spells', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-starts_on', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='an_activity_ends_after_it_starts'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(backend.activities.models.Days('starts_on', 'ends_on', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True, inclusive_upper=True)), '&&'), ('care_leaver', '=')], name='one_main_activity_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ActivitySpellHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('code', models.CharField(choices=[('F1', 'Higher education, full time'), ('P1', 'Higher education, part time'), ('F2', 'Education other than higher education, full time'), ('P2', 'Education other than higher education, part time'), ('F4', 'Apprenticeship, full time'), ('P4', 'Apprenticeship, part time'), ('F5', 'Training or employment, full time'), ('P5', 'Training or employment, part time'), ('G4', 'Not in education, employment or training: illness or disability'), ('G5', 'Not in education, employment or training: other circumstances'), ('G6', 'Not in education, employment or training: pregnancy or parenting'), ('0', 'Not known')], max_length=2)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, help_text='The last day of the spell.', null=True)),
                ('source', models.CharField(choices=[('worker', 'A worker recorded it'), ('case_system', 'The case system'), ('placement', 'A start recorded here'), ('young_person', 'The young person said so')], max_length=20)),
                ('care_leaver', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='activities.activityspell')),
                ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('verified_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        backend.core.triggers.AddTrigger(
            model_name='activityspell',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_activityspellhistory" ("care_leaver_id", "code", "council_id", "created_at", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "source", "starts_on", "verified_by_id") VALUES (NEW."care_leaver_id", NEW."code", NEW."council_id", NEW."created_at", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recorded_by_id", NEW."source", NEW."starts_on", NEW."verified_by_id"); RETURN NULL;', hash='85ac7c071c61c838c4935ef6b37b1c0f08d2c988', operation='INSERT', pgid='pgtrigger_insert_insert_c4ff3', table='activities_activityspell', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='activityspell',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "activities_activityspellhistory" ("care_leaver_id", "code", "council_id", "created_at", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "source", "starts_on", "verified_by_id") VALUES (NEW."care_leaver_id", NEW."code", NEW."council_id", NEW."created_at", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."recorded_by_id", NEW."source", NEW."starts_on", NEW."verified_by_id"); RETURN NULL;', hash='00fbe352cbc2f7d6baba9033964f40fb8d03e4b0', operation='UPDATE', pgid='pgtrigger_update_update_acad1', table='activities_activityspell', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='activityspell',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_activityspellhistory" ("care_leaver_id", "code", "council_id", "created_at", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_by_id", "source", "starts_on", "verified_by_id") VALUES (OLD."care_leaver_id", OLD."code", OLD."council_id", OLD."created_at", OLD."ends_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recorded_by_id", OLD."source", OLD."starts_on", OLD."verified_by_id"); RETURN NULL;', hash='2fca345ed3464069bc99a6b6adfb3329e36eafaa', operation='DELETE', pgid='pgtrigger_delete_delete_da4a0', table='activities_activityspell', when='AFTER')),
        ),
        backend.core.protection.ProtectByCouncil(
            models_covered=['ActivitySpell', 'ActivitySpellHistory'],
            employer_reads={},
        ),
    ]
