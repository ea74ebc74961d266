import backend.core.clock
import backend.core.protection
import backend.councils.models
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
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('code', models.SlugField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('local_authority_code', models.CharField(blank=True, max_length=9)),
                ('employment_team_name', models.CharField(help_text='The neutral name employers see; it must not hint at care.', max_length=120)),
                ('employment_team_phone', models.CharField(blank=True, help_text='Whom an employer rings.', max_length=20)),
                ('agreed_to_share_at', models.DateTimeField(blank=True, help_text='May receive what is shared with all.', null=True)),
                ('agreed_to_share_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('role', models.CharField(choices=[('eet_adviser', 'EET adviser'), ('head', 'Virtual school head'), ('staff', 'Virtual school staff'), ('engagement_officer', 'Employer-engagement officer'), ('employer', 'Employer'), ('personal_adviser', 'Personal adviser'), ('administrator', 'Council administrator'), ('auditor', 'Auditor')], max_length=30)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='memberships', to='councils.council')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('user', 'council', 'role'), name='a_role_in_a_council_is_held_once')],
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('label', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='api_tokens', to='councils.membership')),
                ('calls_this_minute', models.PositiveIntegerField(default=0)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('minute_began_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('read', 'Read'), ('write', 'Write'), ('feed', 'Fetch what other councils share')], max_length=10), default=backend.councils.models.only_reading, size=None)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('scopes', []), _negated=True), name='a_token_is_for_something')],
            },
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('step', models.CharField(choices=[('invited', 'Invited'), ('invited_again', 'Sent a new invitation'), ('role_changed', 'Role changed'), ('employers_changed', 'Employers changed'), ('second_factor_reset', 'Second factor reset'), ('ended', 'Membership ended')], max_length=30)),
                ('detail', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='events', to='councils.membership')),
            ],
            options={
                'ordering': ('-created_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='MembershipHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ('role', models.CharField(choices=[('eet_adviser', 'EET adviser'), ('head', 'Virtual school head'), ('staff', 'Virtual school staff'), ('engagement_officer', 'Employer-engagement officer'), ('employer', 'Employer'), ('personal_adviser', 'Personal adviser'), ('administrator', 'Council administrator'), ('auditor', 'Auditor')], max_length=30)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='councils.membership')),
                ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        backend.core.triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "councils_membershiphistory" ("council_id", "created_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "user_id") VALUES (NEW."council_id", NEW."created_at", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."role", NEW."user_id"); RETURN NULL;', hash='1f06b1d563b04efdda18bfc242925813f7b1e57b', operation='INSERT', pgid='pgtrigger_insert_insert_a6f53', table='councils_membership', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "councils_membershiphistory" ("council_id", "created_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "user_id") VALUES (NEW."council_id", NEW."created_at", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."role", NEW."user_id"); RETURN NULL;', hash='e0e4e230f7d9d21c211ebb1489043968e473cd9e', operation='UPDATE', pgid='pgtrigger_update_update_9246c', table='councils_membership', when='AFTER')),
        ),
        backend.core.triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "councils_membershiphistory" ("council_id", "created_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "user_id") VALUES (OLD."council_id", OLD."created_at", OLD."ended_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."role", OLD."user_id"); RETURN NULL;', hash='90aa4d738a6572c332e5b7ea1224d511542825ba', operation='DELETE', pgid='pgtrigger_delete_delete_3c35f', table='councils_membership', when='AFTER')),
        ),
        backend.core.protection.ProtectByCouncil(
            models_covered=['MembershipEvent'],
            employer_reads={},
        ),
        backend.core.protection.AppendOnly(
            models_covered=['MembershipEvent', 'MembershipHistory'],
        ),
    ]
