import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.accounts.models import optional_user
from backend.care_leavers.choices import ImportState, RowOutcome
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.core.models import NumberedRow, UploadedFile
from backend.councils.models import CouncilRow


def random_name(_run, _name: str) -> str:
    """What a file is called may tell whose it is."""
    return f"care-leaver-files/{uuid.uuid4().hex}"


class ImportRun(UploadedFile, CouncilRow):
    """One file of young people."""

    file_name = models.CharField(max_length=200)
    content = models.FileField(upload_to=random_name, blank=True, max_length=100)
    sheets = models.JSONField(
        default=list, blank=True, help_text="Headings of each table, where they are to be chosen."
    )
    sheet = models.CharField(max_length=200, blank=True, help_text="The table that is read by chosen columns.")
    columns = models.JSONField(default=dict, blank=True, help_text="The chosen heading of the column of each fact.")
    extracted_on = models.DateField(null=True, blank=True, help_text="The day the file was taken out; empty: unknown.")
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.DONE)
    imported_by = optional_user()
    confirmed_by = optional_user()
    created_rows = models.PositiveIntegerField(default=0)
    updated_rows = models.PositiveIntegerField(default=0)
    unchanged_rows = models.PositiveIntegerField(default=0)
    refused_rows = models.PositiveIntegerField(default=0)
    held_rows = models.PositiveIntegerField(default=0, help_text="Look like somebody who is here.")
    differing_rows = models.PositiveIntegerField(default=0, help_text="Rows some cells of which a person settles.")

    class Meta(UploadedFile.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rows_done__lte=models.F("rows")), name="no_more_people_are_done_than_there_are"
            ),
        ]

    def __str__(self):
        return f"File of young people {self.public_id}"

    @property
    def is_being_worked_on(self) -> bool:
        return self.state in (ImportState.CHECKING, ImportState.TAKING_IN)


class ImportFailure(CouncilRow):
    """One thing about a row that stopped it, or that its sender should know, by its number in the spreadsheet.

    What its cells say is not kept here: whoever runs an import may not open a record.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="failures")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=80)
    reason = models.TextField()
    is_note = models.BooleanField(default=False, help_text="The row went in all the same.")

    class Meta:
        ordering = ("row", "id")

    def __str__(self):
        return f"Row {self.row}, {self.column}"


class ImportRow(NumberedRow, CouncilRow):
    """What became of one row, for those who may open records. What a refused row said goes with its file's time."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="row_results")
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices)
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    columns = ArrayField(models.CharField(max_length=40), default=list, help_text="Those taken over.")
    said = models.JSONField(default=dict, blank=True, help_text="The cells of a refused row, to be corrected.")

    class Meta(NumberedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="a_row_of_a_file_ends_once")]


class ImportedRow(CouncilRow):
    """What the newest file said about one person.

    An unchanged row changes nothing, and where a fact was changed here since, the import can tell.
    """

    care_leaver = models.OneToOneField(CareLeaver, on_delete=models.RESTRICT, related_name="imported_row")
    digest = models.CharField(max_length=64)
    said = models.JSONField(default=dict, help_text="By column, what the cells of the row said.")
    since = models.JSONField(default=dict, help_text="By column, the first day on which a file is known to say so.")
    said_on = models.DateField(null=True, blank=True, help_text="The day of that file; empty: unknown.")
    run = models.ForeignKey(ImportRun, on_delete=models.RESTRICT, related_name="+")
