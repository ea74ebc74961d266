"""The models, adopted from opportunities with their tables."""

import backend.core.clock
import backend.intake.models.files
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from backend.core.moved_models import AdoptTable

ADOPTED = (
    "EmployerColumns",
    "FeedAlert",
    "FeedArea",
    "FeedCall",
    "FeedFailure",
    "FeedRecord",
    "FeedRun",
    "FeedSync",
    "OpportunityFile",
    "RefusedRow",
    "SyncRefusal",
)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('councils', '0001_squashed_0005_agreement_to_share'),
        ('employers', '0001_squashed_0004_tokens_of_employers'),
        ('opportunities', '0009_feeds_and_files_move_to_intake'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='EmployerColumns',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('columns', models.JSONField(default=dict)),
                        ('default_type', models.CharField(blank=True, choices=[('apprenticeship', 'Apprenticeship'), ('foundation_apprenticeship', 'Foundation apprenticeship'), ('supported_internship', 'Supported internship'), ('t_level_placement', 'T Level industry placement'), ('employability_programme', 'Employability programme'), ('work_experience', 'Work experience'), ('job', 'Job'), ('further_education_course', 'Further education course'), ('higher_education_course', 'Higher education course')], max_length=40)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                        ('employer', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='file_columns', to='employers.employer')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='FeedCall',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('source', models.CharField(choices=[('partner', 'Posted by an employer'), ('adviser', 'Added by an adviser'), ('faa', 'Find an apprenticeship'), ('nhs_jobs', 'NHS Jobs')], max_length=20)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['source', 'at'], name='intake_feed_source_ef330f_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='FeedRun',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('source', models.CharField(choices=[('partner', 'Posted by an employer'), ('adviser', 'Added by an adviser'), ('faa', 'Find an apprenticeship'), ('nhs_jobs', 'NHS Jobs')], max_length=20)),
                        ('file_name', models.CharField(blank=True, max_length=200)),
                        ('created_records', models.PositiveIntegerField(default=0)),
                        ('updated_records', models.PositiveIntegerField(default=0)),
                        ('unchanged_records', models.PositiveIntegerField(default=0)),
                        ('refused_records', models.PositiveIntegerField(default=0)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                        ('imported_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-created_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='FeedFailure',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('line', models.PositiveIntegerField(blank=True, null=True)),
                        ('external_reference', models.CharField(blank=True, max_length=80)),
                        ('reason', models.TextField()),
                        ('excerpt', models.TextField(blank=True)),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='failures', to='intake.feedrun')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='FeedSync',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('source', models.CharField(choices=[('partner', 'Posted by an employer'), ('adviser', 'Added by an adviser'), ('faa', 'Find an apprenticeship'), ('nhs_jobs', 'NHS Jobs')], max_length=20)),
                        ('dry_run', models.BooleanField(default=False)),
                        ('state', models.CharField(choices=[('running', 'Under way'), ('complete', 'Complete'), ('partial', 'Incomplete'), ('failed', 'Failed')], default='running', max_length=10)),
                        ('started_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('page', models.PositiveIntegerField(default=0, help_text='The last page that was taken.')),
                        ('pages', models.PositiveIntegerField(blank=True, null=True)),
                        ('announced', models.PositiveIntegerField(blank=True, help_text='How many adverts the feed says it has.', null=True)),
                        ('seen_adverts', models.PositiveIntegerField(default=0)),
                        ('created_adverts', models.PositiveIntegerField(default=0)),
                        ('updated_adverts', models.PositiveIntegerField(default=0)),
                        ('unchanged_adverts', models.PositiveIntegerField(default=0)),
                        ('refused_adverts', models.PositiveIntegerField(default=0)),
                        ('repeated_adverts', models.PositiveIntegerField(default=0, help_text='Listed once more; the first was taken.')),
                        ('removed_adverts', models.PositiveIntegerField(default=0)),
                        ('problem', models.TextField(blank=True)),
                        ('accepted_at', models.DateTimeField(blank=True, help_text='When somebody found its small number right.', null=True)),
                        ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                        ('started_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='FeedRecord',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('raw', models.JSONField()),
                        ('digest', models.CharField(max_length=64)),
                        ('first_seen_at', models.DateTimeField()),
                        ('last_changed_at', models.DateTimeField()),
                        ('last_seen_at', models.DateTimeField(blank=True, null=True)),
                        ('listed_digest', models.CharField(blank=True, help_text='Of what the list said, where it cuts texts.', max_length=64)),
                        ('removed_at', models.DateTimeField(blank=True, null=True)),
                        ('opportunity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='feed_record', to='opportunities.opportunity')),
                        ('last_sync', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seen', to='intake.feedsync')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='FeedAlert',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('sentence', models.TextField()),
                        ('may_be_right', models.BooleanField(default=False, help_text='The number is small, and a person may say it is right.')),
                        ('settled_at', models.DateTimeField(blank=True, null=True)),
                        ('sync', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='alert', to='intake.feedsync')),
                    ],
                    options={
                        'ordering': ('-created_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='OpportunityFile',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=200)),
                        ('kind', models.CharField(choices=[('csv', 'CSV'), ('xlsx', 'Spreadsheet'), ('json-ld', 'Web page with JobPosting'), ('ats-xml', 'XML of an applicant tracking system')], max_length=10)),
                        ('content', models.FileField(blank=True, upload_to=backend.intake.models.files.random_name)),
                        ('state', models.CharField(choices=[('uploaded', 'Columns to be chosen'), ('checking', 'Being checked'), ('checked', 'Checked, to be confirmed'), ('taking_in', 'Being taken in'), ('done', 'Taken in'), ('unreadable', 'Could not be read')], default='uploaded', max_length=12)),
                        ('sheets', models.JSONField(blank=True, default=list, help_text='Name, headings and samples of each sheet.')),
                        ('sheet', models.CharField(blank=True, max_length=100)),
                        ('columns', models.JSONField(blank=True, default=dict, help_text='The heading of the column of each field.')),
                        ('default_type', models.CharField(blank=True, choices=[('apprenticeship', 'Apprenticeship'), ('foundation_apprenticeship', 'Foundation apprenticeship'), ('supported_internship', 'Supported internship'), ('t_level_placement', 'T Level industry placement'), ('employability_programme', 'Employability programme'), ('work_experience', 'Work experience'), ('job', 'Job'), ('further_education_course', 'Further education course'), ('higher_education_course', 'Higher education course')], max_length=40)),
                        ('send', models.BooleanField(default=False, help_text='New ones are sent for approval, not kept as drafts.')),
                        ('failure', models.TextField(blank=True, help_text='Why the file could not be read.')),
                        ('rows', models.PositiveIntegerField(default=0)),
                        ('rows_done', models.PositiveIntegerField(default=0)),
                        ('new_rows', models.PositiveIntegerField(default=0)),
                        ('changed_rows', models.PositiveIntegerField(default=0)),
                        ('unchanged_rows', models.PositiveIntegerField(default=0)),
                        ('refused_rows', models.PositiveIntegerField(default=0)),
                        ('advice', models.JSONField(blank=True, default=dict, help_text='Advisory findings by code: message and rows.')),
                        ('finished_at', models.DateTimeField(blank=True, null=True)),
                        ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='opportunity_files', to='employers.employer')),
                        ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('-created_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='RefusedRow',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('number', models.PositiveIntegerField()),
                        ('reference', models.CharField(blank=True, max_length=80)),
                        ('said', models.JSONField(blank=True, default=dict)),
                        ('problems', models.JSONField(default=list, help_text='Column, field, code and reason of each.')),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='employers.employer')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refusals', to='intake.opportunityfile')),
                    ],
                    options={
                        'ordering': ('number', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='SyncRefusal',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('page', models.PositiveIntegerField()),
                        ('external_reference', models.CharField(blank=True, max_length=80)),
                        ('reason', models.TextField()),
                        ('excerpt', models.TextField(blank=True)),
                        ('taken', models.BooleanField(default=False, help_text='Something was odd, yet nothing was left out.')),
                        ('sync', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refusals', to='intake.feedsync')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='FeedArea',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('created_at', models.DateTimeField(default=backend.core.clock.now, editable=False)),
                        ('source', models.CharField(choices=[('partner', 'Posted by an employer'), ('adviser', 'Added by an adviser'), ('faa', 'Find an apprenticeship'), ('nhs_jobs', 'NHS Jobs')], max_length=20)),
                        ('postcode', models.CharField(blank=True, help_text='The point in the middle as it was given.', max_length=8)),
                        ('latitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(49.0), django.core.validators.MaxValueValidator(61.5)])),
                        ('longitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-9.0), django.core.validators.MaxValueValidator(2.5)])),
                        ('miles', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(200)], verbose_name='distance in miles')),
                        ('routes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('Agriculture, environmental and animal care', 'Agriculture, environmental and animal care'), ('Business and administration', 'Business and administration'), ('Care services', 'Care services'), ('Catering and hospitality', 'Catering and hospitality'), ('Construction and the built environment', 'Construction and the built environment'), ('Creative and design', 'Creative and design'), ('Digital', 'Digital'), ('Education and early years', 'Education and early years'), ('Engineering and manufacturing', 'Engineering and manufacturing'), ('Hair and beauty', 'Hair and beauty'), ('Health and science', 'Health and science'), ('Legal, finance and accounting', 'Legal, finance and accounting'), ('Protective services', 'Protective services'), ('Sales, marketing and procurement', 'Sales, marketing and procurement'), ('Transport and logistics', 'Transport and logistics')], max_length=60), blank=True, default=list, size=2)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='councils.council')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('council', 'source'), name='a_council_has_one_area_for_a_feed'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True), ('miles__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('miles__isnull', False)), _connector='OR'), name='an_area_has_a_point_and_a_distance_or_neither')],
                    },
                ),
                migrations.AddIndex(
                    model_name='feedsync',
                    index=models.Index(fields=['council', 'source', 'started_at'], name='intake_feed_council_667229_idx'),
                ),
                migrations.AddConstraint(
                    model_name='feedsync',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'running')), models.Q(models.Q(('state', 'running'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='a_sync_that_does_not_run_has_ended'),
                ),
                migrations.AddConstraint(
                    model_name='feedsync',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['failed', 'partial']), _negated=True), models.Q(('problem', ''), _negated=True), _connector='OR'), name='a_sync_that_is_not_complete_says_why'),
                ),
                migrations.AddConstraint(
                    model_name='opportunityfile',
                    constraint=models.CheckConstraint(condition=models.Q(('rows_done__lte', models.F('rows'))), name='no_more_rows_are_done_than_there_are'),
                ),
                migrations.AddConstraint(
                    model_name='opportunityfile',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('finished_at__isnull', False), _connector='OR'), name='a_file_taken_in_has_its_time'),
                ),
            ],
        ),
        *(AdoptTable(name, from_app="opportunities") for name in ADOPTED),
    ]
