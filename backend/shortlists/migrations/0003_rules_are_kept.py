"""A ranking keeps the law it went by. Those made before went by the rules that the engine then had written in it."""

import hashlib
import json
import uuid

import django.db.models.deletion
from django.db import migrations, models

import backend.core.clock
import backend.core.protection


RULES_BEFORE = {
    "funding_ages": [
        {
            "valid_from": "2025-08-01",
            "valid_to": None,
            "source": "Apprenticeship service help article 26909193364114; AELP briefing 79",
            "confidence": "reported",
            "types": ["foundation_apprenticeship"],
            "level": None,
            "youngest": 16,
            "oldest": 21,
            "oldest_widened": 24,
            "widened_for": ["eligible", "relevant", "former_relevant"],
            "perhaps_widened_for": ["qualifying"],
            "widened_with_ehcp": True,
        },
        {
            "valid_from": "2026-01-01",
            "valid_to": None,
            "source": "DfE update of 22 October 2025 on level 7 funding",
            "confidence": "reported",
            "types": ["apprenticeship"],
            "level": 7,
            "youngest": 0,
            "oldest": 21,
            "oldest_widened": 24,
            "widened_for": ["eligible", "relevant", "former_relevant"],
            "perhaps_widened_for": ["qualifying"],
            "widened_with_ehcp": True,
        },
        {
            "valid_from": "2014-09-01",
            "valid_to": None,
            "source": "GOV.UK, find employer schemes: supported internships",
            "confidence": "reported",
            "types": ["supported_internship"],
            "level": None,
            "youngest": 16,
            "oldest": 24,
            "oldest_widened": 24,
            "widened_for": ["eligible", "relevant", "former_relevant"],
            "perhaps_widened_for": ["qualifying"],
            "widened_with_ehcp": True,
        },
    ],
    "wage_floors": [
        {
            "valid_from": "2024-04-01",
            "valid_to": "2025-03-31",
            "source": "GOV.UK, national minimum wage rates",
            "confidence": "confirmed",
            "apprentice": 6.4,
            "under_18": 6.4,
            "aged_18_to_20": 8.6,
            "aged_21_plus": 11.44,
        },
        {
            "valid_from": "2025-04-01",
            "valid_to": "2026-03-31",
            "source": "GOV.UK, national minimum wage rates",
            "confidence": "confirmed",
            "apprentice": 7.55,
            "under_18": 7.55,
            "aged_18_to_20": 10.0,
            "aged_21_plus": 12.21,
        },
        {
            "valid_from": "2026-04-01",
            "valid_to": "2027-03-31",
            "source": "GOV.UK rates quoted by bradgatebusinesssupport.co.uk; later rates not published yet",
            "confidence": "reported",
            "apprentice": 8.0,
            "under_18": 8.0,
            "aged_18_to_20": 10.85,
            "aged_21_plus": 12.71,
        },
    ],
    "young_workers": [
        {
            "valid_from": "2003-04-06",
            "valid_to": None,
            "source": "Working Time Regulations 1998, regulations 5A and 6A",
            "confidence": "confirmed",
            "weekly_hours": 40,
            "daily_hours": 8,
        },
    ],
    "residence": [
        {
            "valid_from": "2017-05-01",
            "valid_to": None,
            "source": "Apprenticeship funding rules, eligibility; student finance residence rules",
            "confidence": "to_check",
            "types": ["apprenticeship", "foundation_apprenticeship", "higher_education_course"],
            "from_age": 0,
        },
        {
            "valid_from": "2017-08-01",
            "valid_to": None,
            "source": "Funding of study at 16 to 19 is reported to ask less than that of adults",
            "confidence": "to_check",
            "types": ["further_education_course", "t_level_placement", "supported_internship"],
            "from_age": 19,
        },
    ],
    "ehcp": [
        {
            "valid_from": "2014-09-01",
            "valid_to": None,
            "source": "GOV.UK, find employer schemes: supported internships; some councils pilot without",
            "confidence": "reported",
            "types": ["supported_internship"],
        },
    ],
}


def keep_what_rankings_went_by(apps, schema_editor):
    runs = apps.get_model("shortlists", "MatchRun").objects.using(schema_editor.connection.alias)
    if not runs.exists():
        return
    digest = hashlib.sha256(json.dumps(RULES_BEFORE, sort_keys=True).encode()).hexdigest()
    snapshots = apps.get_model("shortlists", "RulesSnapshot").objects.using(schema_editor.connection.alias)
    runs.update(rules=snapshots.create(digest=digest, content=RULES_BEFORE))


class Migration(migrations.Migration):
    dependencies = [("shortlists", "0002_snapshots")]
    operations = [
        migrations.CreateModel(
            name="RulesSnapshot",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("created_at", models.DateTimeField(default=backend.core.clock.now, editable=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                (
                    "content",
                    models.JSONField(help_text="Rows of each kind of rule, as ranking.engine_rules writes them."),
                ),
            ],
            options={"abstract": False},
        ),
        backend.core.protection.AppendOnly(models_covered=["RulesSnapshot"]),
        migrations.AddField(
            model_name="matchrun",
            name="rules",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="+",
                to="shortlists.rulessnapshot",
            ),
        ),
        migrations.RunPython(keep_what_rankings_went_by, migrations.RunPython.noop, elidable=True),
        # What was written is checked at once: a table cannot be altered while a foreign key waits to be.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="matchrun",
            name="rules",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="shortlists.rulessnapshot"
            ),
        ),
    ]
