from django.db import models

from backend.audit.history import tracked
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer


@tracked
class AvoidedPlace(CouncilScoped):
    """An area somebody must not be sent to, for their safety. Never shown to employers."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="avoided_places")
    easting = models.PositiveIntegerField()
    northing = models.PositiveIntegerField()
    radius_metres = models.PositiveIntegerField()
    note = models.TextField(blank=True)

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=models.Q(radius_metres__gt=0), name="an_avoided_place_has_a_size")
        ]


@tracked
class AvoidedEmployer(CouncilScoped):
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="avoided_employers")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    note = models.TextField(blank=True)

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["care_leaver", "employer"], name="an_employer_is_avoided_once")]
