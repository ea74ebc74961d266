from typing import Self

from django.db import models

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.core.constraints import one_open
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer


class SafetyMarkQuerySet(CouncilScopedQuerySet):
    def current(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def ended(self) -> Self:
        return self.filter(ended_at__isnull=False)


class SafetyMark(CouncilScoped):
    """Somewhere a young person must not be sent, for their safety. Never shown to employers."""

    note = models.TextField(blank=True)
    recorded_by = optional_user()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()
    end_reason = models.TextField(blank=True)

    objects = SafetyMarkQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("id",)

    @property
    def is_current(self) -> bool:
        return self.ended_at is None


def ended_with_a_reason(name: str) -> models.CheckConstraint:
    with_it = models.Q(ended_at__isnull=False, ended_by__isnull=False) & ~models.Q(end_reason="")
    return models.CheckConstraint(condition=models.Q(ended_at__isnull=True, ended_by__isnull=True) | with_it, name=name)


@tracked
class AvoidedPlace(SafetyMark):
    """A circle on the map. The postcode is what was written; the grid numbers are what counts."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="avoided_places")
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.PositiveIntegerField()
    northing = models.PositiveIntegerField()
    radius_metres = models.PositiveIntegerField()

    class Meta(SafetyMark.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(radius_metres__gt=0), name="an_avoided_place_has_a_size"),
            ended_with_a_reason("a_place_to_avoid_ends_with_a_reason"),
        ]


@tracked
class AvoidedEmployer(SafetyMark):
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="avoided_employers")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")

    class Meta(SafetyMark.Meta):
        constraints = [
            one_open("care_leaver", "employer", until="ended_at", name="an_employer_is_avoided_once"),
            ended_with_a_reason("an_employer_to_avoid_ends_with_a_reason"),
        ]
