"""The models, adopted from learning with their tables; triggers are written anew, because they name the tables."""

import backend.core.clock
import backend.core.triggers
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from backend.core.moved_models import AdoptTable

ADOPTED = ("ModelVersion", "ModelEvent", "ModelVersionHistory")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('learning', '0002_triggers_of_model_versions_go'),
        ('councils', '0001_squashed_0005_agreement_to_share'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='ModelVersion',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('number', models.PositiveIntegerField()),
                        ('state', models.CharField(blank=True, choices=[('candidate', 'Waiting for a decision'), ('live', 'Live'), ('retired', 'Retired'), ('refused', 'Refused')], max_length=20)),
                        ('parameters', models.JSONField()),
                        ('calibrated', models.BooleanField()),
                        ('trained_on', models.DateField()),
                        ('window_from', models.DateField(help_text='The first referral learnt from; none where there is none.', null=True)),
                        ('window_to', models.DateField(help_text='Nothing after this day was read.')),
                        ('referrals', models.PositiveIntegerField()),
                        ('starts', models.PositiveIntegerField()),
                        ('leaves', models.PositiveIntegerField()),
                        ('data_hash', models.CharField(max_length=64)),
                        ('too_few', models.TextField(blank=True, help_text='Why nothing was learnt; empty where there was enough to learn.')),
                        ('evaluation', models.JSONField(default=dict)),
                        ('comparison', models.JSONField(default=dict, help_text='Old against new on the same people, in figures.')),
                        ('card', models.JSONField(default=dict, help_text='The model card, as the engine wrote it: sections of blocks.')),
                        ('record', models.JSONField(default=dict, help_text='The algorithmic transparency record, written likewise.')),
                        ('approved_at', models.DateTimeField(blank=True, null=True)),
                        ('refused_at', models.DateTimeField(blank=True, null=True)),
                        ('refused_because', models.TextField(blank=True)),
                        ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                        ('refused_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('trained_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='ModelEvent',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('step', models.CharField(choices=[('trained', 'Trained'), ('approved', 'Approved'), ('refused', 'Refused'), ('refusal_taken_back', 'Refusal taken back'), ('replaced', 'Replaced by another version'), ('went_back', 'Made live again'), ('stopped', 'Stopped: the written score ranks again')], max_length=30)),
                        ('from_state', models.CharField(blank=True, choices=[('candidate', 'Waiting for a decision'), ('live', 'Live'), ('retired', 'Retired'), ('refused', 'Refused')], max_length=20)),
                        ('to_state', models.CharField(choices=[('candidate', 'Waiting for a decision'), ('live', 'Live'), ('retired', 'Retired'), ('refused', 'Refused')], max_length=20)),
                        ('reason', models.TextField(blank=True)),
                        ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='events', to='model_versions.modelversion')),
                    ],
                    options={
                        'ordering': ('-created_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='ModelVersionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.BigIntegerField()),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('number', models.PositiveIntegerField()),
                        ('state', models.CharField(blank=True, choices=[('candidate', 'Waiting for a decision'), ('live', 'Live'), ('retired', 'Retired'), ('refused', 'Refused')], max_length=20)),
                        ('parameters', models.JSONField()),
                        ('calibrated', models.BooleanField()),
                        ('trained_on', models.DateField()),
                        ('window_from', models.DateField(help_text='The first referral learnt from; none where there is none.', null=True)),
                        ('window_to', models.DateField(help_text='Nothing after this day was read.')),
                        ('referrals', models.PositiveIntegerField()),
                        ('starts', models.PositiveIntegerField()),
                        ('leaves', models.PositiveIntegerField()),
                        ('data_hash', models.CharField(max_length=64)),
                        ('too_few', models.TextField(blank=True, help_text='Why nothing was learnt; empty where there was enough to learn.')),
                        ('evaluation', models.JSONField(default=dict)),
                        ('comparison', models.JSONField(default=dict, help_text='Old against new on the same people, in figures.')),
                        ('card', models.JSONField(default=dict, help_text='The model card, as the engine wrote it: sections of blocks.')),
                        ('record', models.JSONField(default=dict, help_text='The algorithmic transparency record, written likewise.')),
                        ('approved_at', models.DateTimeField(blank=True, null=True)),
                        ('refused_at', models.DateTimeField(blank=True, null=True)),
                        ('refused_because', models.TextField(blank=True)),
                        ('approved_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='model_versions.modelversion')),
                        ('refused_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('trained_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.AddConstraint(
                    model_name='modelversion',
                    constraint=models.UniqueConstraint(fields=('council', 'number'), name='a_model_version_has_its_own_number'),
                ),
                migrations.AddConstraint(
                    model_name='modelversion',
                    constraint=models.UniqueConstraint(condition=models.Q(('state', 'live')), fields=('council',), name='one_live_model_in_a_council'),
                ),
                migrations.AddConstraint(
                    model_name='modelversion',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'live'), _negated=True), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='a_live_model_was_approved_by_somebody'),
                ),
                migrations.AddConstraint(
                    model_name='modelversion',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('refused_at__isnull', False), ('refused_by__isnull', False), models.Q(('refused_because', ''), _negated=True)), _connector='OR'), name='a_refused_model_says_who_and_why'),
                ),
            ],
        ),
        *(AdoptTable(name, from_app="learning") for name in ADOPTED),
        backend.core.triggers.AddTrigger(
            model_name='modelversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "model_versions_modelversionhistory" ("approved_at", "approved_by_id", "calibrated", "card", "comparison", "council_id", "created_at", "data_hash", "evaluation", "id", "leaves", "number", "parameters", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "record", "referrals", "refused_at", "refused_because", "refused_by_id", "starts", "state", "too_few", "trained_by_id", "trained_on", "window_from", "window_to") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."calibrated", NEW."card", NEW."comparison", NEW."council_id", NEW."created_at", NEW."data_hash", NEW."evaluation", NEW."id", NEW."leaves", NEW."number", NEW."parameters", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."record", NEW."referrals", NEW."refused_at", NEW."refused_because", NEW."refused_by_id", NEW."starts", NEW."state", NEW."too_few", NEW."trained_by_id", NEW."trained_on", NEW."window_from", NEW."window_to"); RETURN NULL;', hash='d64ad2635ba3f592386d287dc2fe069fe5ab65fb', operation='INSERT', pgid='pgtrigger_insert_insert_b0a1e', table='model_versions_modelversion', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='modelversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "model_versions_modelversionhistory" ("approved_at", "approved_by_id", "calibrated", "card", "comparison", "council_id", "created_at", "data_hash", "evaluation", "id", "leaves", "number", "parameters", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "record", "referrals", "refused_at", "refused_because", "refused_by_id", "starts", "state", "too_few", "trained_by_id", "trained_on", "window_from", "window_to") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."calibrated", NEW."card", NEW."comparison", NEW."council_id", NEW."created_at", NEW."data_hash", NEW."evaluation", NEW."id", NEW."leaves", NEW."number", NEW."parameters", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."record", NEW."referrals", NEW."refused_at", NEW."refused_because", NEW."refused_by_id", NEW."starts", NEW."state", NEW."too_few", NEW."trained_by_id", NEW."trained_on", NEW."window_from", NEW."window_to"); RETURN NULL;', hash='83036611563e3032988cb8988bc8f429141fef9d', operation='UPDATE', pgid='pgtrigger_update_update_e72f3', table='model_versions_modelversion', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='modelversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "model_versions_modelversionhistory" ("approved_at", "approved_by_id", "calibrated", "card", "comparison", "council_id", "created_at", "data_hash", "evaluation", "id", "leaves", "number", "parameters", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "record", "referrals", "refused_at", "refused_because", "refused_by_id", "starts", "state", "too_few", "trained_by_id", "trained_on", "window_from", "window_to") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."calibrated", OLD."card", OLD."comparison", OLD."council_id", OLD."created_at", OLD."data_hash", OLD."evaluation", OLD."id", OLD."leaves", OLD."number", OLD."parameters", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."record", OLD."referrals", OLD."refused_at", OLD."refused_because", OLD."refused_by_id", OLD."starts", OLD."state", OLD."too_few", OLD."trained_by_id", OLD."trained_on", OLD."window_from", OLD."window_to"); RETURN NULL;', hash='49c95d457054568f70687a75657210133521b7c5', operation='DELETE', pgid='pgtrigger_delete_delete_9f5d4', table='model_versions_modelversion', when='AFTER')),
        ),
    ]
