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
        ('activities', '0001_initial'),
        ('care_leavers', '0001_squashed_0004_refused_rows_are_kept'),
        ('councils', '0001_squashed_0005_agreement_to_share'),
        ('opportunities', '0001_squashed_0006_area_by_postcode'),
        ('referrals', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('activity_code', models.CharField(choices=[('F1', 'Higher education, full time'), ('P1', 'Higher education, part time'), ('F2', 'Education other than higher education, full time'), ('P2', 'Education other than higher education, part time'), ('F4', 'Apprenticeship, full time'), ('P4', 'Apprenticeship, part time'), ('F5', 'Training or employment, full time'), ('P5', 'Training or employment, part time'), ('G4', 'Not in education, employment or training: illness or disability'), ('G5', 'Not in education, employment or training: other circumstances'), ('G6', 'Not in education, employment or training: pregnancy or parenting'), ('0', 'Not known')], max_length=2)),
                ('weekly_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('starts_on', models.DateField()),
                ('planned_end', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, help_text='The last day.', null=True)),
                ('end_reason', models.CharField(blank=True, choices=[('completed', 'Completed'), ('progressed', 'Moved on to something better'), ('contract_ended', 'A fixed term came to its end'), ('redundancy', 'Redundancy'), ('employer_fault', 'The employer did not keep to what was agreed'), ('illness', 'Illness or disability'), ('pregnancy', 'Pregnancy or birth'), ('childcare', 'Childcare'), ('custody', 'Custody'), ('moved_home', 'Moved home'), ('travel', 'Travel was too hard'), ('pay', 'Not enough to live on'), ('not_for_me', 'It was not the right work'), ('relationships', 'Did not get on with people there'), ('attendance', 'Attendance'), ('dismissed', 'Dismissed'), ('not_recorded', 'Reason not recorded yet')], max_length=20)),
                ('end_note', models.TextField(blank=True)),
                ('care_leaver', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='placements', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='placements', to='opportunities.opportunity')),
                ('referral', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='placement', to='referrals.referral')),
                ('activity_spell', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='placements', to='activities.activityspell')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('starts_on')), _connector='OR'), name='placement_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('end_reason', ''), ('ended_on__isnull', True)), models.Q(('ended_on__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='an_ended_placement_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Break',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, help_text='The last day away.', null=True)),
                ('reason', models.CharField(choices=[('illness', 'Illness or injury'), ('parenting', 'Pregnancy, birth or looking after a child'), ('caring', 'Caring for somebody'), ('custody', 'Custody'), ('employer', 'The employer paused it'), ('other', 'Another reason')], max_length=20)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='breaks', to='placements.placement')),
            ],
            options={
                'ordering': ('starts_on', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='break_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('placement',), name='one_open_break_in_a_placement')],
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('week', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('heard_from', models.CharField(blank=True, choices=[('young_person', 'The young person'), ('employer', 'The employer'), ('provider', 'The training provider')], max_length=20)),
                ('going', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Very hard'), (2, 'Hard'), (3, 'Mixed'), (4, 'Well'), (5, 'Very well')], null=True)),
                ('still_there', models.BooleanField(blank=True, null=True)),
                ('support_needed', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='check_ins', to='placements.placement')),
            ],
            options={
                'ordering': ('week', 'id'),
                'indexes': [models.Index(condition=models.Q(('done_on__isnull', True)), fields=['council', 'due_on'], name='check_ins_still_to_do')],
                'constraints': [models.UniqueConstraint(fields=('placement', 'week'), name='one_check_in_for_each_week'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', True), ('recorded_by__isnull', True)), models.Q(('done_on__isnull', False), ('recorded_by__isnull', False)), _connector='OR'), name='a_done_check_in_names_who_recorded_it')],
            },
        ),
        migrations.CreateModel(
            name='CheckInHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('week', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('heard_from', models.CharField(blank=True, choices=[('young_person', 'The young person'), ('employer', 'The employer'), ('provider', 'The training provider')], max_length=20)),
                ('going', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Very hard'), (2, 'Hard'), (3, 'Mixed'), (4, 'Well'), (5, 'Very well')], null=True)),
                ('still_there', models.BooleanField(blank=True, null=True)),
                ('support_needed', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='placements.checkin')),
                ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('placement', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='placements.placement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BreakHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, help_text='The last day away.', null=True)),
                ('reason', models.CharField(choices=[('illness', 'Illness or injury'), ('parenting', 'Pregnancy, birth or looking after a child'), ('caring', 'Caring for somebody'), ('custody', 'Custody'), ('employer', 'The employer paused it'), ('other', 'Another reason')], max_length=20)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='placements.break')),
                ('placement', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='placements.placement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlacementHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('activity_code', models.CharField(choices=[('F1', 'Higher education, full time'), ('P1', 'Higher education, part time'), ('F2', 'Education other than higher education, full time'), ('P2', 'Education other than higher education, part time'), ('F4', 'Apprenticeship, full time'), ('P4', 'Apprenticeship, part time'), ('F5', 'Training or employment, full time'), ('P5', 'Training or employment, part time'), ('G4', 'Not in education, employment or training: illness or disability'), ('G5', 'Not in education, employment or training: other circumstances'), ('G6', 'Not in education, employment or training: pregnancy or parenting'), ('0', 'Not known')], max_length=2)),
                ('weekly_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('starts_on', models.DateField()),
                ('planned_end', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, help_text='The last day.', null=True)),
                ('end_reason', models.CharField(blank=True, choices=[('completed', 'Completed'), ('progressed', 'Moved on to something better'), ('contract_ended', 'A fixed term came to its end'), ('redundancy', 'Redundancy'), ('employer_fault', 'The employer did not keep to what was agreed'), ('illness', 'Illness or disability'), ('pregnancy', 'Pregnancy or birth'), ('childcare', 'Childcare'), ('custody', 'Custody'), ('moved_home', 'Moved home'), ('travel', 'Travel was too hard'), ('pay', 'Not enough to live on'), ('not_for_me', 'It was not the right work'), ('relationships', 'Did not get on with people there'), ('attendance', 'Attendance'), ('dismissed', 'Dismissed'), ('not_recorded', 'Reason not recorded yet')], max_length=20)),
                ('end_note', models.TextField(blank=True)),
                ('care_leaver', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='care_leavers.careleaver')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('opportunity', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='opportunities.opportunity')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='placements.placement')),
                ('referral', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='referrals.referral')),
                ('activity_spell', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='activities.activityspell')),
            ],
            options={
                'abstract': False,
            },
        ),
        backend.core.triggers.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "placements_placementhistory" ("activity_code", "activity_spell_id", "care_leaver_id", "council_id", "created_at", "end_note", "end_reason", "ended_on", "id", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "public_id", "referral_id", "starts_on", "weekly_hours") VALUES (NEW."activity_code", NEW."activity_spell_id", NEW."care_leaver_id", NEW."council_id", NEW."created_at", NEW."end_note", NEW."end_reason", NEW."ended_on", NEW."id", NEW."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."planned_end", NEW."public_id", NEW."referral_id", NEW."starts_on", NEW."weekly_hours"); RETURN NULL;', hash='71adee6e3072f43f6835fb4de1ef2e44b773e30b', operation='INSERT', pgid='pgtrigger_insert_insert_1caba', table='placements_placement', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "placements_placementhistory" ("activity_code", "activity_spell_id", "care_leaver_id", "council_id", "created_at", "end_note", "end_reason", "ended_on", "id", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "public_id", "referral_id", "starts_on", "weekly_hours") VALUES (NEW."activity_code", NEW."activity_spell_id", NEW."care_leaver_id", NEW."council_id", NEW."created_at", NEW."end_note", NEW."end_reason", NEW."ended_on", NEW."id", NEW."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."planned_end", NEW."public_id", NEW."referral_id", NEW."starts_on", NEW."weekly_hours"); RETURN NULL;', hash='6196fbe50fae21180b8a7cece4885a29dfda72de', operation='UPDATE', pgid='pgtrigger_update_update_3ab36', table='placements_placement', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "placements_placementhistory" ("activity_code", "activity_spell_id", "care_leaver_id", "council_id", "created_at", "end_note", "end_reason", "ended_on", "id", "opportunity_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "public_id", "referral_id", "starts_on", "weekly_hours") VALUES (OLD."activity_code", OLD."activity_spell_id", OLD."care_leaver_id", OLD."council_id", OLD."created_at", OLD."end_note", OLD."end_reason", OLD."ended_on", OLD."id", OLD."opportunity_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."planned_end", OLD."public_id", OLD."referral_id", OLD."starts_on", OLD."weekly_hours"); RETURN NULL;', hash='8108617bf2e742b2bdff4722bd3abdc51dd20fec', operation='DELETE', pgid='pgtrigger_delete_delete_95ec9', table='placements_placement', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='break',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "placements_breakhistory" ("council_id", "created_at", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "public_id", "reason", "starts_on") VALUES (NEW."council_id", NEW."created_at", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."placement_id", NEW."public_id", NEW."reason", NEW."starts_on"); RETURN NULL;', hash='83dd148ef3d9f5c535164558d399e73f73a6cf9f', operation='INSERT', pgid='pgtrigger_insert_insert_0aea8', table='placements_break', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='break',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "placements_breakhistory" ("council_id", "created_at", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "public_id", "reason", "starts_on") VALUES (NEW."council_id", NEW."created_at", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."placement_id", NEW."public_id", NEW."reason", NEW."starts_on"); RETURN NULL;', hash='1db5b0cea36ad07fac5fee10f8f8060e475b0e35', operation='UPDATE', pgid='pgtrigger_update_update_8ee26', table='placements_break', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='break',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "placements_breakhistory" ("council_id", "created_at", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "public_id", "reason", "starts_on") VALUES (OLD."council_id", OLD."created_at", OLD."ends_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."placement_id", OLD."public_id", OLD."reason", OLD."starts_on"); RETURN NULL;', hash='162b0b5758e2d5520169f5d77a686e052b6e04f0', operation='DELETE', pgid='pgtrigger_delete_delete_338e8', table='placements_break', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='checkin',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "placements_checkinhistory" ("council_id", "created_at", "done_on", "due_on", "going", "heard_from", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "public_id", "recorded_by_id", "still_there", "support_needed", "week") VALUES (NEW."council_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."going", NEW."heard_from", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."placement_id", NEW."public_id", NEW."recorded_by_id", NEW."still_there", NEW."support_needed", NEW."week"); RETURN NULL;', hash='76f9979c8e58cd5ae4c1bc2faf1d572dcab05386', operation='INSERT', pgid='pgtrigger_insert_insert_d8c9f', table='placements_checkin', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='checkin',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "placements_checkinhistory" ("council_id", "created_at", "done_on", "due_on", "going", "heard_from", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "public_id", "recorded_by_id", "still_there", "support_needed", "week") VALUES (NEW."council_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."going", NEW."heard_from", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."placement_id", NEW."public_id", NEW."recorded_by_id", NEW."still_there", NEW."support_needed", NEW."week"); RETURN NULL;', hash='a65cc12ff720d41a69c41c0a08e4711c19e8bb82', operation='UPDATE', pgid='pgtrigger_update_update_2e37e', table='placements_checkin', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='checkin',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "placements_checkinhistory" ("council_id", "created_at", "done_on", "due_on", "going", "heard_from", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "public_id", "recorded_by_id", "still_there", "support_needed", "week") VALUES (OLD."council_id", OLD."created_at", OLD."done_on", OLD."due_on", OLD."going", OLD."heard_from", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."placement_id", OLD."public_id", OLD."recorded_by_id", OLD."still_there", OLD."support_needed", OLD."week"); RETURN NULL;', hash='a516d4b8ad6f7e7ada79f150efb347a069e8b202', operation='DELETE', pgid='pgtrigger_delete_delete_8f07f', table='placements_checkin', when='AFTER')),
        ),
        backend.core.protection.ProtectByCouncil(
            models_covered=['Placement', 'PlacementHistory', 'Break', 'BreakHistory', 'CheckIn', 'CheckInHistory'],
            employer_reads={},
        ),
    ]
