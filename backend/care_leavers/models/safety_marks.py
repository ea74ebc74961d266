from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.accounts.attribution import Ended
from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.core.constraints import one_while
from backend.councils.choices import Role
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer


class SafetyMarkQuerySet(CouncilScopedQuerySet):
    def open_to(self, user_id: int, role: str) -> Self:
        """Marks that are not restricted, and those this person recorded or may see by name or role."""
        named = models.Q(reader_ids__contains=[user_id]) | models.Q(reader_roles__contains=[role])
        return self.filter(models.Q(is_restricted=False) | models.Q(recorded_by=user_id) | named)

    def current(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def ended(self) -> Self:
        return self.filter(ended_at__isnull=False)


def only_restricted_has_readers(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(is_restricted=True) | models.Q(reader_ids=[], reader_roles=[]), name=name
    )


class SafetyMark(Ended, CouncilScoped):
    """Somewhere a young person must not be sent, for their safety. Never shown to employers.

    A restricted mark keeps away like any other, and is read only by whoever recorded it, the people and roles named on
    it, and the council's safeguarding lead.
    """

    note = models.TextField(blank=True)
    recorded_by = optional_user()
    is_restricted = models.BooleanField(default=False)
    reader_ids = ArrayField(models.BigIntegerField(), default=list, blank=True, help_text="Users who may see it.")
    reader_roles = ArrayField(models.CharField(max_length=30, choices=Role.choices), default=list, blank=True)

    objects = SafetyMarkQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("id",)


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
            Ended.with_a_reason("a_place_to_avoid_ends_with_a_reason"),
            only_restricted_has_readers("a_place_open_to_all_names_no_readers"),
        ]


@tracked
class AvoidedEmployer(SafetyMark):
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="avoided_employers")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")

    class Meta(SafetyMark.Meta):
        constraints = [
            one_while(
                models.Q(ended_at__isnull=True, is_restricted=False),
                "care_leaver",
                "employer",
                name="an_employer_is_avoided_once",
            ),
            one_while(
                models.Q(ended_at__isnull=True, is_restricted=True),
                "care_leaver",
                "employer",
                "recorded_by",
                name="an_employer_is_avoided_in_confidence_once_by_each",
            ),
            Ended.with_a_reason("an_employer_to_avoid_ends_with_a_reason"),
            only_restricted_has_readers("an_employer_open_to_all_names_no_readers"),
        ]
