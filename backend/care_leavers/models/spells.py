"""What is so from one day to another about a young person: its days, and how it is known."""

from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models

from backend.accounts.models import optional_user
from backend.care_leavers.choices import EvidenceLevel
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class Days(models.Func):
    """The days of a spell as a range with both ends in it."""

    function = "DATERANGE"
    output_field = DateRangeField()


class SpellQuerySet(CouncilScopedQuerySet):
    def on(self, day) -> Self:
        return self.filter(starts_on__lte=day).filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day))

    def open(self) -> Self:
        return self.filter(ends_on__isnull=True)

    def ended(self) -> Self:
        return self.filter(ends_on__isnull=False)

    def starting_from(self, day) -> Self:
        return self.filter(starts_on__gte=day)

    def overlapping(self, first, last=None) -> Self:
        """Spells with a day in common with `first` to `last`; without `last`, with any day from `first` on."""
        reaching = self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=first))
        return reaching.filter(starts_on__lte=last) if last else reaching


def one_at_a_time(name: str) -> ExclusionConstraint:
    """No two of one young person have a day in common."""
    days = Days("starts_on", "ends_on", RangeBoundary(inclusive_lower=True, inclusive_upper=True))
    return ExclusionConstraint(
        name=name, expressions=[(days, RangeOperators.OVERLAPS), ("care_leaver", RangeOperators.EQUAL)]
    )


def evidence_has_its_day(name: str) -> models.CheckConstraint:
    """Who said it, and who made sure of it, belong to a level; a level has its day."""
    nothing = models.Q(evidence="", said_by="", verified_on=None, verified_by=None)
    return models.CheckConstraint(
        condition=nothing | (~models.Q(evidence="") & models.Q(verified_on__isnull=False)), name=name
    )


class EvidencedSpell(CouncilScoped):
    """From its first day to its last, both in it, and how it is known."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day of the spell.")
    evidence = models.CharField(
        max_length=20, choices=EvidenceLevel.choices, blank=True, help_text="Empty where nobody has made sure of it."
    )
    said_by = models.CharField(max_length=120, blank=True, help_text="Who said or showed it: a name, and where.")
    verified_on = models.DateField(null=True, blank=True, help_text="The day on which it was said or seen.")
    verified_by = optional_user()  # nobody where it came by a link
    recorded_by = optional_user()

    class Meta:
        abstract = True
