"""What a file leaves to a person: facts that differ, and rows that look like somebody who is here."""

from typing import Self

from django.db import models
from django.db.models.functions import Lower

from backend.accounts.attribution import Settled
from backend.audit.history import tracked
from backend.care_leavers.choices import ConflictReason, ConflictState, HeldState
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.care_leavers.models.imports import ImportRun
from backend.core.constraints import all_or_none, one_while
from backend.core.models import NumberedRow
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet


class ImportConflictQuerySet(CouncilScopedQuerySet):
    def open(self) -> Self:
        return self.filter(state=ConflictState.OPEN)

    def settled(self) -> Self:
        return self.filter(state__in=[ConflictState.KEPT, ConflictState.TAKEN])


@tracked
class ImportConflict(Settled, CouncilScoped):
    """A fact recorded here that a file says otherwise. Ours stays until somebody decides."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="import_conflicts")
    run = models.ForeignKey(ImportRun, on_delete=models.RESTRICT, related_name="conflicts")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=40)
    why = models.CharField(max_length=10, choices=ConflictReason.choices)
    ours = models.JSONField(null=True)
    theirs = models.JSONField()
    begins_on = models.DateField(null=True, blank=True, help_text="Of an entitlement category: since when.")
    file_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ConflictState.choices, default=ConflictState.OPEN)

    objects = ImportConflictQuerySet.as_manager()

    class Meta:
        ordering = ("column", "id")
        constraints = [
            one_while(
                models.Q(state=ConflictState.OPEN), "care_leaver", "column", name="a_fact_is_asked_about_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[ConflictState.KEPT, ConflictState.TAKEN])
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
                name="a_settled_difference_names_who_settled_it",
            ),
        ]

    def __str__(self):
        return f"{self.column} of {self.care_leaver_id}"


class HeldRowQuerySet(CouncilScopedQuerySet):
    def open(self) -> Self:
        return self.filter(state=HeldState.OPEN)


@tracked
class HeldRow(Settled, NumberedRow, CouncilScoped):
    """A row of somebody who looks like one who is here already."""

    run = models.ForeignKey(ImportRun, on_delete=models.RESTRICT, related_name="held")
    identifier = models.CharField(max_length=40)
    said = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True, help_text="What a match took over, as it was before.")
    file_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=HeldState.choices, default=HeldState.OPEN)
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)

    objects = HeldRowQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                "council", Lower("identifier"), condition=models.Q(state=HeldState.OPEN), name="a_row_is_held_once"
            ),
            all_or_none("settled_by", "settled_at", name="a_held_row_is_settled_by_somebody"),
        ]


class HeldCandidate(CouncilRow):
    """One of those whom a held row looks like, and how."""

    held = models.ForeignKey(HeldRow, on_delete=models.CASCADE, related_name="candidates")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="+")
    likeness = models.CharField(max_length=100)

    class Meta:
        ordering = ("id",)
