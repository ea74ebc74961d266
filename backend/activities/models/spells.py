from django.core.validators import MinValueValidator
from django.db import models

from backend.activities.choices import ActivityCode, Source
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.models.spells import (
    EvidencedSpell,
    SpellQuerySet,
    evidence_has_its_day,
    one_at_a_time,
)
from backend.core.constraints import not_before


class ActivitySpellQuerySet(SpellQuerySet):
    """What a spell is asked is the same of every sort of spell."""


@tracked
class ActivitySpell(EvidencedSpell):
    """What a young person mainly does, from one day to another, by its statutory code."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="activity_spells")
    code = models.CharField(max_length=2, choices=ActivityCode.choices)
    source = models.CharField(max_length=20, choices=Source.choices)
    weekly_hours = models.DecimalField(
        max_digits=4, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    nccis_code = models.CharField(
        max_length=3, blank=True, help_text="Where it is not the usual one of the activity; see reference.nccis."
    )

    objects = ActivitySpellQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-id")
        # What somebody does, and last did, is read from it alone, of thousands of people for one page.
        indexes = [
            models.Index(
                fields=["care_leaver", "-starts_on", "-id"],
                include=["ends_on", "code", "council"],
                name="spells_of_a_person_by_day",
            )
        ]
        constraints = [
            not_before("ends_on", "starts_on", name="an_activity_ends_after_it_starts"),
            one_at_a_time("one_main_activity_at_a_time"),
            evidence_has_its_day("evidence_of_an_activity_has_its_day"),
            models.CheckConstraint(
                condition=models.Q(weekly_hours__isnull=True) | models.Q(weekly_hours__gt=0),
                name="hours_of_an_activity_are_some",
            ),
        ]
