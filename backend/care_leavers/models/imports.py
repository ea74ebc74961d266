from django.db import models

from backend.accounts.models import optional_user
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class ImportRun(CouncilScoped):
    """One file of young people read in, with what became of its rows."""

    file_name = models.CharField(max_length=200)
    imported_by = optional_user()
    created_rows = models.PositiveIntegerField(default=0)
    updated_rows = models.PositiveIntegerField(default=0)
    unchanged_rows = models.PositiveIntegerField(default=0)
    refused_rows = models.PositiveIntegerField(default=0)

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")


class ImportFailure(CouncilScoped):
    """A row that could not be taken, by its number in the spreadsheet. What its cells say is not kept."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="failures")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=80)
    reason = models.TextField()

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        ordering = ("row", "id")

    def __str__(self):
        return f"Row {self.row}, {self.column}"


class ImportedRow(CouncilScoped):
    """What the last import said about one person.

    An unchanged row changes nothing, and where a fact was changed here since, the import can tell.
    """

    care_leaver = models.OneToOneField(CareLeaver, on_delete=models.RESTRICT, related_name="imported_row")
    digest = models.CharField(max_length=64)
    said = models.JSONField(default=dict, help_text="By column, what the cells of the row said.")
    run = models.ForeignKey(ImportRun, on_delete=models.RESTRICT, related_name="rows")

    objects = CouncilScopedQuerySet.as_manager()
