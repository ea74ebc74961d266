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
        ('opportunities', '0001_squashed_0006_area_by_postcode'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('shortlist', 'Shortlist'), ('not_this_one', 'Not this one'), ('ask', 'Ask a question')], max_length=20)),
                ('because', models.CharField(blank=True, choices=[('too_far', 'Too far to travel'), ('hours', 'The hours do not fit'), ('pay', 'The pay is too low to live on'), ('level', 'The level does not fit'), ('interest', 'Not the kind of work they want'), ('timing', 'The dates do not fit'), ('support', 'Not enough support on offer'), ('employer', 'Concerns about the employer'), ('other', 'Another reason, in my own words')], max_length=20)),
                ('asked', models.CharField(blank=True, choices=[('young_person', 'Ask the young person'), ('employer', 'Ask the employer'), ('provider', 'Ask the training provider'), ('colleague', 'Ask a colleague')], max_length=20)),
                ('note', models.TextField(blank=True)),
                ('model_version', models.CharField(max_length=60)),
                ('facts', models.JSONField(help_text='What the page showed: position, reasons, criteria, chances.')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('undone_reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('care_leaver', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='decisions', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='decisions', to='opportunities.opportunity')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'not_this_one'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='not_this_one_says_because'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'ask'), _negated=True), models.Q(models.Q(('note', ''), _negated=True), models.Q(('asked', ''), _negated=True)), _connector='OR'), name='a_question_says_what_and_whom'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False), models.Q(('undone_reason', ''), _negated=True)), _connector='OR'), name='an_undone_decision_says_who_and_why'), models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True), models.Q(('kind', 'ask'), _negated=True)), fields=('care_leaver', 'opportunity'), name='a_match_has_one_standing_decision')],
            },
        ),
        migrations.CreateModel(
            name='DecisionHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('shortlist', 'Shortlist'), ('not_this_one', 'Not this one'), ('ask', 'Ask a question')], max_length=20)),
                ('because', models.CharField(blank=True, choices=[('too_far', 'Too far to travel'), ('hours', 'The hours do not fit'), ('pay', 'The pay is too low to live on'), ('level', 'The level does not fit'), ('interest', 'Not the kind of work they want'), ('timing', 'The dates do not fit'), ('support', 'Not enough support on offer'), ('employer', 'Concerns about the employer'), ('other', 'Another reason, in my own words')], max_length=20)),
                ('asked', models.CharField(blank=True, choices=[('young_person', 'Ask the young person'), ('employer', 'Ask the employer'), ('provider', 'Ask the training provider'), ('colleague', 'Ask a colleague')], max_length=20)),
                ('note', models.TextField(blank=True)),
                ('model_version', models.CharField(max_length=60)),
                ('facts', models.JSONField(help_text='What the page showed: position, reasons, criteria, chances.')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('undone_reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('care_leaver', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('opportunity', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='opportunities.opportunity')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='shortlists.decision')),
                ('undone_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MatchRun',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('on', models.DateField()),
                ('model_version', models.CharField(max_length=60)),
                ('calibrated', models.BooleanField()),
                ('people', models.PositiveIntegerField(default=0)),
                ('opportunities', models.PositiveIntegerField(default=0)),
                ('matches', models.PositiveIntegerField(default=0)),
                ('seconds', models.FloatField(default=0)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
            ],
            options={
                'ordering': ('-created_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('position', models.PositiveSmallIntegerField(help_text='1 is the first of the shortlist.')),
                ('score', models.FloatField()),
                ('reference', models.FloatField(help_text="The mean score over this person's eligible opportunities.")),
                ('chance_start', models.FloatField()),
                ('chance_start_low', models.FloatField()),
                ('chance_start_high', models.FloatField()),
                ('chance_26_weeks', models.FloatField()),
                ('chance_26_weeks_low', models.FloatField()),
                ('chance_26_weeks_high', models.FloatField()),
                ('fair_value', models.FloatField()),
                ('minutes', models.FloatField(blank=True, null=True)),
                ('reasons', models.JSONField(help_text='Of each reason: feature, contribution, sentence, telling.')),
                ('criteria', models.JSONField(help_text='Of each criterion: name, status, sentence, visible_to, hard.')),
                ('care_leaver', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='opportunities.opportunity')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='shortlists.matchrun')),
            ],
            options={
                'indexes': [models.Index(fields=['care_leaver', 'position'], name='shortlists__care_le_ad11ad_idx'), models.Index(fields=['opportunity', '-score'], name='shortlists__opportu_737bae_idx')],
                'constraints': [models.UniqueConstraint(fields=('care_leaver', 'opportunity'), name='a_pair_is_matched_once')],
            },
        ),
        backend.core.triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "shortlists_decisionhistory" ("answer", "answered_at", "asked", "because", "by_id", "care_leaver_id", "council_id", "created_at", "facts", "id", "kind", "model_version", "note", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "undone_at", "undone_by_id", "undone_reason") VALUES (NEW."answer", NEW."answered_at", NEW."asked", NEW."because", NEW."by_id", NEW."care_leaver_id", NEW."council_id", NEW."created_at", NEW."facts", NEW."id", NEW."kind", NEW."model_version", NEW."note", NEW."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."undone_at", NEW."undone_by_id", NEW."undone_reason"); RETURN NULL;', hash='522af4d42f22766cf23c438a709846626e4e79a6', operation='INSERT', pgid='pgtrigger_insert_insert_648a6', table='shortlists_decision', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "shortlists_decisionhistory" ("answer", "answered_at", "asked", "because", "by_id", "care_leaver_id", "council_id", "created_at", "facts", "id", "kind", "model_version", "note", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "undone_at", "undone_by_id", "undone_reason") VALUES (NEW."answer", NEW."answered_at", NEW."asked", NEW."because", NEW."by_id", NEW."care_leaver_id", NEW."council_id", NEW."created_at", NEW."facts", NEW."id", NEW."kind", NEW."model_version", NEW."note", NEW."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."undone_at", NEW."undone_by_id", NEW."undone_reason"); RETURN NULL;', hash='3b804303d84b1abeada1347dc426ded363c412ed', operation='UPDATE', pgid='pgtrigger_update_update_e931c', table='shortlists_decision', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "shortlists_decisionhistory" ("answer", "answered_at", "asked", "because", "by_id", "care_leaver_id", "council_id", "created_at", "facts", "id", "kind", "model_version", "note", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "undone_at", "undone_by_id", "undone_reason") VALUES (OLD."answer", OLD."answered_at", OLD."asked", OLD."because", OLD."by_id", OLD."care_leaver_id", OLD."council_id", OLD."created_at", OLD."facts", OLD."id", OLD."kind", OLD."model_version", OLD."note", OLD."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."undone_at", OLD."undone_by_id", OLD."undone_reason"); RETURN NULL;', hash='784ad91462ee7782a9a78ee2c6e5aaf0060805e6', operation='DELETE', pgid='pgtrigger_delete_delete_33064', table='shortlists_decision', when='AFTER')),
        ),
        backend.core.protection.ProtectByCouncil(
            models_covered=['MatchRun', 'Match', 'Decision', 'DecisionHistory'],
            employer_reads={},
        ),
    ]
