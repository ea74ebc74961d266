from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models

from backend.accounts.models import optional_user
from backend.activities.choices import ActivityCode, Source
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import not_before
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class Days(models.Func):
    """The days of a spell as a range with both ends in it."""

    function = "DATERANGE"
    output_field = DateRangeField()


class ActivitySpellQuerySet(CouncilScopedQuerySet):
    def on(self, day):
        return self.filter(starts_on__lte=day).filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day))

    def open(self):
        return self.filter(ends_on__isnull=True)

    def ended(self):
        return self.filter(ends_on__isnull=False)

    def starting_from(self, day):
        return self.filter(starts_on__gte=day)

    def overlapping(self, first, last=None):
        """Spells with a day in common with `first` to `last`; without `last`, with any day from `first` on."""
        reaching = self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=first))
        return reaching.filter(starts_on__lte=last) if last else reaching


@tracked
class ActivitySpell(CouncilScoped):
    """What a young person mainly does, from one day to another, by its statutory code."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="activity_spells")
    code = models.CharField(max_length=2, choices=ActivityCode.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day of the spell.")
    source = models.CharField(max_length=20, choices=Source.choices)
    recorded_by = optional_user()
    verified_by = optional_user()

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
            ExclusionConstraint(
                name="one_main_activity_at_a_time",
                expressions=[
                    (
                        Days("starts_on", "ends_on", RangeBoundary(inclusive_lower=True, inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                    ("care_leaver", RangeOperators.EQUAL),
                ],
            ),
        ]
