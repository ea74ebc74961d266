"""What returns need and nothing else here reads, how a council reads them, and what was signed."""

from typing import Self

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import with_reason
from backend.councils.models import Council, CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.returns.choices import EthnicCode, LateYears, ReturnKind, Sex


@tracked
class ReturnFacts(CouncilRow):
    """Facts of a young person for returns alone: no list, no match and no ranking reads them. Empty: not given yet."""

    care_leaver = models.OneToOneField(CareLeaver, on_delete=models.RESTRICT, related_name="return_facts")
    child = models.CharField(max_length=20, blank=True, help_text="Where the return knows them by another identifier.")
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    ethnic_code = models.CharField(max_length=4, choices=EthnicCode.choices, blank=True)
    upn = models.CharField(max_length=13, blank=True, help_text="Unique pupil number, or UN2 to UN5.")
    was_unaccompanied = models.BooleanField(null=True, blank=True, help_text="Came to the UK alone, seeking asylum.")
    has_disability = models.BooleanField(null=True, blank=True)
    team = models.CharField(max_length=80, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    pathway_plan_reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("care_leaver", "id")

    def __str__(self):
        return f"Facts for returns {self.public_id}"


@tracked
class ReturnReading(CouncilRow):
    """How a council reads what the guidance leaves open. Months left empty: those of the dated rule."""

    late_years = models.CharField(max_length=10, choices=LateYears.choices, default=LateYears.CONTACTED)
    months_before = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(6)]
    )
    months_after = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(6)]
    )

    class Meta:
        ordering = ("council", "id")
        constraints = [models.UniqueConstraint(fields=["council"], name="one_reading_of_returns_for_a_council")]

    def __str__(self):
        return f"Reading of returns {self.public_id}"


class EarlierRow(CouncilRow):
    """One row of an OC3 file that the council sent in an earlier year, as it stood there."""

    year = models.PositiveSmallIntegerField()
    child = models.CharField(max_length=20)
    born = models.DateField()
    in_touch = models.CharField(max_length=4)
    activity = models.CharField(max_length=2)
    accommodation = models.CharField(max_length=2)
    recorded_by = optional_user()

    class Meta:
        ordering = ("year", "child", "id")
        constraints = [
            models.UniqueConstraint(fields=["council", "year", "child"], name="one_row_of_a_child_in_a_year")
        ]

    def __str__(self):
        return f"Row of {self.year} {self.public_id}"


class SignedReturnQuerySet(CouncilScopedQuerySet["SignedReturn"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)


class SignedReturn(CouncilScoped):
    """A return as it was signed: its files word for word, what they were made of, and by which reading."""

    kind = models.CharField(max_length=10, choices=ReturnKind.choices)
    year = models.PositiveSmallIntegerField()
    files = models.JSONField()
    looks = models.JSONField(help_text="What was to be looked at and was accepted.")
    reading = models.CharField(max_length=400)
    digest = models.CharField(max_length=64)
    signed_by = required_user()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = optional_user()
    withdrawn_because = models.CharField(max_length=400, blank=True)

    objects = SignedReturnQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        triggers = [
            # That no row moves to another council its policy says.
            pgtrigger.ReadOnly(
                name="what_was_signed_stays",
                exclude=["council", "withdrawn_at", "withdrawn_by", "withdrawn_because"],
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "kind", "year"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_signed_return_of_a_kind_and_year",
            ),
            with_reason(
                "withdrawn_at", "withdrawn_by", "withdrawn_because", name="a_withdrawn_return_says_why_and_by_whom"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.year - 1} to {self.year}"


def reading_of(council: Council) -> ReturnReading:
    """As the council has set it, or as nobody has: not saved."""
    return ReturnReading.objects.for_council(council.id).first() or ReturnReading(council=council)
