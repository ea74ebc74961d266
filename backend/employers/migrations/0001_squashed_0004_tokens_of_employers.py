import backend.core.clock
import backend.core.protection
import django.contrib.postgres.fields
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
        ('councils', '0001_squashed_0005_agreement_to_share'),
    ]

    operations = [
        migrations.CreateModel(
            name='Employer',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('department', 'Council department'), ('partner', 'Partner employer'), ('feed', 'Known from a public feed only')], max_length=20)),
                ('size', models.CharField(blank=True, choices=[('micro', 'Fewer than 10 people'), ('small', '10 to 49 people'), ('medium', '50 to 249 people'), ('large', '250 people or more')], max_length=20)),
                ('about', models.TextField(blank=True)),
                ('website', models.URLField(blank=True)),
                ('companies_house_number', models.CharField(blank=True, max_length=8)),
                ('disability_confident', models.BooleanField(default=False)),
                ('covenant_signatory', models.BooleanField(default=False)),
                ('levy_payer', models.BooleanField(blank=True, null=True)),
                ('pledges', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('guaranteed_interview', 'Guaranteed interview'), ('workplace_buddy', 'Workplace buddy'), ('named_contact', 'Named contact'), ('work_trial', 'Work trial'), ('application_support', 'Help with the application')], max_length=40), blank=True, default=list, size=None)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('pause_reason', models.TextField(blank=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='employers', to='councils.council')),
                ('paused_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField(blank=True, help_text='Since when it waits to be verified; a feed alone asks for nothing.', null=True)),
                ('charity_number', models.CharField(blank=True, max_length=9)),
                ('disability_confident_level', models.CharField(blank=True, choices=[('1', 'Level 1: committed'), ('2', 'Level 2: employer'), ('3', 'Level 3: leader')], help_text='Empty where the level is not known.', max_length=1)),
                ('published_phone', models.CharField(blank=True, help_text='From its own site or a directory, for calling a contact back.', max_length=20)),
                ('work_trial_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('work_trial_paid', models.BooleanField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'name'), name='an_employer_has_one_row_in_a_council'), models.CheckConstraint(condition=models.Q(models.Q(('verified_at__isnull', True), ('verified_by__isnull', True)), models.Q(('verified_at__isnull', False), ('verified_by__isnull', False)), _connector='OR'), name='a_verified_employer_names_who_verified_it'), models.CheckConstraint(condition=models.Q(models.Q(('paused_at__isnull', True), ('paused_by__isnull', True)), models.Q(('paused_at__isnull', False), ('paused_by__isnull', False)), _connector='OR'), name='a_paused_employer_names_who_paused_it'), models.CheckConstraint(condition=models.Q(('disability_confident_level', ''), ('disability_confident', True), _connector='OR'), name='only_a_disability_confident_employer_has_a_level'), models.CheckConstraint(condition=models.Q(('pledges__contains', ['work_trial']), models.Q(('work_trial_days__isnull', True), ('work_trial_paid__isnull', True)), _connector='OR'), name='only_a_pledged_work_trial_has_length_and_pay')],
            },
        ),
        migrations.CreateModel(
            name='EmployerContact',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('email', models.EmailField(max_length=254)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('job_title', models.CharField(blank=True, max_length=80)),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='contacts', to='employers.employer')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='employer_contacts', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('employer', 'email'), name='a_contact_has_one_row_at_an_employer'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('user__isnull', True), _connector='OR'), name='a_contact_who_has_ended_signs_in_no_longer')],
            },
        ),
        migrations.CreateModel(
            name='EmployerHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('department', 'Council department'), ('partner', 'Partner employer'), ('feed', 'Known from a public feed only')], max_length=20)),
                ('size', models.CharField(blank=True, choices=[('micro', 'Fewer than 10 people'), ('small', '10 to 49 people'), ('medium', '50 to 249 people'), ('large', '250 people or more')], max_length=20)),
                ('about', models.TextField(blank=True)),
                ('website', models.URLField(blank=True)),
                ('companies_house_number', models.CharField(blank=True, max_length=8)),
                ('disability_confident', models.BooleanField(default=False)),
                ('covenant_signatory', models.BooleanField(default=False)),
                ('levy_payer', models.BooleanField(blank=True, null=True)),
                ('pledges', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('guaranteed_interview', 'Guaranteed interview'), ('workplace_buddy', 'Workplace buddy'), ('named_contact', 'Named contact'), ('work_trial', 'Work trial'), ('application_support', 'Help with the application')], max_length=40), blank=True, default=list, size=None)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('pause_reason', models.TextField(blank=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('paused_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='employers.employer')),
                ('verified_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField(blank=True, help_text='Since when it waits to be verified; a feed alone asks for nothing.', null=True)),
                ('charity_number', models.CharField(blank=True, max_length=9)),
                ('disability_confident_level', models.CharField(blank=True, choices=[('1', 'Level 1: committed'), ('2', 'Level 2: employer'), ('3', 'Level 3: leader')], help_text='Empty where the level is not known.', max_length=1)),
                ('published_phone', models.CharField(blank=True, help_text='From its own site or a directory, for calling a contact back.', max_length=20)),
                ('work_trial_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('work_trial_paid', models.BooleanField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('item', models.CharField(choices=[('exists', 'It exists'), ('called_back', 'A contact was called back'), ('insurance', "Employers' liability insurance"), ('supervisor', 'Safeguarding contact and supervisor'), ('young_workers', 'Young-worker risk assessment'), ('payroll', 'Payroll')], max_length=20)),
                ('evidence', models.TextField()),
                ('checked_on', models.DateField()),
                ('next_check_on', models.DateField(help_text='It counts up to and including this day.')),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='checks', to='employers.employer')),
            ],
            options={
                'ordering': ('-checked_on', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('employer', 'item'), name='an_item_of_an_employers_checklist_stands_once'), models.CheckConstraint(condition=models.Q(('next_check_on__gte', models.F('checked_on'))), name='the_next_check_of_an_employer_comes_after_the_last'), models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='a_check_of_an_employer_has_its_evidence')],
            },
        ),
        migrations.CreateModel(
            name='CheckHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('item', models.CharField(choices=[('exists', 'It exists'), ('called_back', 'A contact was called back'), ('insurance', "Employers' liability insurance"), ('supervisor', 'Safeguarding contact and supervisor'), ('young_workers', 'Young-worker risk assessment'), ('payroll', 'Payroll')], max_length=20)),
                ('evidence', models.TextField()),
                ('checked_on', models.DateField()),
                ('next_check_on', models.DateField(help_text='It counts up to and including this day.')),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('employer', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='employers.employer')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='employers.check')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('words', models.TextField()),
                ('raised_from', models.CharField(choices=[('employer', "The employer's page"), ('opportunity', 'An opportunity'), ('match', 'A match'), ('referral', 'A referral'), ('placement', 'A placement')], max_length=20)),
                ('about', models.UUIDField(blank=True, help_text='The opportunity, referral or placement it came up at.', null=True)),
                ('outcome', models.CharField(blank=True, choices=[('nothing_found', 'Nothing wrong was found'), ('put_right', 'Something was wrong and has been put right'), ('upheld', 'It stands: the employer stays paused')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='concerns', to='employers.employer')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_concern_says_what_it_is'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('reason', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='an_outcome_of_a_concern_has_who_when_and_why'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('raised_by')), _negated=True), _connector='OR'), name='a_concern_is_decided_by_a_second_person')],
            },
        ),
        migrations.CreateModel(
            name='ConcernEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('step', models.CharField(choices=[('raised', 'Raised'), ('decided', 'Outcome recorded')], max_length=20)),
                ('outcome', models.CharField(blank=True, choices=[('nothing_found', 'Nothing wrong was found'), ('put_right', 'Something was wrong and has been put right'), ('upheld', 'It stands: the employer stays paused')], max_length=20)),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='events', to='employers.concern')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
            ],
            options={
                'ordering': ('-created_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='ConcernHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('words', models.TextField()),
                ('raised_from', models.CharField(choices=[('employer', "The employer's page"), ('opportunity', 'An opportunity'), ('match', 'A match'), ('referral', 'A referral'), ('placement', 'A placement')], max_length=20)),
                ('about', models.UUIDField(blank=True, help_text='The opportunity, referral or placement it came up at.', null=True)),
                ('outcome', models.CharField(blank=True, choices=[('nothing_found', 'Nothing wrong was found'), ('put_right', 'Something was wrong and has been put right'), ('upheld', 'It stands: the employer stays paused')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('employer', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='employers.employer')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='employers.concern')),
                ('raised_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EmployerToken',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='tokens', to='employers.employer')),
                ('token', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='of_employer', to='councils.apitoken')),
            ],
            options={
                'abstract': False,
            },
        ),
        backend.core.triggers.AddTrigger(
            model_name='employer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "employers_employerhistory" ("about", "asked_at", "charity_number", "companies_house_number", "council_id", "covenant_signatory", "created_at", "disability_confident", "disability_confident_level", "id", "kind", "levy_payer", "name", "pause_reason", "paused_at", "paused_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledges", "public_id", "published_phone", "size", "verified_at", "verified_by_id", "website", "work_trial_days", "work_trial_paid") VALUES (NEW."about", NEW."asked_at", NEW."charity_number", NEW."companies_house_number", NEW."council_id", NEW."covenant_signatory", NEW."created_at", NEW."disability_confident", NEW."disability_confident_level", NEW."id", NEW."kind", NEW."levy_payer", NEW."name", NEW."pause_reason", NEW."paused_at", NEW."paused_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."pledges", NEW."public_id", NEW."published_phone", NEW."size", NEW."verified_at", NEW."verified_by_id", NEW."website", NEW."work_trial_days", NEW."work_trial_paid"); RETURN NULL;', hash='f76034a440531345439237986d670a607d60814b', operation='INSERT', pgid='pgtrigger_insert_insert_27d23', table='employers_employer', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='employer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "employers_employerhistory" ("about", "asked_at", "charity_number", "companies_house_number", "council_id", "covenant_signatory", "created_at", "disability_confident", "disability_confident_level", "id", "kind", "levy_payer", "name", "pause_reason", "paused_at", "paused_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledges", "public_id", "published_phone", "size", "verified_at", "verified_by_id", "website", "work_trial_days", "work_trial_paid") VALUES (NEW."about", NEW."asked_at", NEW."charity_number", NEW."companies_house_number", NEW."council_id", NEW."covenant_signatory", NEW."created_at", NEW."disability_confident", NEW."disability_confident_level", NEW."id", NEW."kind", NEW."levy_payer", NEW."name", NEW."pause_reason", NEW."paused_at", NEW."paused_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."pledges", NEW."public_id", NEW."published_phone", NEW."size", NEW."verified_at", NEW."verified_by_id", NEW."website", NEW."work_trial_days", NEW."work_trial_paid"); RETURN NULL;', hash='a2e1e827b409709560d3a2dcd7a6b4c9fddba730', operation='UPDATE', pgid='pgtrigger_update_update_b6c1a', table='employers_employer', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='employer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "employers_employerhistory" ("about", "asked_at", "charity_number", "companies_house_number", "council_id", "covenant_signatory", "created_at", "disability_confident", "disability_confident_level", "id", "kind", "levy_payer", "name", "pause_reason", "paused_at", "paused_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledges", "public_id", "published_phone", "size", "verified_at", "verified_by_id", "website", "work_trial_days", "work_trial_paid") VALUES (OLD."about", OLD."asked_at", OLD."charity_number", OLD."companies_house_number", OLD."council_id", OLD."covenant_signatory", OLD."created_at", OLD."disability_confident", OLD."disability_confident_level", OLD."id", OLD."kind", OLD."levy_payer", OLD."name", OLD."pause_reason", OLD."paused_at", OLD."paused_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."pledges", OLD."public_id", OLD."published_phone", OLD."size", OLD."verified_at", OLD."verified_by_id", OLD."website", OLD."work_trial_days", OLD."work_trial_paid"); RETURN NULL;', hash='fc7de58a1b56d75a70167d7cae2932b79cc0a160', operation='DELETE', pgid='pgtrigger_delete_delete_44e51', table='employers_employer', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "employers_checkhistory" ("by_id", "checked_on", "council_id", "created_at", "employer_id", "evidence", "id", "item", "next_check_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replaced_at") VALUES (NEW."by_id", NEW."checked_on", NEW."council_id", NEW."created_at", NEW."employer_id", NEW."evidence", NEW."id", NEW."item", NEW."next_check_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."replaced_at"); RETURN NULL;', hash='2161c5f555a70b129b3afa30454ae16f83cd966c', operation='INSERT', pgid='pgtrigger_insert_insert_2af61', table='employers_check', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "employers_checkhistory" ("by_id", "checked_on", "council_id", "created_at", "employer_id", "evidence", "id", "item", "next_check_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replaced_at") VALUES (NEW."by_id", NEW."checked_on", NEW."council_id", NEW."created_at", NEW."employer_id", NEW."evidence", NEW."id", NEW."item", NEW."next_check_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."replaced_at"); RETURN NULL;', hash='3805e33e48ab4332711a8d22ffedecd306f1b808', operation='UPDATE', pgid='pgtrigger_update_update_aaced', table='employers_check', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "employers_checkhistory" ("by_id", "checked_on", "council_id", "created_at", "employer_id", "evidence", "id", "item", "next_check_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replaced_at") VALUES (OLD."by_id", OLD."checked_on", OLD."council_id", OLD."created_at", OLD."employer_id", OLD."evidence", OLD."id", OLD."item", OLD."next_check_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."replaced_at"); RETURN NULL;', hash='3db9d6a4bc49e21da7b40519f7fb58e3f64f1df2', operation='DELETE', pgid='pgtrigger_delete_delete_e4561', table='employers_check', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='concern',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "employers_concernhistory" ("about", "council_id", "created_at", "decided_at", "decided_by_id", "employer_id", "id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raised_by_id", "raised_from", "reason", "words") VALUES (NEW."about", NEW."council_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."employer_id", NEW."id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."raised_by_id", NEW."raised_from", NEW."reason", NEW."words"); RETURN NULL;', hash='8e9d761a2fd784f71fd134bac39751c90c6c8df5', operation='INSERT', pgid='pgtrigger_insert_insert_4427c', table='employers_concern', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='concern',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "employers_concernhistory" ("about", "council_id", "created_at", "decided_at", "decided_by_id", "employer_id", "id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raised_by_id", "raised_from", "reason", "words") VALUES (NEW."about", NEW."council_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."employer_id", NEW."id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."raised_by_id", NEW."raised_from", NEW."reason", NEW."words"); RETURN NULL;', hash='b1e332af89623be90aa0c69ff37d1f0e9e94391a', operation='UPDATE', pgid='pgtrigger_update_update_56603', table='employers_concern', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='concern',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "employers_concernhistory" ("about", "council_id", "created_at", "decided_at", "decided_by_id", "employer_id", "id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raised_by_id", "raised_from", "reason", "words") VALUES (OLD."about", OLD."council_id", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."employer_id", OLD."id", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."raised_by_id", OLD."raised_from", OLD."reason", OLD."words"); RETURN NULL;', hash='d85a979b4a6b82f7f73f4549b59a5c768e9b0ff3', operation='DELETE', pgid='pgtrigger_delete_delete_f1451', table='employers_concern', when='AFTER')),
        ),
        backend.core.protection.AppendOnly(
            models_covered=['EmployerHistory'],
        ),
        backend.core.protection.ProtectByCouncil(
            models_covered=['Check', 'CheckHistory', 'Concern', 'ConcernHistory', 'ConcernEvent'],
            employer_reads={},
        ),
        backend.core.protection.AppendOnly(
            models_covered=['ConcernEvent'],
        ),
        backend.core.protection.ProtectByCouncil(
            models_covered=['EmployerToken'],
            employer_reads={'EmployerToken': 'employer_id'},
        ),
    ]
